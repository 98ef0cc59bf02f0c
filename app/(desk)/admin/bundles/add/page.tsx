import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { BundleStart, ChooseBundle } from '../begin-bundle'
import { PageHead } from '@/components/admin/shell/page-head'
import { openBundles } from '@/domain/publishing/bundles'
import { findDraft } from '@/domain/writing/drafts'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Add to a bundle' }

export default deskPage('/admin/bundles/add', async ({ actor, clock, searchParams }) => {
  const entryId = numberIn(searchParams.entry ?? '')
  const bundles = await openBundles(actor, clock.now)
  const draft = (await findDraft(actor, entryId)) ?? notFound()
  return (
    <>
      <PageHead title="Add to a bundle" actions={<Link href={`/admin/entries/${entryId}`}>Back to writing</Link>}>
        “{draft.content.title || 'Untitled'}” then goes live with the others of the bundle or not at all, and not by
        itself.
      </PageHead>
      {bundles.length > 0 && <ChooseBundle entryId={entryId} bundles={bundles} />}
      <BundleStart entryId={entryId} />
    </>
  )
})
