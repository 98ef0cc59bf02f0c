import { and, asc, desc, eq, gt, isNotNull, isNull, lte, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { releases } from '@/db/schema'

// Which release stands for an entry at a moment, and which wait. Instants are UTC ms.

export type ReleaseRow = typeof releases.$inferSelect

/** The release that stands for an entry at a moment, if any: what `isLive` says for readers. */
export async function releaseAt(db: Db, entryId: number, at: number) {
  return newest(db, entryId, lte(releases.goesLiveAt, at))
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
