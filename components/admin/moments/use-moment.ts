import { useEffect, useState } from 'react'
import { instantOf, wallTimeOf, type TimeZones, type WallTime } from '@/lib/time/time'

type MomentStart = TimeZones & {
  /** UTC ms; without it, the next whole hour. */
  at?: number
  /** The moment of the page, so that server and browser draw alike. */
  now?: number
}

/** Holds a chosen date and time. `moment`: UTC ms, or the reason why no moment is chosen. */
export function useMoment({ zone, viewer, at: first, now: initialNow }: MomentStart) {
  const now = useNow(initialNow)
  const [wall, setWall] = useState<WallTime>(() => wallTimeOf(first ?? nextHour(now), zone))
  const ambiguityCheck = instantOf({ ...wall, which: undefined })
  const instant = instantOf(wall)
  const past = instant.ok && instant.at <= now
  return {
    wall,
    now,
    zones: { zone, viewer },
    change: (part: Partial<WallTime>) => setWall({ ...wall, which: undefined, ...part }),
    twice: ambiguityCheck.ok ? undefined : ambiguityCheck.twice,
    moment: past ? { ok: false as const, problem: 'That moment has passed. Choose a later one.' } : instant,
  }
}

export type MomentChoice = ReturnType<typeof useMoment>

/** Returns the current time, updated every 5 s, because the chosen time can pass while a dialog is open. */
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
