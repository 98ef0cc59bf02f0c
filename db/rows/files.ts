import Database from 'better-sqlite3'
import { type TableModel, columnList, keyOrder, tableModels, type Row } from './model'
import { sumRows, type Progress, type RowSource, type RowSums } from './source'
import { isUtf8 } from 'node:buffer'
import { BadRows } from './bad-row'
import { checkedRow, rowInWords } from './values'

/** Nobody may change the file meanwhile. @throws SQLITE_BUSY if somebody does */
export async function withRowsOf<T>(
  file: string,
  work: (source: RowSource) => Promise<T>,
  tables?: TableModel[],
): Promise<T> {
  const db = new Database(file, { fileMustExist: true, timeout: 2_000 })
  try {
    db.exec('begin immediate')
    return await work(sqliteSource(db, tables))
  } finally {
    db.close()
  }
}

export async function sumsOfFile(file: string, progress?: Progress): Promise<RowSums> {
  return withRowsOf(file, (source) => sumRows(source, progress))
}

/** Characters; a single row may be longer. */
const portionSize = 1_000_000

/** The connection must see one state. */
function sqliteSource(db: Database.Database, tables = tableModels()): RowSource {
  return {
    async *rowsOf(table) {
      let portion: Row[] = []
      let size = 0
      const rows = db
        .prepare(`select ${columnList(table)} from "${table.name}"${keyOrder(table)}`)
        .raw()
        .iterate()
      for (const values of rows as IterableIterator<unknown[]>) {
        const row = checkedRow(table, values)
        for (const value of row) size += typeof value === 'string' ? value.length : 1
        if (row.some(isSuspect)) checkRowBytes(db, table, row)
        portion.push(row)
        if (size < portionSize) continue
        yield portion
        portion = []
        size = 0
      }
      yield portion
    },
    async highestNumbers() {
      const given = db.prepare('select name, seq from sqlite_sequence where seq > 0').raw().all() as [string, number][]
      const numbered = new Set(tables.filter(({ isNumbered }) => isNumbered).map(({ name }) => name))
      return Object.fromEntries(given.filter(([name]) => numbered.has(name)))
    },
    async columns() {
      const rows = db
        .prepare(
          `select t.name, c.name from sqlite_schema t, pragma_table_xinfo(t.name) c
            where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and c.hidden = 0`,
        )
        .raw()
        .all() as [string, string][]
      const columns = new Map<string, string[]>()
      for (const [table, column] of rows) columns.set(table, [...(columns.get(table) ?? []), column])
      return columns
    },
  }
}

/** SQLite does not check UTF-8: invalid bytes are read as U+FFFD. */
function isSuspect(value: unknown) {
  return typeof value === 'string' && value.includes('\ufffd')
}

function checkRowBytes(db: Database.Database, table: TableModel, row: Row) {
  const where = table.key.map((place) => `"${table.columns[place]!.name}" = ?`).join(' and ') || '1'
  for (const [place, { name }] of table.columns.entries()) {
    if (!isSuspect(row[place])) continue
    const query = db.prepare(`select cast("${name}" as blob) from "${table.name}" where ${where}`).pluck()
    const bytes = query.get(...table.key.map((keyPlace) => row[keyPlace])) as Buffer | undefined
    if (!bytes || !isUtf8(bytes))
      throw new BadRows(`${rowInWords(table, row)} has in ${name} bytes that are no text in UTF-8.`)
  }
}
