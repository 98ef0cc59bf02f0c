import type { ReactNode } from 'react'
import type { EntryRow } from '@/domain/desk/entry-rows'
import { inZone, monthName } from '@/lib/time/time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { stateSentences, type Clock } from '@/components/admin/entry/state-words'

type Props = { entries: EntryRow[]; clock: Clock }

export function LiveList({ entries, clock }: Props) {
  return (
    <ol>
      {entries.map((entry) => (
        <Row key={entry.id} edge={<Day entry={entry} clock={clock} />} entry={entry}>
          <Sentences entry={entry} clock={clock} away />
        </Row>
      ))}
    </ol>
  )
}

function Row({ edge, entry, children }: { edge: ReactNode; entry: EntryRow; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-t border-line py-2.5 first:border-t-0 first:pt-0">
      <span className="pt-px text-sm font-semibold text-soft tabular-nums">{edge}</span>
      <div>
        <EntryLink entry={entry} />
        <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
        {children}
      </div>
    </li>
  )
}

function Sentences({ entry, clock, away = false }: { entry: EntryRow; clock: Clock; away?: boolean }) {
  const { next, open } = stateSentences(entry.state, clock, { away, review: entry.review })
  return (
    <>
      {next && <p className="text-sm text-soft">{next}</p>}
      {open && <p className="text-sm font-medium text-warn">{open}</p>}
    </>
  )
}

function Day({ entry: { state }, clock }: { entry: EntryRow; clock: Clock }) {
  const since = 'since' in state ? state.since : clock.now
  const { day, month, year } = inZone(since, clock.zone)
  const thisYear = year === inZone(clock.now, clock.zone).year
  return (
    <time dateTime={new Date(since).toISOString()}>
      {day} {monthName(month, 'short')}
      {!thisYear && <span className="block font-normal text-faint">{year}</span>}
    </time>
  )
}
