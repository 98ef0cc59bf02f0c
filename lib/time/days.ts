import { Temporal } from 'temporal-polyfill'
import { inZone } from './time'

/** `date` is YYYY-MM-DD; `from` and `until` are UTC ms. */
export type Day = { date: string; from: number; until: number }

/** A month is named YYYY-MM, a week by one of its dates, a day by its date (YYYY-MM-DD). */
export type CalendarUnit = 'month' | 'week' | 'day'

export function daysOf(unit: CalendarUnit, on: string, zone: string): Day[] {
  return unit === 'day' ? [dayOf(Temporal.PlainDate.from(on), zone)] : weeksAround(on, zone)
}

export function weeksAround(on: string, zone: string): Day[] {
  const [first, last] = firstAndLastDay(on)
  return weeksFrom(on, Math.ceil((first.dayOfWeek + first.until(last).days) / 7), zone)
}

/** Whole weeks, the first of which holds `on` or its first day. */
export function weeksFrom(on: string, weeks: number, zone: string): Day[] {
  const [first] = firstAndLastDay(on)
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  return Array.from({ length: weeks * 7 }, (_, n) => dayOf(monday.add({ days: n }), zone))
}

function firstAndLastDay(on: string) {
  if (on.length > 7) return [Temporal.PlainDate.from(on), Temporal.PlainDate.from(on)] as const
  const month = Temporal.PlainYearMonth.from(on)
  return [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })] as const
}

function dayOf(date: Temporal.PlainDate, zone: string): Day {
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  return { date: date.toString(), from: start(date), until: start(date.add({ days: 1 })) }
}

export function endOfDay(at: number, zone: string) {
  return dayOf(inZone(at, zone).toPlainDate(), zone).until
}

export function neighbourOf(unit: CalendarUnit, on: string, steps: number) {
  if (unit !== 'month')
    return Temporal.PlainDate.from(on)
      .add(unit === 'week' ? { weeks: steps } : { days: steps })
      .toString()
  return Temporal.PlainYearMonth.from(on).add({ months: steps }).toString()
}

export function isOn(text: string | undefined, unit: CalendarUnit): text is string {
  if (!text || !(unit === 'month' ? /^\d{4}-\d\d$/ : /^\d{4}-\d\d-\d\d$/).test(text)) return false
  try {
    firstAndLastDay(text)
    return true
  } catch {
    return false
  }
}

export function dateOf(at: number, zone: string) {
  return inZone(at, zone).toPlainDate().toString()
}

/** For example "Tuesday 7 October 2014" and "Tue 7". */
export function dayWords(date: string) {
  const noon = Date.parse(`${date}T12:00Z`)
  return { long: longFormat.format(noon).replace(',', ''), short: shortFormat.format(noon).replace(',', '') }
}

const longFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
const shortFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
