import { and, desc, eq, exists, gte, inArray, max, sql, type SQL } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { endsBetween, isPast } from './live'

/** The number of newest releases that are searched before all others. */
const recent = 1_000

/**
 * Returns when (UTC ms) an entry that is or was in a list last changed; undefined if the list was always empty.
 * `listed`: `where` in a form that begins with the list.
 */
export async function changedAt(now: number, where: SQL | undefined, listed = where): Promise<number | undefined> {
  const [changed, ended] = [
    (await recentChange(now, where)) ?? (await lastChange(now, listed)),
    await lastEnd(now, where),
  ]
  return changed === undefined || ended === undefined ? changed : Math.max(changed, ended)
}

/** Returns the last end of a text in a list: an end or closing changes the list too. */
async function lastEnd(now: number, where: SQL | undefined) {
  const [row] = await read()
    .select({ at: max(revisions.endsAt) })
    .from(revisions)
    .innerJoin(releases, eq(releases.revisionId, revisions.id))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(endsBetween(0, now), isPast(now), where))
  return row?.at ?? undefined
}

/** Searches the newest releases first: most lists have a recent entry, so few rows are read. */
async function recentChange(now: number, where: SQL | undefined) {
  const db = read()
  const change = alias(releases, 'change')
  const hasChanged = sql`${change.goesLiveAt} <= ${now} and ${change.cancelledAt} is null`
  const since = db
    .select({ at: change.goesLiveAt })
    .from(change)
    .where(hasChanged)
    .orderBy(desc(change.goesLiveAt))
    .limit(1)
    .offset(recent)
  const inList = db
    .select({ n: sql`1` })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(releases.entryId, change.entryId), isPast(now), where))
  const [row] = await db
    .select({ at: change.goesLiveAt })
    .from(change)
    .where(and(hasChanged, gte(change.goesLiveAt, sql`coalesce(${since}, -9e15)`), exists(inList)))
    .orderBy(desc(change.goesLiveAt))
    .limit(1)
  return row?.at
}

async function lastChange(now: number, where: SQL | undefined) {
  const ever = read()
    .select({ entryId: releases.entryId })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(now), where))
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(and(isPast(now), inArray(releases.entryId, ever)))
  return row?.at ?? undefined
}
