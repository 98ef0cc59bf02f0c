import type { ChoiceOption } from '@/lib/kinds/field'
import { factsIn, fieldsOf, inSnakeCase, type AnyField, type PublicationFacts } from '@/lib/kinds/kinds'
import { licences } from '@/lib/text/licences'
import type { ColumnName } from './columns'
import { authorIn, licenceIn, listIn, optionIn } from './spellings'
import { done, refused, type Result } from '@/lib/result'

export type RefuseCell = (column: ColumnName, what: string) => undefined
type RemarkReport = { remark: (column: ColumnName, what: string, more?: string) => void; refuse: RefuseCell }
type RowCells = Record<ColumnName, string>
type ReadCell = { value: unknown; remark?: string; more?: string } | { refused: string }

export function factsInCells(cells: RowCells, { remark, refuse }: RemarkReport): PublicationFacts {
  const values = fieldsOf('publication').map((field) => {
    const column = inSnakeCase(field.name)
    const cell = cells[column] ?? ''
    const kept = field.column ?? field.name
    const read: ReadCell = field.inCell?.(cell) ?? cellReaders[field.form]!(cell, field, cells)
    if ('refused' in read) return [kept, refuse(column, read.refused)]
    if (read.remark) remark(column, read.remark, 'more' in read ? read.more : undefined)
    return [kept, read.value]
  })
  return factsIn('publication', Object.fromEntries(values) as object)
}

const cellReaders: Partial<Record<AnyField['form'], (cell: string, field: AnyField, cells: RowCells) => ReadCell>> = {
  line: (value) => ({ value }),
  date: (cell) => {
    const date = dateIn(cell)
    if (!date.ok) return { refused: date.problems[0]!.message }
    return { value: date.value, remark: isSerial(cell) ? dayNumberRemark : undefined, more: date.value }
  },
  names: (cell, _, { publisher = '' }) => ({ value: listIn(cell).map((author) => authorIn(author, publisher)) }),
  choice: (cell, { name, empty, options }) => {
    const value = cell ? optionIn(cell, options as Record<string, ChoiceOption>) : empty
    const names = Object.keys(options!).join(', ')
    if (value !== undefined) return { value }
    return { refused: `“${cell}” is none of the ${name}s: ${names}. It is a ${String(empty)} for now.` }
  },
  licence: (cell) => {
    const value = cell ? licenceIn(cell) : ''
    const names = Object.values(licences).map(({ name }) => name)
    return value === undefined ? { refused: `“${cell}” is none of the licences: ${names.join(', ')}.` } : { value }
  },
}

const dayNumberRemark =
  'The date was the number of a day, as Excel counts them, and was read as such. Look whether it is the right day.'

const monthAbbreviations = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dateAdvice = 'Write the date as 2014, 2014-10 or 2014-10-28.'

/** Reads a year, month or day, also as spreadsheets rewrite it. Refuses an ambiguous date. */
export function dateIn(text: string): Result<string> {
  const date = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[T ]00:00(:00)?(\.0+)?Z?$/, '')
  if (date === '') return done('')
  const serial = /^([1-5]\d{4})(?:\.0+)?$/.exec(date)?.[1]
  if (serial) return done(dayOfSerial(Number(serial)))
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(date) ?? []
  if (year) return wholeDate(year, month, day)
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(date) ?? []
  if (last) return dayFirst(date, Number(first), Number(second), last)
  return dateFromWords(date)
}

/** 41940: Excel writes days as numbers if the column is not set to dates. */
function isSerial(text: string) {
  return /^[1-5]\d{4}(?:\.0+)?$/.test(text.trim())
}

/** Days since the end of 1899 (ECMA-376, part 1, 18.17.4.1). */
function dayOfSerial(serial: number) {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
}

/** 28.10.2014 has its day first; with other separators only numbers above 12 tell. */
function dayFirst(date: string, first: number, second: number, year: string): Result<string> {
  if (date.includes('.') || first > 12 || first === second) return wholeDate(year, String(second), String(first))
  if (second > 12) return wholeDate(year, String(first), String(second))
  return refused(`“${date}” can be read in two ways. ${dateAdvice}`)
}

function dateFromWords(date: string): Result<string> {
  const line = date.replace(/\s+/g, ' ')
  const [, before, name, after, year] = /^(\d{1,2})? ?(\p{L}{3,9})\.? ?(\d{1,2})?,? (\d{4})$/u.exec(line) ?? []
  const month = monthAbbreviations.findIndex((abbreviation) => name?.toLowerCase().startsWith(abbreviation))
  if (!year || month < 0 || (before && after)) return refused(`“${date}” is no date that can be read. ${dateAdvice}`)
  return wholeDate(year, String(month + 1), before ?? after)
}

function wholeDate(year: string, month?: string, day?: string): Result<string> {
  const date = [year, ...[month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : []))].join('-')
  if (Number(year) > 2400)
    return refused(`${year} looks like a year of the Buddhist era: ${Number(year) - 543} here. ${dateAdvice}`)
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  const parsed = new Date(Date.UTC(y, m - 1, d))
  if (parsed.getUTCMonth() !== m - 1 || parsed.getUTCDate() !== d)
    return refused(`There is no day ${date}. ${dateAdvice}`)
  return done(date)
}
