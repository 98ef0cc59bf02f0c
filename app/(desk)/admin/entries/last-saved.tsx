import type { EntryRow } from '@/domain/desk/entries'
import { relativeTime } from '@/lib/relative-time'
import { deskTimes } from '@/lib/time'
import type { Clock } from '@/components/admin/entry/state-words'

/** When an entry's newest text was saved and by whom, from now and on the clock. */
export function LastSaved({ entry, clock }: { entry: Pick<EntryRow, 'savedAt' | 'author'>; clock: Clock }) {
  return (
    <>
      <span className="md:block">
        {relativeTime(entry.savedAt, clock.now)} by {entry.author ?? 'the installation'}
      </span>
      <time
        dateTime={new Date(entry.savedAt).toISOString()}
        className="text-sm text-faint before:content-['_·_'] md:block md:before:content-none"
      >
        {deskTimes(entry.savedAt, clock.zone, clock.viewer)}
      </time>
    </>
  )
}
