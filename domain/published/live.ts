import {
  and,
  asc,
  desc,
  gt,
  isNull,
  lte,
  max,
  min,
  sql,
  type Placeholder,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'

// One rule says which release of an entry is current at a moment (UTC ms): of those that were not cancelled and whose moment has
// come, the last by its moment, then by its number. It may be a withdrawal: an inner join of `revisions` on `releases.revisionId`
// leaves those out. Every place that asks takes a form of the rule from here.

type Moment = number | Placeholder

/** The order of releases in which the last that has come is the current one. */
export const oldestFirst = [asc(releases.goesLiveAt), asc(releases.id)]
export const newestFirst = [desc(releases.goesLiveAt), desc(releases.id)]

/** The condition on a release: its moment came and it was not cancelled. Readers saw or see it. */
export function wasReleased(now: Moment) {
  return and(lte(releases.goesLiveAt, now), isNull(releases.cancelledAt))!
}

/** The condition on a release: its moment is still to come and it was not cancelled. */
export function isFuture(now: Moment) {
  return and(gt(releases.goesLiveAt, now), isNull(releases.cancelledAt))!
}

type Column = 'id' | 'revision_id' | 'revision_id is not null' | 'goes_live_at'

/** Selects a value of the current release of an entry, null where it has none, as part of a larger query. */
export function ofCurrent(column: Column, { entryId, now }: { entryId: SQLWrapper | number; now: Moment }): SQL {
  return sql`(select newest.${sql.raw(column)} from releases newest
    where newest.entry_id = ${entryId} and newest.goes_live_at <= ${now} and newest.cancelled_at is null
    order by newest.goes_live_at desc, newest.id desc limit 1)`
}

/** Selects a value of the current release, as part of a larger query about `entries`. */
export function currentRelease(now: number, column: Column) {
  return ofCurrent(column, { entryId: entries.id, now })
}

/** The condition on a release: it is the current one of its entry. */
export function isCurrent(now: Moment): SQL {
  // The first half says nothing new: with it, SQLite may use the indexes that leave out what was cancelled.
  return sql`(${releases.cancelledAt} is null and ${releases.id} = ${ofCurrent('id', { entryId: releases.entryId, now })})`
}

/** Finds the current releases among rows of those that were released, in the order of entries and `oldestFirst`. */
export function currentAmong<R>(rows: R[], entryOf: (row: R) => number): R[] {
  return rows.filter((row, n) => n + 1 === rows.length || entryOf(rows[n + 1]!) !== entryOf(row))
}

/** The corrected text of a PDF is no page of its own: readers have it where the PDF is shown as text (`corrected-editions.ts`). */
const isOwnPage = sql`not exists (select 1 from corrected_editions corrected where corrected.entry_id = ${releases.entryId})`

/** The condition on a release: it is current and a page of its own. This is what readers see. */
export function isLive(now: Moment): SQL {
  return sql`(${isCurrent(now)} and ${isOwnPage})`
}

/** The condition on a release: it was or is a page of its own. */
export function isPast(now: Moment) {
  return and(wasReleased(now), isOwnPage)
}

/**
 * The condition on a release: no consent of its entry has ended since. What was public before such an end (older versions of files,
 * notes of changes) does not come back beside a later text.
 */
export function isSinceLastEnd(now: number) {
  return sql`not exists (select 1 from releases ended
    where ended.entry_id = ${releases.entryId} and ended.withdrawal = 'unavailable'
      and ended.cancelled_at is null and ended.goes_live_at <= ${now}
      and (ended.goes_live_at, ended.id) > (${releases.goesLiveAt}, ${releases.id}))`
}

/** The next moment (UTC ms) after `now` at which what is public changes by itself; undefined when nothing is due. */
export async function nextGoLive(now: number): Promise<number | undefined> {
  const [row] = await read()
    .select({ at: min(releases.goesLiveAt) })
    .from(releases)
    .where(isFuture(now))
  return row?.at ?? undefined
}

/** The moment (UTC ms) of the last public change up to `now`. */
export async function lastTurn(now: number) {
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(wasReleased(now))
  return row?.at ?? -Infinity
}
