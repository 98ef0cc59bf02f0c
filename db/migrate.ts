import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { closeDatabase, rawWriter } from './connection'
import { drizzle } from 'drizzle-orm/better-sqlite3'

/** Brings the database file to this version's schema, making it where there is none. */
export function migrateDatabase() {
  migrate(drizzle(rawWriter()), { migrationsFolder: join(import.meta.dirname, 'migrations') })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  migrateDatabase()
  closeDatabase()
}
