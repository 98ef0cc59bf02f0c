import { and, eq, inArray, max, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { hasCome } from './live'

/**
 * When a list last changed, seen at `now` (UTC ms): the newest release or withdrawal of any entry that is in it or ever was.
 * An entry that leaves a list changes it too: whoever asks only for what changed since a date has to notice.
 * Undefined where the list never held anything.
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
