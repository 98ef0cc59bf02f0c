import { BadRows } from './bad-row'
import type { Row, TableModel, RowValue } from './model'

/** Throws BadRows, with the place, for a wrong type or a text that one engine would refuse. */
export function checkedRow(table: TableModel, values: unknown[]): Row {
  return table.columns.map((column, place) => {
    const value = values[place]
    const problem = value === null ? undefined : valueProblem(column.kind, value)
    if (problem) throw new BadRows(`${rowInWords(table, values)} has in ${column.name} ${problem}.`)
    return column.kind === 'boolean' && typeof value === 'number' ? value === 1 : (value as RowValue)
  })
}

function valueProblem(kind: string, value: unknown): string | undefined {
  if (kind === 'text') return typeof value === 'string' ? textProblem(value) : 'something that is no text'
  if (kind === 'boolean')
    return value === true || value === false || value === 0 || value === 1
      ? undefined
      : 'something that is neither yes nor no'
  if (kind === 'integer')
    return Number.isSafeInteger(value) ? undefined : 'something that is no whole number below 9,007,199,254,740,992'
  return Number.isFinite(value) ? undefined : 'something that is no number'
}

function textProblem(text: string) {
  if (text.includes('\0')) return 'a text with the character U+0000, which PostgreSQL cannot hold'
  return text.isWellFormed()
    ? undefined
    : 'a text with half a character (an unpaired surrogate), which no database can hold'
}

export function rowInWords({ name, key }: TableModel, values: unknown[]) {
  const numbers = key.map((place) => String(values[place]).slice(0, 80)).join(', ')
  return numbers ? `The row ${numbers} of the table ${name}` : `The row of the table ${name}`
}
