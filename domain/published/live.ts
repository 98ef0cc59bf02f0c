import { and, asc, desc, eq, gt, isNotNull, isNull, lte, max, min, or, sql } from 'drizzle-orm'
import type { Placeholder, SQL, SQLWrapper } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'

// The one rule for the current release at a moment (UTC ms): the last uncancelled release whose moment has come, by
// moment, then by id. It may be a withdrawal; an inner join with `revisions` leaves withdrawals out. Only these
// functions ask whether a release has come, is to come or is current: lint refuses other conditions.

type MomentValue = number | Placeholder | SQL

/** The last release in this order is the current one. */
export const oldestFirst = [asc(releases.goesLiveAt), asc(releases.id)]
export const newestFirst = [desc(releases.goesLiveAt), desc(releases.id)]

type ReleaseMoments = Record<'goesLiveAt' | 'cancelledAt', SQLWrapper>

export function wasReleased(now: MomentValue, { goesLiveAt, cancelledAt }: ReleaseMoments = releases) {
  return and(lte(goesLiveAt, now), isNull(cancelledAt))!
}

/** Condition on a release: it goes live later and is not cancelled. */
export function isFuture(now: MomentValue) {
  return and(gt(releases.goesLiveAt, now), isNull(releases.cancelledAt))!
}

/** Condition: there is such a release. */
export function hasRelease(...which: SQL[]): SQL {
  return sql`exists (select 1 from ${releases} where ${and(...which)})`
}

type ReleaseColumn = 'id' | 'revision_id' | 'revision_id is not null' | 'goes_live_at'

/** Selects a column of an entry's current release within a larger query; null without one. */
export function currentReleaseColumn(
  column: ReleaseColumn,
  { entryId, now }: { entryId: SQLWrapper | number; now: MomentValue },
): SQL {
  return sql`(select newest.${sql.raw(column)} from releases newest
    where newest.entry_id = ${entryId} and newest.goes_live_at <= ${now} and newest.cancelled_at is null
    order by newest.goes_live_at desc, newest.id desc limit 1)`
}

export function currentRelease(now: number, column: ReleaseColumn) {
  return currentReleaseColumn(column, { entryId: entries.id, now })
}

export function isCurrent(now: MomentValue): SQL {
  // The first half is redundant, but lets SQLite use indexes that leave out cancelled releases.
  return sql`(${releases.cancelledAt} is null and ${releases.id} = ${currentReleaseColumn('id', { entryId: releases.entryId, now })})`
}

/** Condition on a release: it is current or to come. */
export function isStanding(now: MomentValue): SQL {
  return or(isFuture(now), isCurrent(now))!
}

/** Finds current releases among rows sorted by entry, then by `oldestFirst`. */
export function withoutSuperseded<R>(rows: R[], entryOf: (row: R) => number): R[] {
  return rows.filter((row, n) => n + 1 === rows.length || entryOf(rows[n + 1]!) !== entryOf(row))
}

/** Condition on a release: its text has a page. Corrected texts have none (`corrected-editions.ts`). */
const isOwnPage = sql`not exists (select 1 from corrected_editions corrected where corrected.entry_id = ${releases.entryId})`

/** Condition on a release: it is current and has a page of its own, which shows a text or says why there is none. */
export function isCurrentPage(now: MomentValue): SQL {
  return sql`(${isCurrent(now)} and ${isOwnPage})`
}

/** Condition on a release: it is current, has a page of its own, and carries a text: no withdrawal. */
export function isLiveText(now: MomentValue): SQL {
  return and(isCurrentPage(now), isNotNull(releases.revisionId))!
}

/** Condition on a release: it has or had a page of its own. */
export function isPast(now: MomentValue, columns: ReleaseMoments = releases) {
  return and(wasReleased(now, columns), isOwnPage)
}

/** Condition on a release: no consent ended after it. Older files and notes do not return with a later text. */
export function isSinceLastEnd(now: number) {
  return sql`not exists (select 1 from releases ended
    where ended.entry_id = ${releases.entryId} and ended.withdrawal = 'unavailable'
      and ended.cancelled_at is null and ended.goes_live_at <= ${now}
      and (ended.goes_live_at, ended.id) > (${releases.goesLiveAt}, ${releases.id}))`
}

export function hasEnded({ endsAt }: { endsAt: number | null }, now: number) {
  return endsAt !== null && endsAt <= now
}

/** Condition on a released revision: its end lies between two moments, the later included. */
export function endsBetween(from: number, until: number) {
  return and(gt(revisions.endsAt, from), lte(revisions.endsAt, until), wasReleased(until))
}

/** Finds the first end of released texts by the index of ends. A join would let SQLite begin with all releases. */
function firstEnd(range: SQL, order: SQL, now: number) {
  return read()
    .select({ at: revisions.endsAt })
    .from(revisions)
    .where(and(range, hasRelease(eq(releases.revisionId, revisions.id), wasReleased(now))))
    .orderBy(order)
    .limit(1)
}

/** Returns the next moment (UTC ms) at which the public site changes by itself; undefined when there is none. */
export async function nextGoLive(now: number): Promise<number | undefined> {
  const [[release], [end]] = await Promise.all([
    read()
      .select({ at: min(releases.goesLiveAt) })
      .from(releases)
      .where(isFuture(now)),
    firstEnd(gt(revisions.endsAt, now), asc(revisions.endsAt), now),
  ])
  const next = Math.min(release?.at ?? Infinity, end?.at ?? Infinity)
  return next === Infinity ? undefined : next
}

/** Returns when (UTC ms) the public archive last changed. */
export async function lastTurn(now: number) {
  const [[release], [end]] = await Promise.all([
    read()
      .select({ at: max(releases.goesLiveAt) })
      .from(releases)
      .where(wasReleased(now)),
    firstEnd(lte(revisions.endsAt, now), desc(revisions.endsAt), now),
  ])
  return Math.max(release?.at ?? -Infinity, end?.at ?? -Infinity)
}
