import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { inFile } from './in-file'

/** SHA-256 of rows by key. A virtual table counts by its own tables. `without`: columns to ignore. */
export function tableSums(
  file: string,
  { without = {} }: { without?: Record<string, string[]> } = {},
): Record<string, string> {
  return inFile(file, (db) => {
    db.defaultSafeIntegers(true)
    const tables = db.prepare(`select name, type, wr from pragma_table_list where schema = 'main'`).all() as TableInfo[]
    const plainTables = tables.filter(
      ({ type, name }) => type !== 'virtual' && type !== 'view' && !name.startsWith('sqlite_'),
    )
    return Object.fromEntries(plainTables.map((table) => [table.name, sumOf(db, table, without[table.name])]))
  })
}

type TableInfo = { name: string; type: string; wr: bigint }

function sumOf(db: Database.Database, { name, wr }: TableInfo, without: string[] = []) {
  const hash = createHash('sha256')
  const quoted = quoteIdentifier(name)
  const all = db.prepare('select name from pragma_table_xinfo(?)').pluck().all(name) as string[]
  const columns = without.length ? all.filter((column) => !without.includes(column)).map(quoteIdentifier) : ['*']
  if (columns.length === 0) return ''
  // A table without row ids is in the order of its key.
  const rows = db.prepare(`select ${columns.join(', ')} from ${quoted}${wr ? '' : ' order by rowid'}`).raw()
  for (const row of rows.iterate() as IterableIterator<unknown[]>) addToHash(hash, row)
  return hash.digest('hex')
}

function quoteIdentifier(name: string) {
  return `"${name.replaceAll('"', '""')}"`
}

/** Type and length are included: "1" and 1 differ, and rows cannot run together. Text is hashed in one piece, for speed. */
function addToHash(hash: ReturnType<typeof createHash>, row: unknown[]) {
  let text = ''
  for (const value of row)
    if (Buffer.isBuffer(value)) {
      hash.update(`${text}bytes ${value.length} `).update(value)
      text = ''
    } else {
      const words = String(value)
      text += `${value === null ? 'null' : typeof value} ${Buffer.byteLength(words)} ${words}`
    }
  hash.update(text)
}
