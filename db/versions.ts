import { sql, type SQL } from 'drizzle-orm'
import { read, selectValues } from './connection'
import { isPostgres } from './kit'
import { postgresSchema, sqliteSchema } from './known-schema'

const [engineName, engineVersion, knownSchema] = isPostgres
  ? (['PostgreSQL', sql`select current_setting('server_version')`, postgresSchema] as const)
  : (['SQLite', sql`select sqlite_version()`, sqliteSchema] as const)

export async function databaseVersions() {
  const firstValue = async (query: SQL) => (await selectValues(read(), query))[0]![0]
  return {
    database: `${engineName} ${String(await firstValue(engineVersion))}`,
    schema: Number(await firstValue(sql`select count(*) from __drizzle_migrations`)),
    knownSchema: knownSchema.names.length,
  }
}

/** Undefined with SQLite, whose file has the size. */
export async function bytesInPostgres(): Promise<number | undefined> {
  if (!isPostgres) return undefined
  const [[bytes]] = (await selectValues<[number]>(read(), sql`select pg_database_size(current_database())`)) as [
    [number],
  ]
  return bytes
}
