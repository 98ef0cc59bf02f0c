import { desc } from 'drizzle-orm'
import { noteDamage } from '@/db/faults'
import { releases } from '@/db/schema'
import { findItem } from './item'
import { liveTeasers } from './teasers'

/** Reads what readers get of the newest live entry at a moment (UTC ms), if there is one. @throws what the database says where it cannot */
export async function readNewestEntry(now: number) {
  const [newest] = await liveTeasers(now, { order: [desc(releases.goesLiveAt)], limit: 1 })
  if (newest) await findItem({ path: newest.path, now })
}

/** Keeps in mind what a page failed of, where that is a damaged database: readiness then says so. */
export function noteUnreadable(error: unknown) {
  noteDamage(error)
}
