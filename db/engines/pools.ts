import type { Client, Pool, PoolClient } from 'pg'
import { postgresDriver } from './postgres-client'

export type Pools = {
  readers: Pool
  writers: Pool
  /** One connection of its own, so that a version is never asked for behind a long query. */
  versions: Pool
  /** For what is written without the lock of the writers: notes that nobody misses. */
  beside: Pool
  /** All connections that are open. */
  clients: Set<PoolClient>
}

export function poolsOf(url: string): Pools {
  const pg = postgresDriver()
  const clients = new Set<PoolClient>()
  const pool = (max: number, options: string, seconds: number) => {
    const made = new pg.Pool({
      connectionString: url,
      // By the name a move knows the connections of servers.
      application_name: 'gazette',
      max,
      options,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: Math.min(10, seconds) * 1_000,
      // A server that is gone without a word answers nothing, and nobody would be told.
      query_timeout: seconds * 1_000,
    })
    // A connection that breaks is replaced by the next that is asked for; a query that is under way says so itself.
    made.on('error', () => {})
    made.on('connect', (client) => void clients.add(client.on('error', () => {})))
    made.on('remove', (client) => void clients.delete(client))
    return made
  }
  return {
    readers: pool(10, '-c default_transaction_read_only=on -c jit=off', 60),
    // A process that hangs with the turn to write loses it before others give up.
    writers: pool(1, '-c idle_in_transaction_session_timeout=8s -c tcp_user_timeout=8s -c jit=off', 60),
    versions: pool(1, '-c default_transaction_read_only=on', 5),
    beside: pool(2, '-c synchronous_commit=off', 10),
    clients,
  }
}

/** Ends all connections at once: what is asked in them fails, and nobody waits any longer for a server that may be gone. */
export function breakPools(pools: Pools) {
  endPools(pools)
  for (const client of pools.clients) (client as unknown as Client).end().catch(() => {})
}

/** Ends all connections, each when what is asked in it is answered. */
export function endPools({ readers, writers, versions, beside }: Pools) {
  for (const pool of [readers, writers, versions, beside]) pool.end().catch(() => {})
}
