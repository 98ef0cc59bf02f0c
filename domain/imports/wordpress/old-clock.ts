import type { WxrItem } from '@/lib/wxr/types'

// WordPress says of each text when it was published on the clocks of its site, and in UTC. What lies between tells its zone.

/** The time that the clocks of the old site showed when a text was published: the day, and minutes ahead of UTC. */
export type OldClock = { day: string; ahead: number }

/** Undefined where the item does not say both, or what lies between is no zone's. */
export function oldClock({ date, dateGmt }: Pick<WxrItem, 'date' | 'dateGmt'>): OldClock | undefined {
  const [local, utc] = [minuteOf(date), minuteOf(dateGmt)]
  if (local === undefined || utc === undefined) return undefined
  const ahead = local - utc
  return ahead % 15 === 0 && Math.abs(ahead) <= 14 * 60 ? { day: date.slice(0, 10), ahead } : undefined
}

function minuteOf(text: string) {
  if (!/^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const at = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? undefined : Math.round(at / 60_000)
}
