import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, releases } from '@/db/schema'

// Which release stands for an entry at a moment, and which wait. Instants are UTC ms.

export type ReleaseRow = typeof releases.$inferSelect

/** The release that stands for an entry at a moment, if any: what `isLive` says for readers. */
export async function releaseAt(db: Db, entryId: number, at: number) {
  return newest(db, entryId, lte(releases.goesLiveAt, at))
}

/** The releases that stand for these entries at a moment: one each at the most, in one query. */
export async function releasesAt(db: Db, ids: number[], at: number): Promise<ReleaseRow[]> {
  const rows = await db
    .select({ release: releases })
    .from(entries)
    .innerJoin(releases, eq(releases.id, currentRelease(at, 'id')))
    .where(inArray(entries.id, ids))
  return rows.map(({ release }) => release)
}

/** Of the release that stands at a moment, as part of a larger query about `entries`. */
export function currentRelease(at: number, column: 'id' | 'revision_id' | 'revision_id is not null' | 'goes_live_at') {
  return sql`(select c.${sql.raw(column)} from releases c where c.entry_id = ${entries.id} and c.goes_live_at <= ${at}
    and c.cancelled_at is null order by c.goes_live_at desc, c.id desc limit 1)`
}

/** The newest release of an entry among some, cancelled ones left out. */
export async function newest(db: Db, entryId: number, which: SQL | undefined): Promise<ReleaseRow | undefined> {
  const [release] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), which))
    .orderBy(desc(releases.goesLiveAt), desc(releases.id))
    .limit(1)
  return release
}

/** What is set for later of an entry, the nearest first. */
export async function pendingOf(db: Db, entryId: number, now: number) {
  return db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isPending(now)))
    .orderBy(asc(releases.goesLiveAt), asc(releases.id))
}

/** Not come by `now` and not taken back. */
export function isPending(now: number) {
  return and(gt(releases.goesLiveAt, now), isNull(releases.cancelledAt))!
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
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), lte(releases.goesLiveAt, now)))
    .orderBy(asc(releases.goesLiveAt), asc(releases.id))
    .limit(1)
  return first
}
