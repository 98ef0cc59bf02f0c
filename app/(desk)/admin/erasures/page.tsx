import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { Turn } from '@/components/ui/turn'
import { listErasures } from '@/domain/erasures/erasure-lists'
import { clockFor } from '../clock'
import { orForbidden } from '../or-forbidden'
import { ErasureList } from './erasure-list'

export const metadata: Metadata = { title: 'Erasures' }

const ErasuresQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Erasures({ searchParams }: Props) {
  const query = ErasuresQuery.parse(await searchParams)
  const actor = await requireActor('/admin/erasures')
  const clock = await clockFor(actor)
  const list = await orForbidden(listErasures(actor, query, clock.now))
  return (
    <>
      <PageHead title="Erasures" actions={<Link href="/admin/consents">Consents</Link>}>
        What was erased permanently because a person asked for it, or is to be. Of each, a note without words is all
        that stays.
      </PageHead>
      {list.items.length > 0 ? (
        <ErasureList items={list.items} clock={clock} />
      ) : (
        <p className="max-w-[66ch] text-soft">
          Nothing was erased. When a person asks for it, open the text, or its consent, and choose “Erase permanently…”.
        </p>
      )}
      <Turn page={list.page} pages={list.pages} address={(page) => `/admin/erasures?page=${page}`} />
    </>
  )
}
