import { runAt } from '@/db/test-server'

/**
 * Has the clock of a database stand at a moment (UTC ms) until it is set again: its function has another one before it, for connections from now on.
 * @returns how it is set
 */
export async function databaseClock(url: string, moment: number) {
  const name = new URL(url).pathname.slice(1)
  await runAt(
    url,
    `create schema proof;
    create table proof.moment as select ${moment}::bigint as at;
    create function proof.clock_timestamp() returns timestamptz language sql
      as 'select to_timestamp(at / 1000.0) from proof.moment';
    alter database ${name} set search_path = public, proof, pg_catalog`,
  )
  return async (at: number) => void (await runAt(url, `update proof.moment set at = ${at}`))
}
