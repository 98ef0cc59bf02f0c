import type { Language } from '../languages/languages'

/** Thai can add the year of the Buddhist era. */
export type DateLanguage = Language | typeof buddhistThai
export const buddhistThai = 'th-u-ca-buddhist'

const buddhistEra = 543

/** For example "2014", or "2014 (พ.ศ. 2557)". */
export function yearText(year: number, language: DateLanguage) {
  return language === buddhistThai ? `${year} (พ.ศ. ${year + buddhistEra})` : String(year)
}

export type DateParts = { day?: number; month?: string; year?: string }

/** Leaves out missing parts. Years are Gregorian and digits Latin in every language, as in addresses. */
export function joinedDate({ day, month, year }: DateParts, language: DateLanguage): string {
  if (language === 'zh') return [year && `${year}年`, month, day && `${day}日`].filter(Boolean).join('')
  if (language === 'vi') return vietnameseDate({ day, month, year })
  return [day, month, year].filter(Boolean).join(' ')
}

export function dateLines({ year, ...day }: DateParts, language: DateLanguage) {
  if (language === 'zh') return [joinedDate({ year }, language), joinedDate(day, language)]
  return [`${joinedDate(day, language)}${language === 'vi' ? ',' : ''} `, joinedDate({ year }, language)]
}

function vietnameseDate({ day, month, year }: DateParts) {
  if (!month) return year ?? ''
  const dayAndMonth = day ? `${day} ${month.toLowerCase()}` : month
  return [dayAndMonth, year].filter(Boolean).join(day ? ', ' : ' năm ')
}

export function clockName(at: number, zone: string, language: Language) {
  const parts = formatOf({ timeZone: zone, timeZoneName: 'long' }, language).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')!.value
}

export function formatDate(at: number, options: Intl.DateTimeFormatOptions, language: DateLanguage) {
  return formatOf(options, language).format(at)
}

// Making a format takes a hundred times longer than using it.
const knownFormats = new Map<string, Intl.DateTimeFormat>()

function formatOf(options: Intl.DateTimeFormatOptions, language: DateLanguage) {
  const key = language + JSON.stringify(options)
  // Intl would write Buddhist years for Thai, and Burmese digits for Burmese.
  const locale = language === 'en' ? 'en-GB' : `${language.slice(0, 2)}-u-ca-gregory-nu-latn`
  const format = knownFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  knownFormats.set(key, format)
  return format
}
