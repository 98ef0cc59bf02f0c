import { createRequire } from 'node:module'
import type { Client, ClientConfig } from 'pg'
import type * as Pg from 'pg'

/** The driver of PostgreSQL, which is loaded where it is first needed. Numbers come as numbers. */
export function postgresDriver() {
  const pg = createRequire(import.meta.url)(/* turbopackIgnore: true */ 'pg') as typeof Pg
  // Ids, moments, counts and sums, all of them below 2^53.
  for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number)
  return pg
}

/** A connection of its own, which is not open yet. */
export function newClient(config: ClientConfig): Client {
  const client = new (postgresDriver().Client)(config)
  // A fault that breaks the connection also fails the query that is under way, or the next.
  client.on('error', () => {})
  return client
}

/**
 * Opens a connection of its own to a PostgreSQL database, also from a process whose data is in SQLite. A query may take any time.
 * @throws the driver's error where nobody answers
 */
export async function connectPostgres(url: string): Promise<Client> {
  const client = newClient({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: '-c jit=off',
    // Finds out that a server is gone without a word while a query is under way.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  await client.connect()
  return client
}
