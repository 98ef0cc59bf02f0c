import Database from 'better-sqlite3'
import { errorCode } from '../../lib/files/storage-fault'
import { makePrivate } from '../../lib/files/private-files'
import { migrateFile } from '../migrate'
import { BadRows } from './bad-row'
import { columnList, tableModels, type Row, type TableModel } from './model'
import type { Progress, RowSource } from './source'
import { rowInWords } from './values'

/** Fills a new file. `indexMissing` makes the search index later. After an interruption, delete it. Throws BadRows. */
export async function fillDatabaseFile(file: string, source: RowSource, progress: Progress = () => {}) {
  makePrivate(file)
  migrateFile(file)
  await fillRows(file, source, { progress })
}

type FillOptions = { progress?: Progress; tables?: TableModel[] }

/** Expects the tables to exist, perhaps of another version. */
export async function fillRows(
  file: string,
  source: RowSource,
  { progress = () => {}, tables = tableModels() }: FillOptions = {},
) {
  const db = new Database(file, { fileMustExist: true })
  try {
    // Nobody reads the file before it is complete and flushed.
    db.pragma('journal_mode = memory')
    db.pragma('synchronous = off')
    db.pragma('foreign_keys = off')
    db.exec('begin')
    const triggers = db.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all() as StoredTrigger[]
    for (const { name } of triggers) db.exec(`drop trigger "${name}"`)
    for (const table of tables) await fillTable(db, table, { source, progress })
    for (const { sql } of triggers) db.exec(sql)
    db.exec(`insert into head_titles (head_titles) values ('rebuild')`)
    await setHighestNumbers(db, source)
    db.exec('commit')
  } finally {
    db.close()
  }
}

type StoredTrigger = { name: string; sql: string }

async function fillTable(
  db: Database.Database,
  table: TableModel,
  { source, progress }: { source: RowSource; progress: Progress },
) {
  db.exec(`delete from "${table.name}"`)
  const places = table.columns.map(() => '?').join(', ')
  const insert = db.prepare(`insert into "${table.name}" (${columnList(table)}) values (${places})`)
  let rows = 0
  for await (const portion of source.rowsOf(table)) {
    for (const row of portion) insertRow(insert, table, row)
    progress(table.name, (rows += portion.length))
  }
}

function insertRow(insert: Database.Statement, table: TableModel, row: Row) {
  try {
    insert.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)))
  } catch (error) {
    const code = errorCode(error)
    if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE')
      throw new BadRows(`${rowInWords(table, row)} says what another row of it says already, and only one may.`)
    if (code === 'SQLITE_CONSTRAINT_NOTNULL') throw new BadRows(`${rowInWords(table, row)} lacks something.`)
    throw error
  }
}

async function setHighestNumbers(db: Database.Database, source: RowSource) {
  db.exec('delete from sqlite_sequence')
  const insert = db.prepare('insert into sqlite_sequence (name, seq) values (?, ?)')
  for (const [name, number] of Object.entries(await source.highestNumbers())) insert.run(name, number)
}
