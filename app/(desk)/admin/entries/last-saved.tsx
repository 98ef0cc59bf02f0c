import type { EntryRow } from '@/domain/desk/entry-rows'
import { capitalized } from '@/lib/capitalized'
import { relativeTime } from '@/lib/relative-time'
import { deskTimes } from '@/lib/time'
import type { Clock } from '@/components/admin/entry/state-words'

/** When an entry's newest text was saved, on the reader's own clock, and by whom. */
export function LastSaved({ entry, clock }: { entry: Pick<EntryRow, 'savedAt' | 'author'>; clock: Clock }) {
  return (
    <>
      <time
        dateTime={new Date(entry.savedAt).toISOString()}
        title={`${relativeTime(entry.savedAt, clock.now)}: ${deskTimes(entry.savedAt, clock.zone, clock.viewer)}`}
        className="md:block md:truncate"
      >
        {capitalized(deskTimes(entry.savedAt, clock.viewer, clock.viewer, clock.now))}
      </time>{' '}
      <span className="text-faint md:block md:truncate">by {entry.author ?? 'the system'}</span>
    </>
  )
}
