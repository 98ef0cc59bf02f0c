import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { RestoreButton } from '../restore-button'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { findRevision } from '@/domain/writing/revisions'
import { deskMoment } from '@/lib/time/time'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { withStaffMedia } from '../../../staff-media'
import { entryPageTitle } from '../../../title-about'
import { kindWords } from '../revision-words'
import '@/components/admin/editor/text/body.css'

type Params = { id: string; revision: string }

export const generateMetadata = entryPageTitle<Params>(({ revision }) => `Revision ${numberIn(revision)}`)

export default deskPage('/admin/entries/[id]/revisions/[revision]', async ({ actor, clock, params }) => {
  const { id, revision: number } = params
  const [entryId, revisionId] = [numberIn(id), numberIn(number)]
  const details = (await findRevision(actor, { entryId, revisionId })) ?? notFound()
  const { entry, revision, author, content, fromSavedAt } = details
  const when = deskMoment(revision.savedAt, clock)
  const extent = [
    `address ${revision.slug}`,
    content.termIds.length > 0 && `${content.termIds.length} topics and countries`,
    content.files.length > 0 && `${content.files.length} files`,
  ]
  return (
    <>
      <PageHead
        title="Revision"
        actions={
          <>
            {may(actor, 'write', entry) && <RestoreButton entryId={entryId} revisionId={revisionId} when={when} />}
            <Link href={`/admin/entries/${entryId}/revisions/compare?to=${revisionId}`} className="self-center px-2">
              What changed
            </Link>
            <Link href={`/admin/entries/${entryId}/revisions`} className="self-center px-2">
              All revisions
            </Link>
          </>
        }
      >
        {revision.remark && <strong className="block text-ink">“{revision.remark}”</strong>}
        {kindWords({ ...revision, fromSavedAt, isMine: revision.author === actor.id }, clock)} by{' '}
        {author ?? 'the system'}, {when}; {extent.filter(Boolean).join(', ')}. Restoring it adds it on top; nothing goes
        away.
      </PageHead>
      <article className="max-w-[46rem]" lang={entry.language}>
        <h2 className="font-serif text-[clamp(1.75rem,1.3rem+2vw,2.6rem)] leading-[1.16] font-medium wrap-anywhere">
          {revision.title || 'Untitled'}
        </h2>
        {revision.summary && <p className="mt-4 font-serif text-[1.25rem] text-soft">{revision.summary}</p>}
        {revision.bodyProblem && (
          <p role="note" className="mt-4 font-semibold wrap-anywhere" lang="en">
            Only its words are shown: the text holds something that is not allowed. {revision.bodyProblem}
          </p>
        )}
        {/* Safe: domain/content/body/render.ts writes only listed elements. */}
        <div className="body mt-6" dangerouslySetInnerHTML={{ __html: withStaffMedia(revision.bodyHtml) }} />
      </article>
    </>
  )
})
