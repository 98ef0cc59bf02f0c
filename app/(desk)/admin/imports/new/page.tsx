import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/admin/shell/page-head'
import { permit } from '@/domain/staff/actor'
import { listArchives } from '@/domain/imports/archives/unpack'
import { uploadFolders } from '@/domain/imports/deliveries'
import { SendExport } from './send-export'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'New import' }

export default deskPage('/admin/imports/new', async ({ actor, clock }) => {
  permit(actor, 'manageImports')
  const [folders, archives] = await Promise.all([uploadFolders(actor), listArchives(actor, clock.now)])
  return (
    <div className="max-w-3xl">
      <PageHead title="New import">
        From a site made with WordPress: its posts, pages, pictures and files, with their dates and addresses. First it
        is tried, and you see what would come of everything. <Link href="/admin/imports">Back to the imports</Link>
      </PageHead>
      <SendExport folders={folders} archives={archives} />
      <h2 className="mt-10 mb-2 border-t-3 border-rule pt-2.5 text-base">Documents with a table about them</h2>
      <p className="max-w-[66ch] text-soft">
        A folder of documents with a CSV file that describes them becomes publications on the command line of the
        server:
      </p>
      <p className="mt-2 text-sm wrap-anywhere">
        <code>npm run gazette -- import folder FOLDER --csv FILE.csv --dry-run</code>
      </p>
    </div>
  )
})
