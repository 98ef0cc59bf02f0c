import type { Option } from '@/lib/kinds/field'
import { factsIn, fieldsOf, inSnakeCase, type AnyField, type PublicationFacts } from '@/lib/kinds/kinds'
import { licences } from '@/lib/text/licences'
import type { Column } from './columns'
import { dateIn, isSerial } from './dates'
import { authorIn, licenceIn, listIn, optionIn } from './spellings'

export type Refuse = (column: Column, what: string) => undefined
type Report = { remark: (column: Column, what: string, more?: string) => void; refuse: Refuse }
type Cells = Record<Column, string>
type Read = { value: unknown; remark?: string; more?: string } | { refused: string }

/** The fields of a publication from the cells of a line. What is not understood is refused and stays empty. */
export function factsInCells(cells: Cells, { remark, refuse }: Report): PublicationFacts {
  const values = fieldsOf('publication').map((field) => {
    const column = inSnakeCase(field.name)
    const cell = cells[column] ?? ''
    const kept = field.column ?? field.name
    const read: Read = field.inCell?.(cell) ?? readers[field.form](cell, field, cells)
    if ('refused' in read) return [kept, refuse(column, read.refused)]
    if (read.remark) remark(column, read.remark, 'more' in read ? read.more : undefined)
    return [kept, read.value]
  })
  return factsIn('publication', Object.fromEntries(values) as object)
}

const readers: Record<AnyField['form'], (cell: string, field: AnyField, cells: Cells) => Read> = {
  line: (value) => ({ value }),
  date: (cell) => {
    const date = dateIn(cell)
    if (!date.ok) return { refused: date.problems[0]!.message }
    return { value: date.value, remark: isSerial(cell) ? dayNumber : undefined, more: date.value }
  },
  names: (cell, _, { publisher = '' }) => ({ value: listIn(cell).map((author) => authorIn(author, publisher)) }),
  choice: (cell, { name, empty, options }) => {
    const value = cell ? optionIn(cell, options as Record<string, Option>) : empty
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

const dayNumber =
  'The date was the number of a day, as Excel counts them, and was read as such. Look whether it is the right day.'
