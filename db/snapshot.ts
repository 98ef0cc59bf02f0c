import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { inFile } from './in-file'
import { makePrivate } from '../lib/files/private-files'
import type { MediaType } from '../lib/files/media-types'

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
