import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { inFile } from './in-file'
import { makePrivate } from '../lib/files/private-files'
import type { MediaType } from '../lib/files/media-types'
import { createHash } from 'node:crypto'

// Whole database files, copied by SQLite itself.

/** Copies one state during use, since `backup()` would restart with every write. Blocks: not for a server. */
export function copyDatabase(database: string, copy: string) {
  const db = new Database(database, { fileMustExist: true, timeout: 10_000 })
  try {
    makePrivate(copy)
    db.prepare('vacuum into ?').run(copy)
  } finally {
    db.close()
  }
}

export type Inspection = {
  /** SQLite's messages; empty for a sound file. */
  problems: string[]
  rows: Record<string, number>
  media: { id: string; type: MediaType; sha256: string }[]
  storedFiles: { mediaId: string; name: string; sha256: string; problem: string | null }[]
}

/** @throws if the file is not a database */
export function inspectFile(file: string): Inspection {
  return inFile(file, (db) => {
    const integrity = db.pragma('integrity_check(20)') as { integrity_check: string }[]
    const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
    return {
      problems: [...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'), ...orphansIn(db)],
      rows: Object.fromEntries(tables.map((table) => [table, readRows(db, table)])),
      media: db.prepare('select id, type, sha256 from media').all() as Inspection['media'],
      storedFiles: db.prepare(filesQuery).all() as Inspection['storedFiles'],
    }
  })
}

export function orphanProblems(file: string): string[] {
  return inFile(file, orphansIn)
}

function orphansIn(db: Database.Database) {
  const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  return orphans.map(({ table, parent }) => `a row of ${table} names a row of ${parent} that is not there`)
}

const filesQuery = 'select media_id as mediaId, name, sha256, problem from stored_files'

function readRows(db: Database.Database, table: string) {
  return db
    .prepare(`select count(*) from "${table.replaceAll('"', '""')}"`)
    .pluck()
    .get() as number
}

/** Tries to leave WAL mode, which only the sole user can. Also moves an unused database's log into its file. */
export function isOpenElsewhere(file: string) {
  if (!existsSync(file)) return false
  const db = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    return db.pragma('journal_mode = delete', { simple: true }) !== 'delete'
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return true
    if ((error as { code?: string }).code === 'SQLITE_NOTADB') return false
    throw error
  } finally {
    db.close()
  }
}

/** A restored copy must not revive sessions and links that ended since. */
export function forgetSessions(file: string) {
  const db = new Database(file, { fileMustExist: true })
  try {
    // Rows of `uses_elsewhere` are deleted with their sessions.
    for (const table of ['sessions', 'setup_links', 'known_browsers', 'pending_sign_ins', 'passkey_challenges'])
      db.exec(`delete from ${table}`)
  } finally {
    db.close()
  }
}

export function hasContent(file: string) {
  return inFile(
    file,
    (db) => db.prepare('select exists (select 1 from entries) or exists (select 1 from staff)').pluck().get() === 1,
  )
}

export function newestActIn(file: string) {
  return inFile(file, (db) => {
    const row = db.prepare('select number, hash, at from audit order by id desc limit 1').get()
    const act = row as { number: number | null; hash: string; at: number } | undefined
    return act?.number ? { ...act, number: act.number } : undefined
  })
}

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
  for (const row of rows.iterate() as IterableIterator<unknown[]>) for (const value of row) addToHash(hash, value)
  return hash.digest('hex')
}

function quoteIdentifier(name: string) {
  return `"${name.replaceAll('"', '""')}"`
}

/** Type and length are included: "1" and 1 differ, and rows cannot run together. */
function addToHash(hash: ReturnType<typeof createHash>, value: unknown) {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
  hash.update(`${Buffer.isBuffer(value) ? 'bytes' : value === null ? 'null' : typeof value} ${bytes.length} `)
  hash.update(bytes)
}
