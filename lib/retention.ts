import { inZone } from './time'

/** For how many of the last days, weeks, months and years that have something the newest of each is kept. */
export type Retention = { days: number; weeks: number; months: number; years: number }

const units = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const

/** "7d 4w 12m" as numbers. @throws an Error with a sentence where it is something else, or would keep nothing. */
export function parseRetention(text: string): Retention {
  const retention: Retention = { days: 0, weeks: 0, months: 0, years: 0 }
  for (const part of text.trim().split(/[\s,]+/)) {
    const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(part) ?? []
    if (!unit)
      throw new Error(`“${part}” is not how long to keep something: write 7d 4w 12m for days, weeks and months.`)
    const name = units[unit as keyof typeof units]
    if (retention[name]) throw new Error(`It says twice how many ${name} are kept.`)
    retention[name] = Number(count)
  }
  if (Object.values(retention).every((count) => count === 0))
    throw new Error('It would keep nothing: write 7d for seven days.')
  return retention
}

/**
 * Which of several moments (UTC ms) are kept: the newest of each of the last so many days, weeks from Monday, months and
 * years of a zone that have one. A gap uses nothing up: after a month without any, the last seven days with one still stand.
 */
export function momentsToKeep(moments: number[], retention: Retention, zone: string): Set<number> {
  const newestFirst = [...moments].sort((a, b) => b - a)
  const all = Object.entries(nameOf).flatMap(([unit, name]) => {
    const newest = new Map<string, number>()
    for (const at of newestFirst) if (!newest.has(name(at, zone))) newest.set(name(at, zone), at)
    return [...newest.values()].slice(0, retention[unit as keyof Retention])
  })
  return new Set(all)
}

const nameOf: Record<keyof Retention, (at: number, zone: string) => string> = {
  days: (at, zone) => inZone(at, zone).toPlainDate().toString(),
  weeks: (at, zone) => {
    const { yearOfWeek, weekOfYear } = inZone(at, zone)
    return `${yearOfWeek}-${weekOfYear}`
  },
  months: (at, zone) => `${inZone(at, zone).year}-${inZone(at, zone).month}`,
  years: (at, zone) => String(inZone(at, zone).year),
}
