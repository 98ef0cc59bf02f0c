import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/admin/shell/page-head'
import { openUpload } from '@/domain/files/media-details'
import { permit } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { ConsentForm } from '../consent-form'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Record a consent' }

export default deskPage('/admin/consents/new', async ({ actor, clock, searchParams }) => {
  const { entry, upload } = searchParams
  permit(actor, 'manageConsents')
  const draft = entry ? ((await findDraft(actor, numberIn(String(entry)))) ?? notFound()) : undefined
  const file = upload ? ((await openUpload(actor, String(upload), clock.now)) ?? notFound()).upload : undefined
  const about = draft ? draft.content.title || 'Untitled' : file?.name
  return (
    <>
      <PageHead title="Record a consent" actions={<Link href="/admin/consents">All consents</Link>}>
        {about ? `It will be linked to “${about}”. ` : ''}
        Write down what was agreed, never who agreed: names, telephone numbers and addresses stay in your case file.
      </PageHead>
      <ConsentForm
        // Nothing is ticked in advance: every agreement has to be stated.
        values={{}}
        links={{ entry: draft?.entry.id, upload: file?.lineage }}
      />
    </>
  )
})
