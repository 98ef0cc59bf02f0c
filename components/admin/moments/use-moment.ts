'use client'

import { useEffect, useState } from 'react'
import { instantOf, wallTimeOf, type WallTime } from '@/lib/time/time'

type MomentStart = {
  zone: string
  viewer: string
  /** The moment to begin, UTC ms; left out, the next whole hour. */
  at?: number
  /** The present of the page that this stands in: what the server wrote and what the browser begins with are one. */
  now?: number
}

/** A moment that is being chosen: what the clock says, and the instant (UTC ms) that means, or why it means none. */
export function useMoment({ zone, viewer, at: first, now: initialNow }: MomentStart) {
  const now = useNow(initialNow)
  const [wall, setWall] = useState<WallTime>(() => wallTimeOf(first ?? nextHour(now), zone))
  const ambiguityCheck = instantOf({ ...wall, which: undefined })
  const instant = instantOf(wall)
  const past = instant.ok && instant.at <= now
  return {
    wall,
    now,
    zone,
    viewer,
    /** Another date, time or zone; which of two equal times was meant is asked again. */
    change: (part: Partial<WallTime>) => setWall({ ...wall, which: undefined, ...part }),
    /** Both moments, where the clocks show this time twice. */
    twice: ambiguityCheck.ok ? undefined : ambiguityCheck.twice,
    moment: past ? { ok: false as const, problem: 'That moment has passed. Choose a later one.' } : instant,
  }
}

export type MomentChoice = ReturnType<typeof useMoment>

/** The present, asked again while a dialog stands open: a time can pass meanwhile. */
function useNow(initialNow?: number) {
  const [now, setNow] = useState(() => initialNow ?? Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function nextHour(now: number) {
  const hour = 3_600_000
  return Math.ceil((now + 60_000) / hour) * hour
}
