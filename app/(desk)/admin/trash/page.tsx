import type { Metadata } from 'next'
import { z } from 'zod'
import { requireActor } from '@/auth/session'
import { TrashList } from '@/components/admin/lists/trash-list'
import { Turn } from '@/components/admin/lists/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/actor'
import { listTrash } from '@/domain/trash'
import { clockFor } from '../clock'
import { erase, restore } from './actions'

export const metadata: Metadata = { title: 'Trash' }

const Asked = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Trash({ searchParams }: Props) {
  const actor = await requireActor('/admin/trash')
  const { now, zone } = await clockFor(actor)
  const { items, total, page, pages } = await listTrash(actor, Asked.parse(await searchParams), now)
  return (
    <div className="max-w-4xl">
      <PageHead title="Trash">
        What was never public is deleted for good after 30 days. What readers once had stays, since its address does.
      </PageHead>
      {total === 0 && <p className="text-soft">The trash is empty.</p>}
      <TrashList entries={items} zone={zone} restore={restore} erase={may(actor, 'erase') ? erase : undefined} />
      <Turn page={page} pages={pages} address={(page) => `/admin/trash?page=${page}`} />
    </div>
  )
}
