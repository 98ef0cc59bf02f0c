import { sql } from 'drizzle-orm'
import { read } from './connection'
import journal from './migrations/meta/_journal.json'

/** SQLite's version, the number of changes of the schema that the database has had, and that this version of Gazette knows. */
export function databaseVersions() {
  const firstValue = (query: ReturnType<typeof sql>) => Object.values(read().get<Record<string, unknown>>(query))[0]
  return {
    sqlite: String(firstValue(sql`select sqlite_version()`)),
    schema: Number(firstValue(sql`select count(*) from __drizzle_migrations`)),
    knownSchema: journal.entries.length,
  }
}
