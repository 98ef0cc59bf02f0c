import { PageHead, Section } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { overridesToApprove, reviewQueue, type InReview, type Override } from '@/domain/review/review-state'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment, type Clock } from '@/lib/time/time'
import { reviewSentence } from '@/components/admin/review/words'

export const metadata = { title: 'Review' }

export default deskPage('/admin/review', async ({ actor, clock }) => {
  const reviews = may(actor, 'review')
  const [queue, overrides] = await Promise.all([reviewQueue(actor), reviews ? overridesToApprove(actor) : []])
  const forMe = queue.filter((entry) => entry.forMe)
  const waiting = queue.filter((entry) => entry.review.is === 'waiting' && !entry.forMe)
  const changes = queue.filter((entry) => entry.review.is === 'changes')
  const approved = queue.filter((entry) => entry.review.is === 'approved')
  return (
    <>
      <PageHead title="Review">
        {reviews
          ? 'What waits for a second pair of eyes, the oldest first.'
          : 'What you have submitted, the oldest first.'}
      </PageHead>
      <div className="grid max-w-4xl gap-10">
        {overrides.length > 0 && (
          <Section title="Published without approval" id="overrides" count={overrides.length}>
            <OverrideList overrides={overrides} clock={clock} />
          </Section>
        )}
        {reviews && (
          <Section
            title="Waits for you"
            id="for-me"
            count={forMe.length || undefined}
            nothing={forMe.length === 0 && 'Nothing waits for your review.'}
          >
            <QueueList entries={forMe} clock={clock} />
          </Section>
        )}
        {(waiting.length > 0 || !reviews) && (
          <Section
            title={reviews ? 'Waits for others' : 'Waits for review'}
            id="waiting"
            nothing={
              waiting.length === 0 &&
              'Nothing of yours waits. In a text, “Submit for review…” asks an editor to read it.'
            }
          >
            <QueueList entries={waiting} clock={clock} />
          </Section>
        )}
        {changes.length > 0 && (
          <Section title="Changes requested" id="changes">
            <QueueList entries={changes} clock={clock} />
          </Section>
        )}
        {approved.length > 0 && (
          <Section title="Approved, not published yet" id="approved">
            <QueueList entries={approved} clock={clock} />
          </Section>
        )}
      </div>
    </>
  )
})

function QueueList({ entries, clock }: { entries: InReview[]; clock: Clock }) {
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id} className={rowClass}>
          <span className={edgeClass}>{entry.review.is !== 'none' && relativeTime(entry.review.since, clock.now)}</span>
          <div className="min-w-0">
            <EntryLink entry={entry} />
            <p className="text-sm text-faint">
              {kindAndLanguage(entry)} · written by {entry.authorName ?? 'the system'}
            </p>
            <p className="text-sm text-soft">{reviewSentence(entry.review, clock)}</p>
            {entry.review.is === 'changes' && entry.review.note && (
              <p className="mt-1 border-l border-line pl-2 text-sm wrap-anywhere whitespace-pre-wrap">
                {entry.review.note}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function OverrideList({ overrides, clock }: { overrides: Override[]; clock: Clock }) {
  return (
    <ol>
      {overrides.map((override) => (
        <li key={override.releaseId} className={rowClass}>
          <span className={edgeClass}>{relativeTime(override.at, clock.now)}</span>
          <div className="min-w-0">
            <EntryLink entry={{ ...override, id: override.entryId }} />
            <p className="text-sm text-soft">
              Published by {override.byName}, {deskMoment(override.at, clock)}
            </p>
            <p className="wrap-anywhere">“{override.reason}”</p>
            <p className="text-sm font-medium text-warn">
              {override.forMe ? 'It waits for your approval.' : 'Someone else who did not write it has to approve it.'}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

const rowClass =
  'grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-t border-line py-2.5 first:border-t-0 first:pt-0 max-sm:grid-cols-1'
const edgeClass = 'pt-px text-sm font-semibold text-soft tabular-nums'
