import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { currentRelease, isFuture, newestFirst, oldestFirst, wasReleased } from '@/domain/published/live'

// Reads the release that is current for an entry at a moment, and those that wait. Instants are UTC ms.

export type ReleaseRow = typeof releases.$inferSelect

/** Finds the release that is current for an entry at a moment, if any. */
export async function releaseAt(db: Db, entryId: number, at: number) {
  return newest(db, entryId, wasReleased(at))
}

/** Finds the releases that are current for these entries at a moment: one each at the most, in one query. */
export async function releasesAt(db: Db, ids: number[], at: number): Promise<ReleaseRow[]> {
  const rows = await db
    .select({ release: releases })
    .from(entries)
    .innerJoin(releases, eq(releases.id, currentRelease(at, 'id')))
    .where(inArray(entries.id, ids))
  return rows.map(({ release }) => release)
}

/** The newest release of an entry among some, cancelled ones left out. */
export async function newest(db: Db, entryId: number, which: SQL | undefined): Promise<ReleaseRow | undefined> {
  const [release] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), which))
    .orderBy(...newestFirst)
    .limit(1)
  return release
}

/** Returns what is set for later of an entry, the nearest first. */
export async function pendingOf(db: Db, entryId: number, now: number) {
  return db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isFuture(now)))
    .orderBy(...oldestFirst)
}

/** Anything but the end of a consent, which nobody moves or takes back by itself. */
export function isNoEnd() {
  return or(isNull(releases.withdrawal), ne(releases.withdrawal, 'unavailable'))!
}

/** Releases of a text, not withdrawals. */
export function carriesText() {
  return and(isNull(releases.withdrawal), isNotNull(releases.revisionId))!
}

export function idsOf(rows: { id: number }[]) {
  return rows.map(({ id }) => id)
}

/** The earliest release of an entry that has come by `now`: it fixed the editorial date, and with it the address's month. */
export async function firstRelease(db: Db, entryId: number, now: number) {
  const [first] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), wasReleased(now)))
    .orderBy(...oldestFirst)
    .limit(1)
  return first
}
