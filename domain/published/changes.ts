import { and, eq, inArray, max, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { hasCome } from './live'

/**
 * When a list last became what it is at `now` (UTC ms): the newest release or withdrawal of anything that is in it or ever
 * was. What left a list changed it too; without that, a reader who asks by date alone would never hear of it.
 * Undefined where it never held anything.
 */
export async function changedAt(now: number, where: SQL | undefined): Promise<number | undefined> {
  const ever = read()
    .select({ entryId: releases.entryId })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(hasCome(now), where))
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(and(hasCome(now), inArray(releases.entryId, ever)))
  return row?.at ?? undefined
}
