import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { InReview, Override } from '@/domain/review/review-state'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes } from '@/lib/time/time'
import { reviewSentence } from '@/components/admin/review/words'
import type { Zones } from '@/components/admin/moments/zones'

type Clock = Zones & { now: number }

export function QueueList({ entries, clock }: { entries: InReview[]; clock: Clock }) {
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id} className={row}>
          <span className={edge}>{entry.review.is !== 'none' && relativeTime(entry.review.since, clock.now)}</span>
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

export function OverrideList({ overrides, clock }: { overrides: Override[]; clock: Clock }) {
  return (
    <ol>
      {overrides.map((override) => (
        <li key={override.releaseId} className={row}>
          <span className={edge}>{relativeTime(override.at, clock.now)}</span>
          <div className="min-w-0">
            <EntryLink entry={{ ...override, id: override.entryId }} />
            <p className="text-sm text-soft">
              Published by {override.byName}, {deskTimes(override.at, clock.zone, clock.viewer, clock.now)}
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

const row =
  'grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-t border-line py-2.5 first:border-t-0 first:pt-0 max-sm:grid-cols-1'
const edge = 'pt-px text-sm font-semibold text-soft tabular-nums'
