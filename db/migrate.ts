import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { closeDatabase, rawWriter } from './connection'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { namesAfter, sqliteSchema } from './known-schema'
import { schemaIn } from './migration-files'

const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Brings the database file to this version's schema, making it where there is none. */
export function migrateDatabase(folder = migrationsFolder) {
  migrateConnection(rawWriter(), folder)
}

/** Brings a file that nobody has open, such as a copy, to this version's schema. @throws what SQLite says where it cannot be. */
export function migrateFile(file: string, folder = migrationsFolder) {
  const db = new Database(file, { fileMustExist: true })
  try {
    migrateConnection(db, folder)
  } finally {
    db.close()
  }
}

/** What a build has to know is written first, so that none is ever admitted to a schema that it may not have. */
function migrateConnection(db: Database.Database, folder: string) {
  const { needed } = schemaIn(folder)
  const before = db.pragma('user_version', { simple: true }) as number
  if (before < needed) db.pragma(`user_version = ${needed}`)
  migrate(drizzle(db), { migrationsFolder: folder })
}

/** The names of the migrations that a database file lacks; none for a file that is new or missing. */
export function pendingMigrations(file: string): string[] {
  if (!existsSync(file)) return []
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const migrationTable = db.prepare(`select 1 from sqlite_schema where name = '__drizzle_migrations'`).get()
    if (!migrationTable) return []
    const last = db.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null
    return last === null ? [] : namesAfter(sqliteSchema, last)
  } finally {
    db.close()
  }
}

/** Whether a database file has had changes of the schema that this version does not know. */
export function isOfLaterVersion(file: string): boolean {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const last = db.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null
    return (last ?? 0) > sqliteSchema.moments.at(-1)!
  } finally {
    db.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  migrateDatabase()
  closeDatabase()
}
