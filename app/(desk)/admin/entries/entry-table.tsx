import { ArrowDown, ArrowUp, Ellipsis, ExternalLink, Eye } from 'lucide-react'
import { Link } from '@/components/ui/link'
import type { EntrySort } from '@/domain/desk/entries'
import type { EntryRow } from '@/domain/desk/entry-rows'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { entriesAddress, type Filters } from './filters'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { EntryRows } from './entry-rows'
import { EntryCheckbox, PageCheckbox } from './selection'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/lib/time/time'
import { capitalize } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment, deskTimes } from '@/lib/time/time'
import { DuplicateEntry } from './duplicate-entry'
import { menuItemClass } from './menu-item-class'

type Props = { entries: EntryRow[]; clock: Clock; filters: Filters }

/** A table; on a phone stacked rows, whose roles are set because `display` removes them. */
export function EntryTable({ entries, clock, filters }: Props) {
  const hasPictures = entries.some(({ picture }) => picture)
  return (
    <table role="table" aria-label="Content" className="block w-full md:table md:table-fixed md:border-collapse">
      <thead role="rowgroup" className="block md:table-header-group">
        <tr role="row" className="block text-left text-sm text-soft md:table-row">
          <th role="columnheader" scope="col" className="block md:table-cell md:w-8">
            <PageCheckbox />
          </th>
          <SortableHead sort="title" filters={filters}>
            Title
          </SortableHead>
          <th
            role="columnheader"
            scope="col"
            className="w-30 pr-4 font-semibold max-md:sr-only md:max-xl:hidden xl:table-cell"
          >
            Kind
          </th>
          <SortableHead sort="live" filters={filters} className="md:w-44 xl:w-56">
            Status
          </SortableHead>
          <SortableHead sort="saved" filters={filters} className="md:w-46">
            Last saved
          </SortableHead>
          <th role="columnheader" scope="col" className="max-md:sr-only md:table-cell md:w-8">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <EntryRows>
        {entries.map((entry) => (
          <tr
            key={entry.id}
            role="row"
            className="relative block border-t border-line py-2 pr-9 pl-9 has-checked:bg-wash md:table-row md:h-11"
          >
            <td role="cell" className="absolute top-1 left-0 md:static md:table-cell md:align-middle">
              <EntryCheckbox id={entry.id} title={entry.title || 'Untitled'} />
            </td>
            <th role="rowheader" scope="row" className={`${cellClass} text-left font-normal`}>
              <span className="flex items-center gap-3">
                {hasPictures && <LeadThumbnail picture={entry.picture} />}
                <span className="min-w-0">
                  <EntryLink entry={entry} className="line-clamp-2 leading-tight" />
                  <span className="block text-sm text-faint xl:hidden">{kindAndLanguage(entry)}</span>
                </span>
              </span>
            </th>
            <td role="cell" className="hidden pr-4 text-sm leading-tight text-soft xl:table-cell xl:align-middle">
              {kindAndLanguage(entry)}
            </td>
            <td role="cell" className={`${cellClass} leading-tight`}>
              <StateMark state={entry.state} review={entry.review} clock={clock} inline="phone" />
              {entry.outOfDate && <span className="text-sm font-medium text-warn"> Translation out of date</span>}
              {entry.suggesters.length > 0 && (
                <span className="block text-sm text-soft">
                  {entry.suggesters.length > 2
                    ? `Suggested edits from ${entry.suggesters.length} people`
                    : `Suggested edits from ${entry.suggesters.join(' and ')}`}
                </span>
              )}
            </td>
            <td role="cell" className={`${cellClass} text-sm leading-tight text-soft`}>
              <LastSaved entry={entry} clock={clock} />
            </td>
            <td role="cell" className="absolute top-1 right-0 md:static md:table-cell md:align-middle">
              <RowMenu entry={entry} />
            </td>
          </tr>
        ))}
      </EntryRows>
    </table>
  )
}

/** The space for a picture is always there, so that titles are aligned. */
function LeadThumbnail({ picture }: Pick<EntryRow, 'picture'>) {
  return (
    <span className={`h-9 w-12 shrink-0 max-md:self-start ${picture ? '' : 'max-md:hidden'}`}>
      {picture && <Thumbnail upload={picture} small className="h-9 w-12" />}
    </span>
  )
}

function LastSaved({ entry, clock }: { entry: Pick<EntryRow, 'savedAt' | 'author'>; clock: Clock }) {
  return (
    <>
      <time
        dateTime={new Date(entry.savedAt).toISOString()}
        title={`${relativeTime(entry.savedAt, clock.now)}: ${deskMoment(entry.savedAt, clock)}`}
        className="md:block md:truncate"
      >
        {capitalize(deskTimes(entry.savedAt, clock.viewer, clock.viewer, clock.now))}
      </time>{' '}
      <span className="text-faint md:block md:truncate">by {entry.author ?? 'the system'}</span>
    </>
  )
}

type HeadProps = { sort: EntrySort; filters: Filters; children: string; className?: string }

function SortableHead({ sort, filters, children, className = '' }: HeadProps) {
  const usually = sort !== 'title'
  const { sort: order = '-saved' } = filters
  const isSorted = order.replace('-', '') === sort
  const descending = isSorted ? order.startsWith('-') : usually
  const next = (isSorted ? !descending : usually) ? (`-${sort}` as const) : sort
  const href = entriesAddress.at({ ...filters, sort: next === '-saved' ? undefined : next, page: 1 })
  const Arrow = descending ? ArrowDown : ArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
      className={`pr-4 font-semibold max-md:sr-only md:table-cell ${className}`}
    >
      <Link
        href={href}
        scroll={false}
        className="inline-flex min-h-7 items-center gap-1 text-soft no-underline hover:underline"
      >
        {children}
        {isSorted && <Arrow aria-hidden className="size-3.5" />}
      </Link>
    </th>
  )
}

const cellClass = 'block py-0.5 md:table-cell md:py-[3px] md:pr-4 md:align-middle'

/** One menu of a list is open at a time, without scripts too. */
function RowMenu({ entry: { id, title, state } }: { entry: EntryRow }) {
  return (
    <details name="row-menu" className="relative">
      <summary
        aria-label={`Actions for “${title.trim() || 'Untitled'}”`}
        className="grid size-8 cursor-pointer list-none place-items-center text-soft hover:bg-wash hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <Ellipsis aria-hidden className="size-5" />
      </summary>
      <ul className="absolute top-full right-0 z-20 min-w-44 border border-edge bg-paper py-1 text-base">
        {state.is === 'live' && (
          <li>
            <a href={state.path} target="_blank" className={menuItemClass}>
              <ExternalLink aria-hidden className="size-4" />
              View
            </a>
          </li>
        )}
        <li>
          <Link href={`/admin/entries/${id}/preview`} className={menuItemClass}>
            <Eye aria-hidden className="size-4" />
            Preview
          </Link>
        </li>
        <li className="noscript:hidden">
          <DuplicateEntry entryId={id} />
        </li>
      </ul>
    </details>
  )
}
