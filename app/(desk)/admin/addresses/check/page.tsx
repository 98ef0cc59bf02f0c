import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/admin/shell/page-head'
import { permit } from '@/domain/staff/actor'
import { CheckForm } from './check-form'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Check a list of addresses' }

export default deskPage('/admin/addresses/check', async ({ actor }) => {
  permit(actor, 'manageRedirects')
  return (
    <div className="max-w-4xl">
      <PageHead title="Check a list of addresses">
        Do all of these still answer? A sitemap of an earlier site, or its addresses, one in each line. Nothing is
        fetched from there: they are asked here. <Link href="/admin/addresses/all">Back to every address</Link>
      </PageHead>
      <CheckForm />
    </div>
  )
})
