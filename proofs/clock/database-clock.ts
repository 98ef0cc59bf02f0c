import { runAt } from '@/db/test-server'

/**
 * Stops the clock of a database at a moment (UTC ms): new connections use a replaced clock function.
 * @returns the function that sets it
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
