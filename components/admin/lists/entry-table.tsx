import type { EntryRow } from '@/domain/entries'
import { EntryLink, kindAndLanguage } from './entry-title'
import { LastSaved } from './last-saved'
import { StateMark } from './state-mark'
import type { Clock } from './state-words'

/** A table where there is room; stacked rows on a phone, with the roles said aloud that `display` would take away. */
export function EntryTable({ entries, clock, label }: { entries: EntryRow[]; clock: Clock; label: string }) {
  return (
    <table role="table" aria-label={label} className="block w-full md:table md:table-fixed md:border-collapse">
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="text-left text-sm text-soft">
          <th role="columnheader" scope="col" className={head}>
            Title
          </th>
          <th role="columnheader" scope="col" className={head}>
            State
          </th>
          <th role="columnheader" scope="col" className={`${head} md:w-[29%]`}>
            Last saved
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {entries.map((entry) => (
          <tr key={entry.id} role="row" className="block border-t border-line py-3 md:table-row">
            <th role="rowheader" scope="row" className={`${cell} text-left font-normal`}>
              <EntryLink entry={entry} />
              <span className="block text-sm text-faint">{kindAndLanguage(entry)}</span>
            </th>
            <td role="cell" className={cell}>
              <StateMark state={entry.state} clock={clock} />
            </td>
            <td role="cell" className={`${cell} text-sm text-soft`}>
              <LastSaved entry={entry} clock={clock} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const head = 'py-2 pr-6 font-semibold'
const cell = 'block py-0.5 align-top md:table-cell md:py-3 md:pr-6'
