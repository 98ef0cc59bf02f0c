import { createHash } from 'node:crypto'
import { BadRows } from './bad-row'
import { tableModels, type Row, type TableModel } from './model'
import { derivedTables, isPartOfIndex } from './tables'

/** All rows of an archive as they are at one moment. */
export type RowSource = {
  /** The rows of a table in the order of its key, in portions that fit into memory. */
  rowsOf(table: TableModel): AsyncIterable<Row[]>
  /** The highest number that a row of each table ever had; a table that never had one is not in it. */
  highestNumbers(): Promise<Record<string, number>>
  /** The columns of each table of the database. */
  columns(): Promise<Map<string, string[]>>
}

/** The number of rows of each table and a SHA-256 over them. */
export type RowSums = Record<string, { rows: number; sum: string }>

export type Progress = (table: string, rows: number) => void

/**
 * Reads all rows. Equal sums: the same rows in the same types, and the same numbers to be given next. A row counts as its values in
 * JSON, as a list in the order of the schema, with a line feed.
 * @param tables those of another version, where the archive is of one
 * @throws BadRows where a table is missing or unknown, has other columns, or holds what cannot be taken
 */
export async function sumsOf(
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

/** Returns what is not equal, in words; empty where everything is. */
export function differences(one: RowSums, other: RowSums): string[] {
  return Object.keys(one).filter((name) => one[name]!.rows !== other[name]?.rows || one[name]!.sum !== other[name].sum)
}

/** Finds what this version would leave behind, or could not fill. */
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
