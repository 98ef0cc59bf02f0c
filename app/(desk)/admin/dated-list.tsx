import type { EntryRow } from '@/domain/desk/entry-rows'
import { inZone, monthName, timeOfDay as clockTime, cityOf, longDate, weekday, type Clock } from '@/lib/time/time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { stateSentences } from '@/components/admin/entry/state-words'
import { TitleLink } from '@/components/ui/link'
import { effectClass, effectWords, type CalendarItem } from '@/components/admin/calendar/calendar-items'

type Props = { entries: EntryRow[]; clock: Clock }

export function LiveList({ entries, clock }: Props) {
  return (
    <ol>
      {entries.map((entry) => {
        const { next, open } = stateSentences(entry.state, clock, { away: true, review: entry.review })
        return (
          <li
            key={entry.id}
            className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-t border-line py-2.5 first:border-t-0 first:pt-0"
          >
            <LiveSince entry={entry} clock={clock} />
            <div>
              <EntryLink entry={entry} />
              <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
              {next && <p className="text-sm text-soft">{next}</p>}
              {open && <p className="text-sm font-medium text-warn">{open}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function LiveSince({ entry: { state }, clock }: { entry: EntryRow; clock: Clock }) {
  const since = 'since' in state ? state.since : clock.now
  const { day, month, year } = inZone(since, clock.zone)
  const thisYear = year === inZone(clock.now, clock.zone).year
  return (
    <time dateTime={new Date(since).toISOString()} className="pt-px text-sm font-semibold text-soft tabular-nums">
      {day} {monthName(month, 'short')}
      {!thisYear && <span className="block font-normal text-faint">{year}</span>}
    </time>
  )
}

export function ComingDays({ items, clock }: { items: CalendarItem[]; clock: Clock }) {
  const dayOf = ({ at }: CalendarItem) => inZone(at, clock.zone).toPlainDate().toString()
  return (
    <ol>
      {[...Map.groupBy(items, dayOf)].map(([date, planned]) => (
        <li
          key={date}
          className="grid gap-x-4 border-t border-line py-2.5 first:border-t-0 first:pt-0 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
        >
          <h3 className="pt-px text-sm font-semibold text-soft">{dayName(planned[0]!.at, clock)}</h3>
          <ul className="space-y-2">
            {planned.map((what) => (
              <li key={what.key} className={`border-l-3 pl-2.5 ${effectClass(what)}`}>
                <p className="text-sm">
                  <time dateTime={new Date(what.at).toISOString()} className="font-semibold tabular-nums">
                    {timeWords(what.at, clock)}
                  </time>{' '}
                  {effectWords(what)}
                </p>
                <TitleLink href={what.href} lang={what.language}>
                  {what.title}
                </TitleLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function dayName(at: number, { now, zone }: Clock) {
  const days = inZone(now, zone).toPlainDate().until(inZone(at, zone).toPlainDate()).days
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  return `${weekday(at, zone)} ${longDate(at, zone).replace(/ \d{4}$/, '')}`
}

function timeWords(at: number, { zone, viewer }: Clock) {
  if (inZone(at, zone).offset === inZone(at, viewer).offset) return clockTime(at, zone)
  const site = `${clockTime(at, zone)} ${cityOf(zone)}`
  const sameDay = inZone(at, zone).toPlainDate().equals(inZone(at, viewer).toPlainDate())
  return `${site} · ${sameDay ? '' : `${weekday(at, viewer)} `}${clockTime(at, viewer)} ${cityOf(viewer)}`
}
