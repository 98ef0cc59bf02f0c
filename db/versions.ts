import { sql, type SQL } from 'drizzle-orm'
import { read, selectValues } from './connection'
import { isPostgres } from './kit'
import { postgresSchema, sqliteSchema } from './known-schema'

const [engine, version, known] = isPostgres
  ? (['PostgreSQL', sql`select current_setting('server_version')`, postgresSchema] as const)
  : (['SQLite', sql`select sqlite_version()`, sqliteSchema] as const)

/** The engine with its version, the number of changes of the schema that the database has had, and that this version of Gazette knows. */
export async function databaseVersions() {
  const firstValue = async (query: SQL) => (await selectValues(read(), query))[0]![0]
  return {
    database: `${engine} ${String(await firstValue(version))}`,
    schema: Number(await firstValue(sql`select count(*) from __drizzle_migrations`)),
    knownSchema: known.names.length,
  }
}

/** Returns how many bytes the database takes in PostgreSQL; undefined with SQLite, whose file says it. */
export async function bytesInPostgres(): Promise<number | undefined> {
  if (!isPostgres) return undefined
  const [[bytes]] = (await selectValues<[number]>(read(), sql`select pg_database_size(current_database())`)) as [
    [number],
  ]
  return bytes
}
