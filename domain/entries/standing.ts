import { and, desc, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { audit, entries, releases, staff } from '@/db/schema'
import { deskTimes } from '@/lib/time/time'
import { currentRelease, isFuture, newestFirst, oldestFirst, wasReleased } from '@/domain/published/live'
import { siteSettings } from '@/domain/published/site'

// Instants are UTC ms.

export type ReleaseRow = typeof releases.$inferSelect

export async function releaseAt(db: Db, entryId: number, at: number) {
  return newestRelease(db, entryId, wasReleased(at))
}

export async function releasesAt(db: Db, ids: number[], at: number): Promise<ReleaseRow[]> {
  const rows = await db
    .select({ release: releases })
    .from(entries)
    .innerJoin(releases, eq(releases.id, currentRelease(at, 'id')))
    .where(inArray(entries.id, ids))
  return rows.map(({ release }) => release)
}

export async function newestRelease(db: Db, entryId: number, which: SQL | undefined): Promise<ReleaseRow | undefined> {
  const [release] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), which))
    .orderBy(...newestFirst)
    .limit(1)
  return release
}

export async function pendingOf(db: Db, entryId: number, now: number) {
  return db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isFuture(now)))
    .orderBy(...oldestFirst)
}

/** Condition on a release: it does not end with a consent. Such ends depend only on the consents. */
export function isNotConsentEnd() {
  return or(isNull(releases.withdrawal), ne(releases.withdrawal, 'unavailable'))!
}

export function hasText() {
  return and(isNull(releases.withdrawal), isNotNull(releases.revisionId))!
}

/** Counts acts of people on the releases of an entry. A page that showed another number is outdated. */
export async function countReleaseActs(db: Db, entryId: number): Promise<number> {
  const isOfPeople = and(eq(releases.entryId, entryId), isNotConsentEnd())
  // Two queries, since each has its own index.
  const [standing, cancelled] = await Promise.all([
    db.$count(releases, and(isOfPeople, isNull(releases.cancelledAt))),
    db.$count(releases, and(isOfPeople, isNotNull(releases.cancelledAt))),
  ])
  return standing + 2 * cancelled
}

const releaseActs: Record<string, string> = {
  published: 'published this text',
  scheduled: 'scheduled this text',
  rescheduled: 'moved what was set for this text',
  withdrawn: 'withdrew this text',
  'withdrawal scheduled': 'set a withdrawal of this text',
  unscheduled: 'took back what was set for this text',
}

/** Describes the last act on releases, and why. `now`: UTC ms, or 0 for words that stay true after midnight. */
export async function describeLastAct(
  db: Db,
  entryId: number,
  { zone, now, since = -1 }: { zone: string; now: number; since?: number },
) {
  const [last] = await db
    .select({ verb: audit.verb, at: audit.at, by: staff.name, detail: audit.detail })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.by))
    .where(and(eq(audit.entryId, entryId), inArray(audit.verb, Object.keys(releaseActs)), gt(audit.at, since)))
    .orderBy(desc(audit.id))
    .limit(1)
  if (!last) return undefined
  const isMade = eq(releases.id, Number(last.detail.release ?? -1))
  const [made] = await db.select({ explanation: releases.explanation }).from(releases).where(isMade)
  const when = deskTimes(last.at, (await siteSettings()).zone, zone, now)
  const why = made?.explanation ? `: “${made.explanation}”` : '.'
  return `${last.by ?? 'The system'} ${releaseActs[last.verb]} ${when}${why}`
}

export function idsOf(rows: { id: number }[]) {
  return rows.map(({ id }) => id)
}

/** Finds the first release, which fixes the editorial date and with it the month in the address. */
export async function firstRelease(db: Db, entryId: number, now: number) {
  const [first] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), wasReleased(now)))
    .orderBy(...oldestFirst)
    .limit(1)
  return first
}
