import type { Client, ClientConfig, Pool, PoolClient } from 'pg'
import { postgresDriver } from './postgres-client'

export type PostgresPools = {
  readers: Pool
  writers: Pool
  /** Separate, so that reading the public version never waits for a long query. */
  versions: Pool
  /** For unimportant writes without the writers' lock. */
  beside: Pool
  clients: Set<PoolClient>
  /** Aborted with all connections, also those that are not open yet. */
  lost: AbortController
}

/** Milliseconds. To wait for a connection that others use may take longer. */
const maxConnecting = 1_800

export function createPools(url: string): PostgresPools {
  const pg = postgresDriver()
  const clients = new Set<PoolClient>()
  const lost = new AbortController()
  class Connection extends pg.Client {
    constructor(config?: ClientConfig) {
      super({ ...config, connectionTimeoutMillis: maxConnecting })
    }
  }
  const pool = (max: number, options: string, seconds: number, Client?: typeof Connection) => {
    const made = new pg.Pool({
      connectionString: url,
      Client,
      // Recognised by `holdWriters` before a move.
      application_name: 'gazette',
      max,
      options,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: Math.min(10, seconds) * 1_000,
      // Without this limit, nothing would notice a server that has vanished.
      query_timeout: seconds * 1_000,
    })
    // A broken connection is replaced by the next; its query fails by itself.
    made.on('error', () => {})
    made.on('connect', (client) => {
      clients.add(client.on('error', () => {}))
      if (lost.signal.aborted) void client.end()
    })
    made.on('remove', (client) => void clients.delete(client))
    return made
  }
  return {
    readers: pool(10, '-c default_transaction_read_only=on -c jit=off', 60, Connection),
    // A hanging writer loses its connection before others give up.
    writers: pool(1, '-c idle_in_transaction_session_timeout=8s -c tcp_user_timeout=8s -c jit=off', 60, Connection),
    // Two, since one may have no answer.
    versions: pool(2, '-c default_transaction_read_only=on', 5),
    beside: pool(2, '-c synchronous_commit=off', 10, Connection),
    clients,
    lost,
  }
}

/** Makes running queries fail, so that nobody waits for a lost server. */
export function destroyPools(pools: PostgresPools) {
  pools.lost.abort()
  endPools(pools)
  for (const client of pools.clients) (client as unknown as Client).end().catch(() => {})
}

/** Lets running queries finish. */
export function endPools({ readers, writers, versions, beside }: PostgresPools) {
  for (const pool of [readers, writers, versions, beside]) pool.end().catch(() => {})
}
