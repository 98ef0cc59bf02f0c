import { createRequire } from 'node:module'
import type { Client, ClientConfig } from 'pg'
import type * as Pg from 'pg'

/** Loads the driver on first use. Numbers are returned as numbers. */
export function postgresDriver() {
  const pg = createRequire(import.meta.url)(/* turbopackIgnore: true */ 'pg') as typeof Pg
  // Ids, moments, counts and sums are all below 2^53.
  for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number)
  return pg
}

export function newClient(config: ClientConfig): Client {
  const client = new (postgresDriver().Client)(config)
  // Without a listener Node would end the process. The running or next query fails with the same error.
  client.on('error', () => {})
  return client
}

/** Opens a connection without a query timeout, even if this archive is on SQLite. Throws the driver's error. */
export async function connectPostgres(url: string): Promise<Client> {
  const client = newClient({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: '-c jit=off',
    // Detects a vanished server during a query.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  await client.connect()
  return client
}

export async function withPostgres<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectPostgres(url)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
