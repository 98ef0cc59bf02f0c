import { getTableColumns, getTableName, isTable, type Column } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { tableConfig } from '../kit'
import * as schema from '../schema'
import { carriedTables, derivedTables, isPartOfIndex } from './tables'
import { createHash } from 'node:crypto'

/** JSON is kept as its original text. */
type RowValue = string | number | boolean | null
export type Row = RowValue[]
export type ValueKind = 'text' | 'integer' | 'real' | 'boolean'

export type TableModel = {
  name: string
  columns: { name: string; kind: ValueKind }[]
  /** Indexes of the key's columns; empty for a table with a single row. */
  key: number[]
  /** Ids are never reused. */
  isNumbered: boolean
}

const kinds: Record<string, ValueKind> = { 'double precision': 'real', real: 'real', text: 'text', bigint: 'integer' }

/** Referenced tables come first; columns are in the order of the schema. */
export function tableModels(): TableModel[] {
  const tables = new Map(
    Object.values<unknown>(schema)
      .filter(isTable)
      .map((table) => [getTableName(table) as string, table]),
  )
  return carriedTables.map((name) => {
    const table = tables.get(name)! as Parameters<typeof tableConfig>[0]
    const all = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined) as Column[]
    const columns = all.map((column) => ({ name: toSnakeCase(column.name), kind: kindOf(column) }))
    const [composite] = tableConfig(table).primaryKeys
    const keyColumns: Column[] = composite?.columns ?? all.filter(({ primary }) => primary)
    const key = keyColumns.map((column) => all.findIndex(({ name }) => name === column.name))
    return { name, columns, key, isNumbered: columns[key[0]!]?.name === 'id' && columns[key[0]!]?.kind === 'integer' }
  })
}

function kindOf(column: Column): ValueKind {
  if (column.dataType === 'boolean') return 'boolean'
  const type = column.getSQLType().replace(/ collate .*/, '')
  return kinds[type] ?? 'integer'
}

export function columnList({ columns }: TableModel) {
  return columns.map(({ name }) => `"${name}"`).join(', ')
}

/** By key, texts by bytes: equal in both engines. */
export function keyOrder({ columns, key }: TableModel) {
  return key.length > 0 ? ` order by ${key.map((place) => `"${columns[place]!.name}"`).join(', ')}` : ''
}

/** The message is a sentence for people. */
export class BadRows extends Error {}

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

export type RowSource = {
  /** In the order of the key, in portions. */
  rowsOf(table: TableModel): AsyncIterable<Row[]>
  /** Highest ids; tables that were always empty are missing. */
  highestNumbers(): Promise<Record<string, number>>
  columns(): Promise<Map<string, string[]>>
}

export type RowSums = Record<string, { rows: number; sum: string }>

export type Progress = (table: string, rows: number) => void

/** Equal sums mean equal rows, types and next ids. `tables`: the tables of another version. Throws BadRows. */
export async function sumRows(
  source: RowSource,
  progress: Progress = () => {},
  tables = tableModels(),
): Promise<RowSums> {
  await checkTables(source, tables)
  const sums: RowSums = {}
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const portion of source.rowsOf(table)) {
      for (const row of portion) hash.update(`${JSON.stringify(row)}\n`)
      progress(table.name, (rows += portion.length))
    }
    sums[table.name] = { rows, sum: hash.digest('hex') }
  }
  const highest = Object.entries(await source.highestNumbers()).sort(([a], [b]) => (a < b ? -1 : 1))
  sums[numbersName] = { rows: highest.length, sum: createHash('sha256').update(JSON.stringify(highest)).digest('hex') }
  return sums
}

const numbersName = 'the numbers that were given'

export function differingTables(one: RowSums, other: RowSums): string[] {
  return Object.keys(one).filter((name) => one[name]!.rows !== other[name]?.rows || one[name]!.sum !== other[name].sum)
}

/** Finds tables that this version would lose, or could not fill. */
async function checkTables(source: RowSource, tables: TableModel[]) {
  const columns = await source.columns()
  for (const table of tables) {
    const names = columns.get(table.name)
    columns.delete(table.name)
    if (!names) throw new BadRows(`The table ${table.name} is missing.`)
    const lacking = table.columns.find(({ name }) => !names.includes(name))
    if (lacking) throw new BadRows(`The table ${table.name} has no column ${lacking.name}.`)
    const unknown = names.find((name) => !table.columns.some((column) => column.name === name))
    if (unknown) throw new BadRows(`The table ${table.name} has a column ${unknown}, which this version does not know.`)
  }
  for (const name of columns.keys())
    if (!(name in derivedTables) && !isPartOfIndex(name))
      throw new BadRows(`There is a table ${name}, which this version does not know. Remove it first, if it is yours.`)
}
