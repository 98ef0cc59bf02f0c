import { ArrowDown, ArrowUp } from 'lucide-react'
import type { EntryRow, EntrySort } from '@/domain/desk/entries'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { listAddress, type Filters } from '@/components/admin/entries/filters'
import { LastSaved } from './last-saved'
import { ChooseEntry, ChoosePage } from './selection'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/components/admin/entry/state-words'

type Props = { entries: EntryRow[]; clock: Clock; filters: Filters }

/** A table where there is room; stacked rows on a phone, with the roles said aloud that `display` would take away. */
export function EntryTable({ entries, clock, filters }: Props) {
  return (
    <table role="table" aria-label="Entries" className="block w-full md:table md:table-fixed md:border-collapse">
      <thead role="rowgroup" className="block md:table-header-group">
        <tr role="row" className="block text-left text-sm text-soft md:table-row">
          <th role="columnheader" scope="col" className="block py-1 md:table-cell md:w-9">
            <ChoosePage />
          </th>
          <Head sort="title" filters={filters}>
            Title
          </Head>
          <Head sort="live" filters={filters}>
            State
          </Head>
          <Head sort="saved" filters={filters} className="md:w-[27%]">
            Last saved
          </Head>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {entries.map((entry) => (
          <tr
            key={entry.id}
            role="row"
            className="relative block border-t border-line py-3 pl-9 has-checked:bg-wash md:table-row"
          >
            <td role="cell" className="absolute top-2.5 left-0 md:static md:table-cell md:pt-2.5 md:align-top">
              <ChooseEntry id={entry.id} title={entry.title || 'Untitled'} />
            </td>
            <th role="rowheader" scope="row" className={`${cell} text-left font-normal`}>
              <EntryLink entry={entry} />
              <span className="block text-sm text-faint">{kindAndLanguage(entry)}</span>
              {entry.outOfDate && <span className="block text-sm font-medium text-warn">Translation out of date</span>}
            </th>
            <td role="cell" className={cell}>
              <StateMark state={entry.state} clock={clock} inline="phone" />
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

type HeadProps = { sort: EntrySort; filters: Filters; children: string; className?: string }

/** A column's head sorts the list by that column, or turns the order around. On a phone the form has the order. */
function Head({ sort, filters, children, className = '' }: HeadProps) {
  const usually = sort !== 'title'
  const isSorted = (filters.sort ?? 'saved') === sort
  const descending = filters.sort === sort ? (filters.descending ?? usually) : usually
  const href = listAddress({ ...filters, sort, descending: isSorted ? !descending : usually, page: 1 })
  const Arrow = descending ? ArrowDown : ArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
      className={`py-1 pr-6 font-semibold max-md:sr-only md:table-cell ${className}`}
    >
      <a href={href} className="inline-flex min-h-8 items-center gap-1 text-soft no-underline hover:underline">
        {children}
        {isSorted && <Arrow aria-hidden className="size-3.5" />}
      </a>
    </th>
  )
}

const cell = 'block py-0.5 align-top md:table-cell md:py-3 md:pr-6'
