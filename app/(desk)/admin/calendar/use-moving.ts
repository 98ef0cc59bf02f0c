'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/components/ui/ask'
import { done, type Problem, type Result } from '@/lib/result'
import { deskTimes, instantOf, wallTimeOf, type WallTime } from '@/lib/time'
import type { Planned } from '@/components/admin/calendar/plan'

type Zones = { zone: string; viewer: string }
type Moved = { title: string; from: number; to: number; moves: Planned['moves'] }

/** Moving what the calendar shows, by whatever means, and moving it back. */
export function useMoving({ zone, viewer }: Zones) {
  const { refresh } = useRouter()
  const [moved, setMoved] = useState<Moved>()
  const [said, setSaid] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])

  async function move(what: Planned, to: WallTime | number): Promise<Result> {
    const answer = await send(what.moves, to)
    if (!answer.ok) return answer
    const { releaseId, at } = answer.value
    const moves = 'bundleId' in what.moves ? what.moves : { ...what.moves, releaseId: releaseId! }
    setMoved({ title: what.title, from: what.at, to: at, moves })
    setSaid(`Moved “${what.title}” from ${deskTimes(what.at, zone, viewer)} to ${deskTimes(at, zone, viewer)}.`)
    setProblems([])
    refresh()
    return done(undefined)
  }

  return {
    said,
    problems,
    /** Whether there is something to move back. */
    undoable: moved !== undefined,
    move,
    /** To the same time of another day (YYYY-MM-DD) of the site. */
    async moveToDay(what: Planned, date: string) {
      const to = { ...wallTimeOf(what.at, zone), date, which: undefined }
      const moment = instantOf({ ...to, which: 'first' })
      if (moment.ok && moment.at === what.at) return
      const refusal = moment.ok
        ? await move(what, moment.at)
        : { ok: false as const, problems: [{ message: moment.problem }] }
      if (!refusal.ok) setProblems(refusal.problems.map(({ message }) => ({ message: `Not moved: ${message}` })))
    },
    async undo() {
      if (!moved) return
      const answer = await send(moved.moves, moved.from)
      setProblems(answer.ok ? [] : answer.problems)
      if (!answer.ok) return
      setMoved(undefined)
      setSaid(`“${moved.title}” is back at ${deskTimes(moved.from, zone, viewer)}.`)
      refresh()
    },
  }
}

async function send(moves: Planned['moves'], at: WallTime | number) {
  type Answer = { releaseId?: number; at: number }
  return 'bundleId' in moves
    ? ask<Answer>(`/api/desk/bundles/${moves.bundleId}/reschedule`, { at })
    : ask<Answer>(`/api/desk/entries/${moves.entryId}/reschedule`, { releaseId: moves.releaseId, at })
}

export type Moving = ReturnType<typeof useMoving>
