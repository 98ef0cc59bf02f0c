import type { Teaser } from '@/domain/published/posts'
import { comesToAnEnd, factsIn, fieldsOf, type AnyFacts } from '@/lib/kinds/kinds'
import { fieldName, messagesIn } from '@/lib/messages/messages'
import { inZone, isZone, longMoment, longPeriod } from '@/lib/time/time'
import { datesOf, type Frame } from './frame'

type Ending = Pick<Teaser, 'kind' | 'startsAt' | 'endsAt' | 'isOver' | 'facts'>
type Props = { frame: Frame; item: Ending }

export function OccasionLine({ frame, item }: Props) {
  if (!comesToAnEnd(item.kind)) return null
  return (
    <p className="meta">
      <OccasionText frame={frame} item={item} />
    </p>
  )
}

export function zoneOf({ site }: Frame, item: Ending) {
  const { timeZone = '' } = factsIn(item.kind, item) as AnyFacts
  return timeZone && isZone(timeZone) ? timeZone : site.zone
}

/** Returns "Past" for an event that is over, "Open" or "Closed" for a call; else undefined. */
export function stateName({ language }: Pick<Frame, 'language'>, { kind, isOver }: Pick<Ending, 'kind' | 'isOver'>) {
  const states: Partial<Record<string, { open?: string; over: string }>> = messagesIn(language).ending.states
  return states[kind]?.[isOver ? 'over' : 'open']
}

/** Returns, for example, "7 March 2027, 09:00–17:00 (UTC+7)" or "Closes: 7 March 2027, 17:00 (UTC+7)". */
export function occasionWords(frame: Frame, item: Ending) {
  const { kind, startsAt, endsAt } = item
  if (!comesToAnEnd(kind) || endsAt === null) return undefined
  const zone = zoneOf(frame, item)
  if (startsAt !== null) return longPeriod(startsAt, endsAt, zone, datesOf(frame))
  const closing = fieldsOf(kind).find(({ column }) => column === 'endsAt')!
  const value = longMoment(endsAt, zone, datesOf(frame))
  return messagesIn(frame.language).library.pair({ name: fieldName(closing, frame.language), value })
}

export function OccasionText({ frame, item }: Props) {
  const [state, words] = [stateName(frame, item), occasionWords(frame, item)]
  return (
    <>
      {state && <strong>{state}</strong>}
      {state && words && ' · '}
      {words && (
        <time dateTime={inZone(item.startsAt ?? item.endsAt!, zoneOf(frame, item)).toString({ timeZoneName: 'never' })}>
          {words}
        </time>
      )}
    </>
  )
}
