import { desc } from 'drizzle-orm'
import { noteDamage } from '@/db/faults'
import { releases } from '@/db/schema'
import { findItem } from './item'
import { liveTeasers } from './teasers'

/** Reads the newest live entry, to test the database. @throws the error of the database */
export async function readNewestEntry(now: number) {
  const [newest] = await liveTeasers(now, { order: [desc(releases.goesLiveAt)], limit: 1 })
  if (newest) await findItem({ path: newest.path, now })
}

/** Remembers an error of a damaged database, for the readiness check. */
export function rememberReadError(error: unknown) {
  noteDamage(error)
}
