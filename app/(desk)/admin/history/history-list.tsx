import { Link } from '@/components/ui/link'
import type { NamedAct } from '@/domain/desk/history'
import { timeOfDay as clockTime, inZone, longDate, weekday } from '@/lib/time/time'
import { actWordsFor } from './history-words'
import type { Clock } from '@/lib/time/time'

export function HistoryList({ acts, clock }: { acts: NamedAct[]; clock: Clock }) {
  return (
    <>
      {actsByDay(acts, clock.zone).map(({ day, acts }) => (
        <section key={`${day}-${acts[0]!.id}`} className="mb-6">
          <h2 className="border-t-3 border-rule pt-2 pb-1 text-base">{day}</h2>
          <ol>
            {acts.map((act) => (
              <li key={act.id} className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-4 border-t border-line py-1.5">
                <time dateTime={new Date(act.at).toISOString()} className="text-sm text-soft tabular-nums">
                  {clockTime(act.at, clock.zone)}
                </time>
                <ActSentence act={act} zone={clock.zone} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function ActSentence({ act, zone }: { act: NamedAct; zone: string }) {
  const { before, after } = actWordsFor(act, zone)
  return (
    <p className="wrap-anywhere">
      {act.who && act.by !== null ? (
        <Link href={`/admin/history?by=${act.by}`} className="font-semibold text-ink no-underline hover:underline">
          {act.who}
        </Link>
      ) : (
        <span className="font-semibold">The system</span>
      )}{' '}
      {before} <ActEntry act={act} /> {after}
    </p>
  )
}

function ActEntry({ act: { entryId, title } }: { act: NamedAct }) {
  if (entryId === null) return null
  if (title === undefined) return <span className="text-soft">text {entryId}, which is deleted</span>
  return <Link href={`/admin/entries/${entryId}`}>{title || 'Untitled'}</Link>
}

function actsByDay(acts: NamedAct[], zone: string) {
  const days: { day: string; acts: NamedAct[] }[] = []
  for (const act of acts) {
    const day = `${weekday(act.at, zone)} ${longDate(act.at, zone)}`
    const last = days.at(-1)
    if (last && inZone(last.acts[0]!.at, zone).toPlainDate().equals(inZone(act.at, zone).toPlainDate()))
      last.acts.push(act)
    else days.push({ day, acts: [act] })
  }
  return days
}
