import { inZone } from './time'

export type Retention = { days: number; weeks: number; months: number; years: number }

const unitsByLetter = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const

/** Parses "7d 4w 12m". @throws a sentence if it is something else, or would keep nothing */
export function parseRetention(text: string): Retention {
  const retention: Retention = { days: 0, weeks: 0, months: 0, years: 0 }
  for (const part of text.trim().split(/[\s,]+/)) {
    const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(part) ?? []
    if (!unit)
      throw new Error(`“${part}” is not how long to keep something: write 7d 4w 12m for days, weeks and months.`)
    const name = unitsByLetter[unit as keyof typeof unitsByLetter]
    if (retention[name]) throw new Error(`It says twice how many ${name} are kept.`)
    retention[name] = Number(count)
  }
  if (Object.values(retention).every((count) => count === 0))
    throw new Error('It would keep nothing: write 7d for seven days.')
  return retention
}

/** Keeps the newest moment (UTC ms) of each of the last days, weeks from Monday, months and years that have one. */
export function momentsToKeep(moments: number[], retention: Retention, zone: string): Set<number> {
  const newestFirst = [...moments].sort((a, b) => b - a).map((at) => ({ at, names: periodNames(at, zone) }))
  const all = units.flatMap((unit) => {
    const newest = new Map<string, number>()
    for (const { at, names } of newestFirst) if (!newest.has(names[unit])) newest.set(names[unit], at)
    return [...newest.values()].slice(0, retention[unit])
  })
  return new Set(all)
}

const units = ['days', 'weeks', 'months', 'years'] as const

function periodNames(at: number, zone: string): Record<keyof Retention, string> {
  const { year, month, day, yearOfWeek, weekOfYear } = inZone(at, zone)
  const months = `${year}-${month}`
  return { days: `${months}-${day}`, weeks: `${yearOfWeek}-${weekOfYear}`, months, years: String(year) }
}

const day = 86_400_000

/** Returns a function: when (UTC ms) a copy is deleted, with daily copies from `next` on; null: not in `max` days. */
export function lastingUntil(
  moments: number[],
  { retention, zone, next, max = 4_000 }: { retention: Retention; zone: string; next: number; max?: number },
): (moment: number) => number | null {
  const sorted = [...moments].sort((a, b) => a - b)
  const named = new Map<number, Record<keyof Retention, string>>()
  const namesOf = (at: number) => {
    const known = named.get(at)
    if (known) return known
    const names = periodNames(at, zone)
    named.set(at, names)
    return names
  }
  return (moment) => {
    const left = new Set(units.filter((unit) => retention[unit] > 0))
    const newer = Object.fromEntries([...left].map((unit) => [unit, new Set<string>()])) as Record<string, Set<string>>
    const own = namesOf(moment)
    const later = sorted.filter((at) => at > moment)
    for (let n = 0; n < later.length + max; n++) {
      const at = later[n] ?? next + (n - later.length) * day
      const names = namesOf(at)
      for (const unit of left) {
        newer[unit]!.add(names[unit])
        if (names[unit] === own[unit] || newer[unit]!.size >= retention[unit]) left.delete(unit)
      }
      if (left.size === 0) return at
    }
    return null
  }
}

const hour = 3_600_000

/** Keeps copies (UTC ms) of the last 60 minutes, the newest of each clock hour for 24 hours, and the newest of all. */
export function recentMomentsToKeep(moments: number[], now: number): Set<number> {
  const newestFirst = [...moments].sort((a, b) => b - a)
  const kept = new Set(newestFirst.slice(0, 1))
  const hours = new Set<number>()
  for (const at of newestFirst) {
    const hourOfClock = Math.floor(at / hour)
    if (now - at < hour || (now - at <= 24 * hour && !hours.has(hourOfClock))) kept.add(at)
    hours.add(hourOfClock)
  }
  return kept
}
