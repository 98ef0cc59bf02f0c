import { ButtonLink } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { PreviewFrame } from './preview-frame'
import { previewWidthIn } from './widths'
import type { Clock } from '@/lib/time/time'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/fields'
import { may } from '@/domain/staff/actor'
import { previewItem } from '@/domain/publishing/preview'
import { listPreviewLinks, type PreviewLink } from '@/domain/publishing/preview-links'
import { listRevisions } from '@/domain/writing/revisions'
import { capitalize } from '@/lib/text/capitalized'
import { deskMoment } from '@/lib/time/time'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { entryPageTitle } from '../../title-about'
import { PreviewLinks, type PreviewLinkRow, SharePreviewButton } from './links'
import { timesInWords } from '@/lib/text/numbers'

export const generateMetadata = entryPageTitle('Preview')

export default deskPage('/admin/entries/[id]/preview', async ({ actor, clock, params, searchParams }) => {
  const entryId = numberIn(params.id)
  const { revision, width } = searchParams
  const query = revision ? `?revision=${numberIn(revision)}` : ''
  const which = { entryId, revisionId: revision ? numberIn(revision) : undefined }
  const preview = (await previewItem(actor, which, clock.now)) ?? notFound()
  const { revisions = [], entry } = (await listRevisions(actor, entryId)) ?? {}
  const shares = may(actor, 'sharePreview', entry)
  const links = shares ? await listPreviewLinks(actor, entryId, clock.now) : undefined
  const document = `/admin/entries/${entryId}/preview/document${query}`
  const when = (at: number) => deskMoment(at, clock)
  return (
    <>
      <PageHead
        title="Preview"
        actions={
          <>
            <ButtonLink href={`/admin/entries/${entryId}`} kind="quiet">
              Back to writing
            </ButtonLink>
            <a href={document} target="_blank" className={buttonClass()}>
              Open in a new tab
            </a>
            {shares && <SharePreviewButton entryId={entryId} revisionId={preview.revisionId} />}
          </>
        }
      >
        “{preview.item.title}” as readers would get it now. {preview.isNewest ? 'The newest text' : 'An earlier text'},
        by {preview.author ?? 'the system'}, saved {when(preview.savedAt)}.
      </PageHead>
      <PreviewTextSelect
        chosen={revision ?? ''}
        texts={revisions.slice(0, 100).map(({ id, savedAt, author, releases }) => ({
          value: String(id),
          label: [capitalize(when(savedAt)), author ?? 'The system', releases.length > 0 && 'published']
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <PreviewFrame
        key={document}
        source={`${document}${query ? '&' : '?'}framed`}
        title={preview.item.title}
        first={previewWidthIn(width)}
      />
      {links && (
        <Section title="Links for people without an account" id="links" className="mt-10 max-w-[60rem]">
          <PreviewLinks links={links.map((link) => previewLinkRow(link, clock))} />
        </Section>
      )}
    </>
  )
})

function PreviewTextSelect({ chosen, texts }: { chosen: string; texts: { value: string; label: string }[] }) {
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-2">
      <SelectField
        key={chosen}
        label="Text"
        name="revision"
        defaultValue={chosen}
        none="The newest"
        options={texts}
        className="min-w-0 flex-1 sm:max-w-md"
      />
      <button type="submit" className={buttonClass()}>
        Show
      </button>
    </form>
  )
}

function previewLinkRow(link: PreviewLink, clock: Clock): PreviewLinkRow {
  const when = (at: number) => deskMoment(at, clock)
  const { id, label, versionSavedAt, by, createdAt, openings, lastOpenedAt } = link
  return {
    id,
    label,
    shows: versionSavedAt ? `Shows the version saved ${when(versionSavedAt)}` : 'Shows the newest text',
    madeBy: `Made by ${by ?? 'the system'}, ${when(createdAt)}`,
    ...linkState(link, clock.now, when),
    openings: lastOpenedAt ? `Opened ${timesInWords(openings)}, last ${when(lastOpenedAt)}` : 'Not opened yet',
  }
}

function linkState(
  { expiresAt, revokedAt, orphaned, by, isUnderEndedConsent, hasEnded }: PreviewLink,
  now: number,
  when: (at: number) => string,
) {
  if (revokedAt !== null) return { isOpen: false, opens: `Revoked ${when(revokedAt)}` }
  if (expiresAt <= now) return { isOpen: false, opens: `Expired ${when(expiresAt)}` }
  if (orphaned) return { isOpen: false, opens: `Opens no more: ${by} no longer works here` }
  if (isUnderEndedConsent) return { isOpen: false, opens: 'Opens no more: a consent that the text needs has ended' }
  if (hasEnded) return { isOpen: false, opens: 'Opens no more: readers have lost the text since' }
  return { isOpen: true, opens: `Opens until ${when(expiresAt)}` }
}
