import type { Language } from '../languages/languages'
import { withCapital } from '../text/capital'

type FormatOptions = Intl.DateTimeFormatOptions

/** Thai can add the year of the Buddhist era. */
export type DateLanguage = Language | typeof buddhistThai
export const buddhistThai = 'th-u-ca-buddhist'

const buddhistEra = 543

/** For example "2014", or "2014 (พ.ศ. 2557)". */
export function yearText(year: number, language: DateLanguage) {
  return language === buddhistThai ? `${year} (พ.ศ. ${year + buddhistEra})` : String(year)
}

export type DateParts = { day?: number; month?: number; year?: number }
type MonthWidth = 'long' | 'short'

/** Leaves out missing parts. Years are Gregorian and digits Latin in every language, as in addresses. */
export function joinedDate(parts: DateParts, language: DateLanguage, width: MonthWidth = 'long'): string {
  return withCapital(textOf(orderedParts(parts, language, width)), language)
}

/** Returns the line of day and month and that of the year, in the order of the language. */
export function dateLines(parts: DateParts, language: DateLanguage): string[] {
  const ordered = orderedParts(parts, language, 'long')
  const year = ordered.findIndex(({ type }) => type === 'year')
  const at = year === 0 ? 2 : year
  return [textOf(ordered.slice(0, at)), textOf(ordered.slice(at))]
}

/** The order and the signs between are those of Unicode CLDR. */
function orderedParts({ day, month, year }: DateParts, language: DateLanguage, width: MonthWidth) {
  const options = {
    ...(day && { day: 'numeric' as const }),
    ...(month && { month: width }),
    ...(year && { year: 'numeric' as const }),
  }
  const parts = partsOf({ day, month, year }, options, language)
  // "г." after a Russian year would stand before the full stop of a sentence.
  if (/^\s\S+\.$/.test(parts.at(-1)!.value)) parts.pop()
  return parts.map(({ type, value }) => ({ type, value: type === 'year' ? yearText(year!, language) : value }))
}

function partsOf({ day = 15, month = 1, year = 2014 }: DateParts, options: FormatOptions, language: DateLanguage) {
  return formatOf({ ...options, timeZone: 'UTC' }, language).formatToParts(Date.UTC(year, month - 1, day))
}

function textOf(parts: { value: string }[]) {
  return parts.map(({ value }) => value).join('')
}

function monthPart(month: number, options: FormatOptions, language: DateLanguage) {
  return partsOf({ month }, options, language).find(({ type }) => type === 'month')!.value
}

/** Returns the name of a month as it stands by itself, with a number where a date has one: "October", "10月". */
export function nameOfMonth(month: number, width: MonthWidth | 'narrow', language: DateLanguage) {
  const inDate = width === 'narrow' ? '' : monthPart(month, { month: width, year: 'numeric' }, language)
  const isName = /\p{L}/u.test(inDate)
  return withCapital(
    isName ? inDate : textOf(partsOf({ month }, { month: width === 'long' ? 'short' : width }, language)),
    language,
  )
}

/** Returns a name as it stands within a sentence: languages that write months small write it so too. */
export function inSentence(name: string, { language }: { language: DateLanguage }) {
  const month = monthPart(10, { day: 'numeric', month: 'long' }, language)
  const isSmall = /^\p{Ll}/u.test(month)
  return isSmall ? name.charAt(0).toLocaleLowerCase(language) + name.slice(1) : name
}

export function clockName(at: number, zone: string, language: Language) {
  const parts = formatOf({ timeZone: zone, timeZoneName: 'long' }, language).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')!.value
}

export function formatDate(at: number, options: FormatOptions, language: DateLanguage) {
  return formatOf(options, language).format(at)
}

// Making a format takes a hundred times longer than using it.
const knownFormats = new Map<string, Intl.DateTimeFormat>()

function formatOf(options: FormatOptions, language: DateLanguage) {
  const key = language + JSON.stringify(options)
  const format = knownFormats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options)
  knownFormats.set(key, format)
  return format
}

/** Intl would write Buddhist years for Thai, and Burmese digits for Burmese. */
function localeOf(language: DateLanguage) {
  return new Intl.Locale(language === 'en' ? 'en-GB' : language, { calendar: 'gregory', numberingSystem: 'latn' })
}
