import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/admin/shell/page-head'
import { permit } from '@/domain/staff/actor'
import { ImportForm } from './import-form'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Import redirects' }

export default deskPage('/admin/addresses/import', async ({ actor }) => {
  permit(actor, 'manageRedirects')
  return (
    <div className="max-w-4xl">
      <PageHead title="Import redirects">
        From a file with an old and a new address in each line, as a spreadsheet saves it (CSV). You see what comes of
        each line before anything is written. <Link href="/admin/addresses">Back to the redirects</Link>
      </PageHead>
      <ImportForm />
    </div>
  )
})
