import { done, refused, type Result } from '@/lib/result'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const shape = 'Write the date as 2014, 2014-10 or 2014-10-28.'

/**
 * The date of a title page as it is kept: a year, a year and month, or a day. Spreadsheets like to write it anew; what can be
 * read in one way only is read, and of anything else is said why not.
 */
export function dateIn(text: string): Result<string> {
  const said = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[T ]00:00(:00)?(\.0+)?Z?$/, '')
  if (said === '') return done('')
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(said) ?? []
  if (year) return whole(year, month, day)
  const [, one, two, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(said) ?? []
  if (last) return dayFirst(said, Number(one), Number(two), last)
  return inWords(said)
}

/** 28.10.2014 has its day first; with other signs, only numbers above 12 tell. */
function dayFirst(said: string, one: number, two: number, year: string): Result<string> {
  if (said.includes('.') || one > 12 || one === two) return whole(year, String(two), String(one))
  if (two > 12) return whole(year, String(one), String(two))
  return refused(`“${said}” can be read in two ways. ${shape}`)
}

function inWords(said: string): Result<string> {
  const line = said.replace(/\s+/g, ' ')
  const [, before, name, after, year] = /^(\d{1,2})? ?(\p{L}{3,9})\.? ?(\d{1,2})?,? (\d{4})$/u.exec(line) ?? []
  const month = months.findIndex((one) => name?.toLowerCase().startsWith(one))
  if (!year || month < 0 || (before && after)) return refused(`“${said}” is no date that can be read. ${shape}`)
  return whole(year, String(month + 1), before ?? after)
}

function whole(year: string, month?: string, day?: string): Result<string> {
  const date = [year, ...[month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : []))].join('-')
  if (Number(year) > 2400)
    return refused(`${year} looks like a year of the Buddhist era: ${Number(year) - 543} here. ${shape}`)
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  const there = new Date(Date.UTC(y, m - 1, d))
  if (there.getUTCMonth() !== m - 1 || there.getUTCDate() !== d) return refused(`There is no day ${date}. ${shape}`)
  return done(date)
}
