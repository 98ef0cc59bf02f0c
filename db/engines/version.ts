import { noteMainLanguage } from '../../lib/languages/languages'
import { DatabaseAway } from './away'
import type { Queryable } from './one-by-one'
import { mainLanguageOf } from './main-language'
import { isOutdatedInPostgres, OutdatedVersion } from './outdated'

type Row = { n: number; now: number; standby: boolean; server: string; outdated: boolean; main: string | null }

const text = `select n, (extract(epoch from clock_timestamp()) * 1000)::bigint as now, pg_is_in_recovery() as standby,
  pg_postmaster_start_time()::text as server, ${isOutdatedInPostgres} as outdated, ${mainLanguageOf} as main from public_version`

/**
 * The public version; when the server that answers has started, by which it is known from another one; and, since the clocks of several machines differ,
 * how far (ms) its clock is ahead of this one's: at least and at most.
 * @throws DatabaseAway where it is a standby; OutdatedVersion where a later version of Gazette has changed it
 */
export async function askServer(db: Queryable) {
  const before = Date.now()
  const [row] = (await db.query<Row>({ name: 'version', text })).rows
  const { n, now, standby, server, outdated, main } = row!
  // This server's answer may be old, and it takes no changes: another server has its place.
  if (standby) throw new DatabaseAway('The server of the database is a standby')
  if (outdated) throw new OutdatedVersion()
  noteMainLanguage(main)
  return { n, server, min: now - Date.now(), max: now - before }
}

/**
 * Returns how far (ms) the clock of the database is ahead of this machine's. The database reads its clock between our question
 * and its answer, which gives two bounds. The value from before is kept within them; the first is 0, that both say the same.
 */
export function nearest(before: number, min: number, max: number) {
  // Each clock says whole milliseconds.
  return Math.min(Math.max(before, min - 1), max + 1)
}
