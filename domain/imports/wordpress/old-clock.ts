import type { WxrItem } from '@/lib/wxr/types'

// WordPress has local and UTC time of each text: the difference tells its zone.

/** `ahead`: minutes ahead of UTC. */
export type OldClock = { day: string; ahead: number }

/** Returns undefined if a time is missing or the difference fits no zone. */
export function oldClock({ date, dateGmt }: Pick<WxrItem, 'date' | 'dateGmt'>): OldClock | undefined {
  const [local, utc] = [minutesSinceEpoch(date), minutesSinceEpoch(dateGmt)]
  if (local === undefined || utc === undefined) return undefined
  const ahead = local - utc
  return ahead % 15 === 0 && Math.abs(ahead) <= 14 * 60 ? { day: date.slice(0, 10), ahead } : undefined
}

function minutesSinceEpoch(text: string) {
  if (!/^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const at = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? undefined : Math.round(at / 60_000)
}
