import { Link, ButtonLink } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { AskColleague } from '@/components/admin/consents/ask-colleague'
import { Note, PageHead, Section } from '@/components/admin/shell/page-head'
import { harmStateOf, type HarmState, harmChecksOf } from '@/domain/consents/harm-state'
import { peopleStateOf } from '@/domain/publishing/people-state'
import { may, type Actor } from '@/domain/staff/actor'
import { openEntry } from '@/domain/writing/editing'
import { deskMoment, type Clock } from '@/lib/time/time'
import { deskPage, numberIn } from '@/app/(desk)/admin/desk-page'
import { downloadLink } from '../../../media/[id]/download'
import { entryPageTitle } from '../../title-about'
import { QuestionsForm } from './questions-form'
import { compareRevisions } from '@/domain/writing/comparison/compare'
import type { Language } from '@/lib/languages/languages'
import { ComparisonChanges } from '../revisions/compare/changes'

export const generateMetadata = entryPageTitle('Check for harm')

export default deskPage('/admin/entries/[id]/harm-check', async ({ actor, clock, params }) => {
  const entryId = numberIn(params.id)
  const state = (await harmStateOf(actor, entryId, clock.now)) ?? notFound()
  const [people, entry] = await Promise.all([
    peopleStateOf(actor, entryId, clock.now),
    openEntry(actor, entryId, clock.now),
  ])
  const { content, uploads, entry: about } = entry ?? notFound()
  const { revisionId, standing, mayCheck, whyNot } = state
  return (
    <>
      <PageHead
        title="Check for harm"
        actions={
          <ButtonLink href={`/admin/entries/${entryId}`} kind="quiet">
            Back to writing
          </ButtonLink>
        }
      >
        “{content.title || 'Untitled'}”. A second person reads the text as readers will get it, and says what is true of
        it. That holds for exactly this text: a later change asks again.
      </PageHead>
      <HarmCheckState state={state} clock={clock} />
      {!standing && !mayCheck && (
        <Note className="mb-6">
          <p className="mb-2">{whyNot}</p>
          {people && <AskColleague entryId={entryId} state={people} />}
        </Note>
      )}
      {!standing && <ChangesSinceCheck entry={about} state={state} clock={clock} actor={actor} />}
      <div className={mayCheck ? 'gap-8 xl:grid xl:grid-cols-2' : undefined}>
        <Section title="What readers will get" id="text" className="mb-8">
          <div className="xl:sticky xl:top-4">
            <iframe
              title={`“${content.title}” as readers will see it`}
              src={`/admin/entries/${entryId}/preview/document?revision=${revisionId}&framed`}
              className="block h-[70dvh] w-full border border-line bg-sheet"
            />
            {uploads.length > 0 && (
              <ul aria-label="Pictures and files" className="mt-3">
                {uploads.map((upload) => (
                  <li key={upload.id} className="border-t border-line py-1.5 first:border-t-0">
                    <a href={downloadLink(upload)} target="_blank" className="wrap-anywhere">
                      {upload.name}
                    </a>{' '}
                    <Link href={`/admin/media/${upload.id}`} className="text-sm whitespace-nowrap">
                      What is known about it
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            <BesideText state={state} />
          </div>
        </Section>
        {mayCheck && standing && (
          <details>
            <summary>Check words for readers beside the text</summary>
            <QuestionsForm entryId={entryId} state={{ ...state, wasReleased: true }} />
          </details>
        )}
        {mayCheck && !standing && (
          <Section title="Is this true?" id="questions">
            <QuestionsForm entryId={entryId} state={state} />
          </Section>
        )}
      </div>
      <EarlierChecks entryId={entryId} actor={actor} clock={clock} />
    </>
  )
})

/** Notes and files of earlier releases that readers still get. */
function BesideText({ state: { notes, formerFiles } }: { state: HarmState }) {
  if (!notes.length && !formerFiles.length) return null
  return (
    <ul aria-label="From earlier releases" className="mt-3">
      {notes.map((note) => (
        <li key={note} className="border-t border-line py-1.5 first:border-t-0">
          “{note}”
        </li>
      ))}
      {formerFiles.map(({ id, name }) => (
        <li key={id} className="border-t border-line py-1.5 first:border-t-0">
          <Link href={`/admin/media/${id}`}>{name}</Link>, an earlier version
        </li>
      ))}
    </ul>
  )
}

function HarmCheckState({ state: { standing }, clock }: { state: HarmState; clock: Clock }) {
  if (!standing) return null
  return (
    <Note className="mb-6">
      <p role="status">
        Checked by {standing.by}, {deskMoment(standing.at, clock)}. The check holds for this text as it is now, with its
        pictures, files and consents.
      </p>
    </Note>
  )
}

type EarlierChecksProps = { entryId: number; actor: Actor; clock: Clock }

async function EarlierChecks({ entryId, actor, clock }: EarlierChecksProps) {
  if (!may(actor, 'checkHarm')) return null
  const checks = await harmChecksOf(actor, entryId)
  if (!checks.length) return null
  return (
    <Section title="Checks so far" id="checks" className="mt-10 max-w-2xl">
      <ol>
        {checks.map(({ id, by, at, answers }) => (
          <li key={id} className="border-t border-line py-1.5 first:border-t-0">
            {by ?? 'The system'}, {deskMoment(at, clock)}
            {answers.note && `, with the words “${answers.note}”`}
          </li>
        ))}
      </ol>
    </Section>
  )
}

type ChangedSinceProps = { entry: { id: number; language: Language }; state: HarmState; clock: Clock; actor: Actor }

async function ChangesSinceCheck({ entry, state, clock, actor }: ChangedSinceProps) {
  const { last, changed, revisionId } = state
  if (!last || !changed?.length) return null
  const pair = { entryId: entry.id, from: last.revisionId, to: revisionId }
  const result = last.revisionId === revisionId ? undefined : await compareRevisions(actor, pair)
  return (
    <Section title="What changed since the last check" id="changed" className="mb-8">
      <Note warn className="mb-4">
        <p>
          {last.by} checked it {deskMoment(last.at, clock)}. Since then this has changed: {changed.join(', ')}.
        </p>
      </Note>
      {result ? (
        <ComparisonChanges comparison={result.comparison} language={entry.language} />
      ) : (
        <p className="text-sm text-soft">The earlier words are not kept apart: read all of it again.</p>
      )}
    </Section>
  )
}
