import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { closeDatabase, rawWriter } from './connection'
import { drizzle } from 'drizzle-orm/better-sqlite3'

const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Brings the database file to this version's schema, making it where there is none. */
export function migrateDatabase() {
  migrate(drizzle(rawWriter()), { migrationsFolder })
}

/** Brings a file that nobody has open, such as a copy, to this version's schema. @throws what SQLite says where it cannot be. */
export function migrateFile(file: string) {
  const db = new Database(file, { fileMustExist: true })
  try {
    migrate(drizzle(db), { migrationsFolder })
  } finally {
    db.close()
  }
}

/** How many migrations a database file lacks; none for a file that is new or missing. */
export function pendingMigrations(file: string): number {
  if (!existsSync(file)) return 0
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const migrationTable = db.prepare(`select 1 from sqlite_schema where name = '__drizzle_migrations'`).get()
    if (!migrationTable) return 0
    const last = db.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null
    const { entries } = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal
    return last === null ? 0 : entries.filter(({ when }) => when > last).length
  } finally {
    db.close()
  }
}

type Journal = { entries: { when: number }[] }

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  migrateDatabase()
  closeDatabase()
}
