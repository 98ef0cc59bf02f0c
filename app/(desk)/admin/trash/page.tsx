import { z } from 'zod'
import { TrashedEntries, TrashedUploads } from './trash-lists'
import { PageTurn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { listTrashedUploads } from '@/domain/files/media-trash'
import { listTrash } from '@/domain/entries/trash'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Trash' }

const pageField = z.coerce.number().int().min(1).max(10_000).catch(1)
const TrashQuery = z.object({ page: pageField, media: pageField })

export default deskPage('/admin/trash', async ({ actor, clock: { now, zone }, searchParams }) => {
  const query = TrashQuery.parse(searchParams)
  const [entries, uploads] = await Promise.all([
    listTrash(actor, query, now),
    listTrashedUploads(actor, { page: query.media }),
  ])
  return (
    <div className="max-w-4xl">
      <PageHead title="Trash">
        What was never public is deleted permanently after 30 days. What readers once had stays, since its address does;
        so does a file that older revisions use.
      </PageHead>
      {entries.total === 0 && uploads.total === 0 && <p className="text-soft">The trash is empty.</p>}
      <TrashedEntries entries={entries.items} total={entries.total} zone={zone} mayErase={may(actor, 'eraseTrash')}>
        <PageTurn
          page={entries.page}
          pages={entries.pages}
          address={(page) => `/admin/trash?page=${page}&media=${query.media}`}
        />
      </TrashedEntries>
      <TrashedUploads uploads={uploads.items} total={uploads.total} zone={zone}>
        <PageTurn
          page={uploads.page}
          pages={uploads.pages}
          address={(media) => `/admin/trash?page=${query.page}&media=${media}`}
        />
      </TrashedUploads>
    </div>
  )
})
