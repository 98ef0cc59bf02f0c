import { setLanguages } from '../../lib/languages/languages'
import { DatabaseAway } from './away'
import type { Queryable } from './one-by-one'
import { mainLanguageOf } from './main-language'
import { isOutdatedInPostgres, OutdatedVersion } from './outdated'

type ServerRow = { n: number; now: number; standby: boolean; server: string; outdated: boolean; main: string | null }

const versionQuery = `select n, (extract(epoch from clock_timestamp()) * 1000)::bigint as now, pg_is_in_recovery() as standby,
  pg_postmaster_start_time()::text as server, ${isOutdatedInPostgres} as outdated, ${mainLanguageOf} as main from public_version`

/** Bounds of the clock in ms. Throws DatabaseAway for a standby, OutdatedVersion after an incompatible change. */
export async function askServer(db: Queryable) {
  const before = Date.now()
  const [row] = (await db.query<ServerRow>({ name: 'version', text: versionQuery })).rows
  const { n, now, standby, server, outdated, main } = row!
  // A standby may be outdated and takes no changes.
  if (standby) throw new DatabaseAway('The server of the database is a standby')
  if (outdated) throw new OutdatedVersion()
  setLanguages(main)
  return { n, server, min: now - Date.now(), max: now - before }
}

/** Returns how far the server's clock is ahead (ms): the former value, moved within the new bounds. */
export function nearestClockDifference(before: number, min: number, max: number) {
  // Clocks report whole milliseconds.
  return Math.min(Math.max(before, min - 1), max + 1)
}
