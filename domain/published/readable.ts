import { desc } from 'drizzle-orm'
import { noteDamage } from '@/db/faults'
import { releases } from '@/db/schema'
import { findItem } from './item'
import { liveTeasers } from './teasers'

/** Reads the newest live entry as a test of the database. @throws what the database says where it cannot */
export async function readNewestEntry(now: number) {
  const [newest] = await liveTeasers(now, { order: [desc(releases.goesLiveAt)], limit: 1 })
  if (newest) await findItem({ path: newest.path, now })
}

/** Remembers errors of a damaged database, for the check of readiness. */
export function noteUnreadable(error: unknown) {
  noteDamage(error)
}
