import { Temporal } from 'temporal-polyfill'
import { dateLines, formatDate, joinedDate, nameOfMonth, type DateLanguage } from './date-words'
import { deskLanguage } from '../languages/languages'

export type YearMonth = { year: number; month: number }

/** `at` in UTC ms, `zone` by its IANA name. */
export function inZone(at: number, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

export function yearMonthOf(at: number, zone: string): YearMonth {
  const { year, month } = inZone(at, zone)
  return { year, month }
}

/** UTC ms. */
export function startOf({ year, month = 1 }: { year: number; month?: number }, zone: string) {
  const overflow = month > 12 ? { year: year + 1, month: 1 } : { year, month }
  return Temporal.PlainDate.from({ ...overflow, day: 1 }).toZonedDateTime(zone).epochMilliseconds
}

/** UTC ms; `date` is YYYY-MM-DD. Undefined for a day that does not exist. */
export function startOfDay(date: string, zone: string): number | undefined {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return undefined
  }
}

/** Returns the last moment (UTC ms) at which clocks in the zone showed the hour. */
export function lastTimeOfDay(now: number, hour: number, zone: string) {
  const today = inZone(now, zone).toPlainDate()
  const on = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) }).epochMilliseconds
  return on(today) <= now ? on(today) : on(today.subtract({ days: 1 }))
}

export function isZone(zone: string) {
  try {
    Temporal.Now.zonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** `which`: the choice for a time that occurs twice when clocks are set back. */
export type WallTime = { date: string; time: string; zone: string; which?: 'first' | 'second' }

export type InstantResult =
  | { ok: true; at: number }
  /** `twice`: both moments (UTC ms) of a time that occurs twice. */
  | { ok: false; problem: string; twice?: [number, number] }

/** UTC ms for `date` (YYYY-MM-DD) and `time` (HH:MM). Refuses a skipped time; one that occurs twice needs `which`. */
export function instantOf({ date, time, zone, which }: WallTime): InstantResult {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { ok: false, problem: 'Choose a date.' }
  if (!/^\d{2}:\d{2}$/.test(time)) return { ok: false, problem: 'Choose a time.' }
  if (!isZone(zone)) return { ok: false, problem: 'Choose a time zone.' }
  try {
    const plain = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
    const [first, second] = bothInstants(plain, zone)
    if (first.equals(second)) return { ok: true, at: first.epochMilliseconds }
    if (!first.toPlainDateTime().equals(plain))
      return { ok: false, problem: `The clocks in ${cityOf(zone)} skip ${time} on that day. Choose another time.` }
    if (which) return { ok: true, at: (which === 'first' ? first : second).epochMilliseconds }
    const problem = `The clocks in ${cityOf(zone)} show ${time} twice on that day. Say which one you mean.`
    return { ok: false, problem, twice: [first.epochMilliseconds, second.epochMilliseconds] }
  } catch {
    return { ok: false, problem: 'That date does not exist.' }
  }
}

// Both instants are equal, except for a time that occurs twice, or around a skipped time.
function bothInstants(plain: Temporal.PlainDateTime, zone: string) {
  const on = (disambiguation: 'earlier' | 'later') => plain.toZonedDateTime(zone, { disambiguation })
  return [on('earlier'), on('later')] as const
}

export function wallTimeOf(at: number, zone: string): WallTime {
  const moment = inZone(at, zone)
  const [first, second] = bothInstants(moment.toPlainDateTime(), zone)
  const which = first.equals(second) ? {} : { which: first.equals(moment) ? ('first' as const) : ('second' as const) }
  return { date: moment.toPlainDate().toString(), time: timeOfDay(at, zone), zone, ...which }
}

/** For example "UTC+7" and "UTC+6:30". */
export function offsetOf(at: number, zone: string) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(inZone(at, zone).offset)!
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

export function cityOf(zone: string) {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}

export function longDate(at: number, zone: string, language: DateLanguage = deskLanguage) {
  return formatDateIn(at, zone, 'long', language)
}

export function shortDate(at: number, zone: string, language: DateLanguage = deskLanguage) {
  return formatDateIn(at, zone, 'short', language)
}

function formatDateIn(at: number, zone: string, width: 'long' | 'short', language: DateLanguage) {
  return joinedDate(inZone(at, zone), language, width)
}

export function linesOfDate(at: number, zone: string, language: DateLanguage = deskLanguage) {
  return dateLines(inZone(at, zone), language)
}

/** "7 October 2014, 09:00 (UTC+7)", for readers. */
export function longMoment(at: number, zone: string, language: DateLanguage = deskLanguage) {
  return `${longDate(at, zone, language)}, ${clockAndOffset(at, zone)}`
}

/** "09:00 (UTC+7)" */
export function clockAndOffset(at: number, zone: string) {
  return `${timeOfDay(at, zone)} (${offsetOf(at, zone)})`
}

/** "7 October 2014, 09:00–17:00 (UTC+7)", or two whole moments if it takes several days. */
export function longPeriod(from: number, to: number, zone: string, language: DateLanguage = deskLanguage) {
  if (!inZone(from, zone).toPlainDate().equals(inZone(to, zone).toPlainDate()))
    return `${longMoment(from, zone, language)} – ${longMoment(to, zone, language)}`
  return `${longDate(from, zone, language)}, ${timeOfDay(from, zone)}–${timeOfDay(to, zone)} (${offsetOf(to, zone)})`
}

/** "Tue 7 Oct 2014, 09:00 Bangkok" */
export function deskTime(at: number, zone: string) {
  return `${weekday(at, zone)} ${shortDate(at, zone)}, ${clockAndCity(at, zone)}`
}

/** For example "today", or the whole date. */
export function deskDay(at: number, viewer: string, now = Date.now()) {
  return dayWord(at, now, viewer) ?? `${weekday(at, viewer)} ${shortDate(at, viewer)}`
}

/** "today 09:00", "Tue 7 Oct 2014, 09:00"; for a viewer in another zone "today 09:00 Bangkok · 08:30 Yangon". */
export function deskTimes(at: number, zone: string, viewer: string, now = Date.now()) {
  const [site, own] = [inZone(at, zone), inZone(at, viewer)]
  const day = dayWord(at, now, viewer) ?? `${weekday(at, viewer)} ${shortDate(at, viewer)},`
  if (site.offset === own.offset) return `${day} ${timeOfDay(at, viewer)}${repeatedHourOffset(at, viewer)}`
  if (!site.toPlainDate().equals(own.toPlainDate())) return `${deskTime(at, zone)} · ${deskTime(at, viewer)}`
  return `${day} ${clockAndCity(at, zone)} · ${clockAndCity(at, viewer)}`
}

export type TimeZones = { zone: string; viewer: string }

/** The zones of the site and of the reader, and `now` (UTC ms). */
export type Clock = TimeZones & { now: number }

/** Returns the words of `deskTimes` by a clock, or by its zones at the present moment. */
export function deskMoment(at: number, { zone, viewer, now }: TimeZones & { now?: number }) {
  return deskTimes(at, zone, viewer, now)
}

function dayWord(at: number, now: number, zone: string) {
  const days = inZone(now, zone).toPlainDate().until(inZone(at, zone).toPlainDate()).days
  return ({ '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } as Record<string, string>)[days]
}

function clockAndCity(at: number, zone: string) {
  return `${timeOfDay(at, zone)} ${cityOf(zone)}${repeatedHourOffset(at, zone)}`
}

/** For example " (UTC+1)" in the hour that occurs twice; otherwise empty. */
function repeatedHourOffset(at: number, zone: string) {
  const [first, second] = bothInstants(inZone(at, zone).toPlainDateTime(), zone)
  return first.equals(second) ? '' : ` (${offsetOf(at, zone)})`
}

export function weekday(at: number, zone: string, language: DateLanguage = deskLanguage) {
  return formatDate(at, { weekday: 'short', timeZone: zone }, language)
}

export function timeOfDay(at: number, zone: string) {
  return inZone(at, zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

export function monthName(
  month: number,
  width: 'long' | 'short' | 'narrow' = 'long',
  language: DateLanguage = deskLanguage,
) {
  return nameOfMonth(month, width, language)
}

export function monthAndYear({ year, month }: YearMonth, language: DateLanguage = deskLanguage) {
  return joinedDate({ month, year }, language)
}

/** For example "2014", "October 2014" or "14 October 2014" for YYYY[-MM[-DD]]. */
export function partialDate(value: string, language: DateLanguage = deskLanguage) {
  const [year, month, day] = value.split('-').map(Number)
  if (!year) return ''
  return joinedDate({ day, month, year }, language)
}
