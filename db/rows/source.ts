import { createHash } from 'node:crypto'
import { BadRows } from './bad-row'
import { tableModels, type Row, type TableModel } from './model'
import { derivedTables, isPartOfIndex } from './tables'

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
