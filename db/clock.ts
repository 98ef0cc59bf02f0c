import { clockAhead } from './engines/postgres'
import { isPostgres } from './kit'

/** Returns the present (UTC ms) by the one clock of all instances: the database's; with SQLite, this machine's. */
export function sharedNow(): number {
  return isPostgres ? Date.now() + clockAhead() : Date.now()
}
