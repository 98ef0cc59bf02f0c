import type { PoolClient } from 'pg'
import { writersLock } from '../locks/numbers'
import { isOutdatedInPostgres, OutdatedVersion } from './outdated'

/** Begins a transaction. Checks in the same round trip that no later version has changed the schema incompatibly. */
export async function beginTransaction(client: PoolClient) {
  const statement = `begin; set local lock_timeout = '10s'; select pg_advisory_xact_lock(${writersLock});
    select ${isOutdatedInPostgres} as outdated`
  const results = (await client.query(statement)) as unknown as { rows: { outdated: boolean }[] }[]
  if (results.at(-1)!.rows[0]!.outdated) throw new OutdatedVersion()
}
