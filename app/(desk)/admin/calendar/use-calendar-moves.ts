import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { done, refused, type Result } from '@/lib/result'
import { deskMoment, instantOf, wallTimeOf, type WallTime } from '@/lib/time/time'
import type { CalendarItem } from '@/components/admin/calendar/calendar-items'
import type { TimeZones } from '@/lib/time/time'

type Moves = NonNullable<CalendarItem['moves']>

/** `from`: the previous moment, UTC ms. */
type CalendarMove = { title: string; from: number; moves: Moves }

export function useCalendarMoves(zones: TimeZones) {
  const { refresh } = useRouter()
  const [last, setLast] = useState<CalendarMove>()
  const [message, setMessage] = useState('')
  const toDay = useAsk(moveToDay)
  /** Resolves once the last move has its answer: the next move waits for it. */
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const back = useAsk(({ moves, from }: CalendarMove) => reschedule(moves, from), {
    onDone: (_, { title, from }) => {
      setLast(undefined)
      setMessage(`“${title}” is set for ${deskMoment(from, zones)} again.`)
      refresh()
    },
  })

  async function move(what: CalendarItem, to: WallTime | number): Promise<Result> {
    const whose = what.moves!
    const answer = await reschedule(whose, to)
    if (!answer.ok) return answer
    const { releaseId, at } = answer.value
    const moves = 'bundleId' in whose ? whose : { ...whose, releaseId: releaseId! }
    setLast({ title: what.title, from: what.at, moves })
    setMessage(`Moved “${what.title}” from ${deskMoment(what.at, zones)} to ${deskMoment(at, zones)}.`)
    toDay.forget()
    back.forget()
    refresh()
    return done(undefined)
  }

  /** The date (YYYY-MM-DD) is in the site's zone; the time of day stays. */
  async function moveToDay(what: CalendarItem, date: string): Promise<Result> {
    const to = { ...wallTimeOf(what.at, zones.zone), date, which: undefined }
    const moment = instantOf({ ...to, which: 'first' })
    if (!moment.ok) return refused(`Not moved: ${moment.problem}`)
    if (moment.at === what.at) return done(undefined)
    const answer = await move(what, moment.at)
    if (answer.ok) return answer
    return { ok: false, problems: answer.problems.map(({ message }) => ({ message: `Not moved: ${message}` })) }
  }

  return {
    message,
    problems: [...toDay.problems, ...back.problems],
    move,
    moveToDay(what: CalendarItem, date: string) {
      turn.current = turn.current.then(() => toDay.send(what, date))
    },
    undo: last && (() => back.send(last)),
  }
}

function reschedule(moves: Moves, at: WallTime | number) {
  type Answer = { releaseId?: number; at: number }
  return 'bundleId' in moves
    ? ask<Answer>(`/api/desk/bundles/${moves.bundleId}/reschedule`, { at })
    : ask<Answer>(`/api/desk/entries/${moves.entryId}/reschedule`, { releaseId: moves.releaseId, at })
}

export type CalendarMoves = ReturnType<typeof useCalendarMoves>
