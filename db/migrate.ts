import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { inFile } from './in-file'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { closeDatabase, rawWriter } from './connection'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import {
  adoptFirstVersion,
  beforeFirstVersion,
  isBeforeFirstVersion,
  namesAfter,
  notedNeed,
  sqliteSchema,
} from './known-schema'
import { migrationFolders, readSchema } from './migration-files'

export function migrateDatabase(folder = migrationFolders.sqlite) {
  migrateConnection(rawWriter(), folder)
}

/** @throws SQLite's error where migrating fails. */
export function migrateFile(file: string, folder = migrationFolders.sqlite) {
  const db = new Database(file, { fileMustExist: true })
  try {
    migrateConnection(db, folder)
  } finally {
    db.close()
  }
}

/** Notes the requirements first, so that no build ever uses a schema that excludes it. */
function migrateConnection(db: Database.Database, folder: string) {
  const last = lastChange(db)
  if (isBeforeFirstVersion(sqliteSchema, last)) throw new Error(`This database ${beforeFirstVersion}`)
  const needed = notedNeed(readSchema(folder).needed)
  const before = db.pragma('user_version', { simple: true }) as number
  if (before < needed) db.pragma(`user_version = ${needed}`)
  if (last !== null) db.transaction(() => db.exec(adoptFirstVersion(sqliteSchema)))()
  migrate(drizzle(db), { migrationsFolder: folder })
}

export function pendingMigrations(file: string): string[] {
  if (!existsSync(file)) return []
  return inFile(file, (db) => {
    const last = lastChange(db)
    return last === null ? [] : namesAfter(sqliteSchema, last)
  })
}

/** Returns the end of a sentence that begins with the file's name. */
export function versionProblem(file: string): string | undefined {
  return inFile(file, (db) => {
    const last = lastChange(db)
    if (isBeforeFirstVersion(sqliteSchema, last)) return beforeFirstVersion
    return (last ?? 0) > sqliteSchema.moments.at(-1)!
      ? 'was made by a later version of Gazette. Use that version, or a later one, to bring it back.'
      : undefined
  })
}

/** Returns UTC ms; null without any. */
function lastChange(db: Database.Database): number | null {
  const isMade = db.prepare(`select 1 from sqlite_schema where name = '__drizzle_migrations'`).get()
  return isMade ? (db.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null) : null
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  migrateDatabase()
  closeDatabase()
}
