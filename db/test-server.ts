import { createRequire } from 'node:module'
import type { Client } from 'pg'

/** The address of another database of the same server. */
export function databaseAt(url: string, name: string) {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

export async function connectTo(url: string) {
  const pg = createRequire(import.meta.url)('pg') as { Client: typeof Client }
  const client = new pg.Client({ connectionString: url })
  // A fault that breaks the connection also fails the query that is under way.
  client.on('error', () => {})
  await client.connect()
  return client
}

export async function runAt(url: string, statement: string) {
  const client = await connectTo(url)
  try {
    return await client.query<Record<string, unknown>>(statement)
  } finally {
    await client.end()
  }
}

/** Drops the databases of a server whose names begin with a name. */
export async function dropDatabases(url: string, beginning: string) {
  const { rows } = await runAt(url, `select datname as name from pg_database where datname like '${beginning}%'`)
  for (const { name } of rows) await runAt(url, `drop database "${String(name)}" with (force)`)
}
