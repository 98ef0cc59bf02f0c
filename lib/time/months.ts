import { startOf, yearMonthOf, type YearMonth } from './time'
import { keptByKey } from '../lists/kept-results'

export function monthText({ year, month }: YearMonth) {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

export function yearMonthIn(text: string): YearMonth {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5)) }
}

export function nextMonth(text: string) {
  const { year, month } = yearMonthIn(text)
  return monthText(month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 })
}

/** Faster than the calendar for each moment, for lists of everything. */
export function monthOf(at: number, zone: string): YearMonth {
  const date = new Date(at)
  const month = 12 * date.getUTCFullYear() + date.getUTCMonth()
  if (month < 12 || month >= 12 * 9_998) return yearMonthOf(at, zone)
  // No time zone is a month away from UTC.
  if (at < startOfMonth(month, zone)) return yearMonthOfNumber(month - 1)
  return yearMonthOfNumber(at < startOfMonth(month + 1, zone) ? month : month + 1)
}

function yearMonthOfNumber(months: number): YearMonth {
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

/** UTC ms; `months` since the year 0: 24,180 for January 2015. */
export function startOfMonth(months: number, zone: string) {
  return startsIn(zone)(months)
}

const startsIn = keptByKey((zone: string) => keptByKey((months: number) => startOf(yearMonthOfNumber(months), zone)))
