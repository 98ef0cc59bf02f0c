import type { EntryRow } from '@/domain/desk/entry-rows'
import { relativeTime } from '@/lib/time/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/components/admin/entry/state-words'

export function WaitingList({ entries, clock }: { entries: EntryRow[]; clock: Clock }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <EntryLink entry={entry} />
          <div>
            <StateMark state={entry.state} review={entry.review} clock={clock} inline />
          </div>
          <p className="text-sm text-faint">
            {kindAndLanguage(entry)} · saved {relativeTime(entry.savedAt, clock.now)} by {entry.author ?? 'the system'}
          </p>
        </li>
      ))}
    </ul>
  )
}
