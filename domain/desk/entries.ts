import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { read, selectValues } from '@/db/connection'
import { foldCase, nullsLast } from '@/db/dialect'
import { entries, releases, staff } from '@/db/schema'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { isClosedTo, isOpenTo } from '@/domain/staff/audience'
import {
  hasHead,
  hasState,
  isBy,
  isWaiting,
  entryFilterCondition,
  isListed,
  pendingMoment,
  type EntryFilter,
} from '@/domain/entries/entry-filter'
import { entryRowsOf } from './entry-rows'

export type { EntryFilter } from '@/domain/entries/entry-filter'
import { currentRelease } from '@/domain/published/live'
import type { RecordYear } from '@/domain/published/posts'
import { newsKinds } from '@/lib/kinds/kinds'
import { mainLanguage } from '@/lib/languages/languages'
import { monthOf, startOfMonth } from '@/lib/time/months'

export type EntrySort = 'saved' | 'title' | 'live' | 'created'

export type EntryListQuery = EntryFilter & { sort?: EntrySort; descending?: boolean; page?: number; perPage?: number }

export const entriesPerPage = 25

export async function listEntries(actor: Actor, listing: EntryListQuery, now: number) {
  const { page = 1, perPage = entriesPerPage, sort = 'saved', descending = sort !== 'title', ...filter } = listing
  const matches = await entryFilterCondition(actor, filter, now)
  const where = and(matches, isOpenTo(actor))
  const [ids, total] = await Promise.all([
    idsInOrder(where, listParts(sort, descending, now), { limit: perPage, offset: (page - 1) * perPage }),
    // A search costs more than what it spares.
    filter.search ? countEntries(where) : countOpen(actor, matches),
  ])
  return { items: await entryRowsOf(ids, now), total, page, pages: Math.max(1, Math.ceil(total / perPage)) }
}

export async function idsMatching(actor: Actor, filter: EntryFilter, max: number, now: number): Promise<number[]> {
  const rows = await read()
    .select({ id: entries.id })
    .from(entries)
    .where(and(hasHead(), await entryFilterCondition(actor, filter, now), isOpenTo(actor)))
    .limit(max)
  return rows.map((row) => row.id)
}

export async function deskFront(actor: Actor, now: number, limit = 6) {
  const part = async (which: SQL | undefined, idsOf: (where: SQL | undefined) => Promise<number[]>) => {
    const matches = and(isListed(actor), which)
    const [shown, total] = await Promise.all([idsOf(and(matches, isOpenTo(actor))), countOpen(actor, matches)])
    return { items: await entryRowsOf(shown, now), total }
  }
  const [drafts, live] = await Promise.all([
    part(and(isWaiting(), isBy(actor.id)), (where) =>
      idsInOrder(where, listParts('saved', true, now), { limit, offset: 0 }),
    ),
    part(hasState('live', now), (where) => lastLive(where, limit, now)),
  ])
  return { drafts, live }
}

async function lastLive(which: SQL | undefined, limit: number, now: number) {
  const newestOf = (isAmong: SQL, at: SQL<number>) =>
    read()
      .select({ id: entries.id, at })
      .from(entries)
      .where(and(hasHead(), which, isAmong))
      .orderBy(nullsLast(at), desc(entries.id))
      .limit(limit)
  // An index has the order of entries whose last release is current; the few others are sorted separately.
  const parts = await Promise.all([
    newestOf(lte(entries.lastReleaseAt, now), sql<number>`${entries.lastReleaseAt}`),
    newestOf(gt(entries.lastReleaseAt, now), sql<number>`${currentRelease(now, 'goes_live_at')}`),
  ])
  const rows = parts.flat().sort((a, b) => b.at - a.at || b.id - a.id)
  return rows.slice(0, limit).map((row) => row.id)
}

/** The last moment of a Date, UTC ms. */
const maxMoment = 8.64e15

/** Counts live news of the main language by month, the newest year first, without reading the catalogue. */
export async function newsByMonth(now: number, zone: string): Promise<RecordYear[]> {
  const { language, kind, lastDated, lastReleaseAt } = entries
  const isNews = and(eq(language, mainLanguage()), inArray(kind, newsKinds))
  const isLive = and(isNews, lte(lastReleaseAt, now))
  // While the last release is scheduled, an earlier one may be current. The order selects the index of moments.
  const current = await read()
    .select({ language, kind, dated: releases.dated, revisionId: releases.revisionId })
    .from(entries)
    .leftJoin(releases, eq(releases.id, currentRelease(now, 'id')))
    .where(and(gt(lastReleaseAt, now), isNull(entries.trashedAt)))
    .orderBy(lastReleaseAt)
  const changing = current.filter(
    (entry) => entry.revisionId !== null && entry.language === mainLanguage() && newsKinds.includes(entry.kind),
  )
  const years = new Set(changing.map(({ dated }) => monthOf(dated!, zone).year))
  // The loop goes from one year with news to the next: a date in another century must not count all months between.
  for (let before = maxMoment; ;) {
    const isEarlier = and(isLive, lt(lastDated, before))
    const [newest] = await read().select({ lastDated }).from(entries).where(isEarlier).orderBy(desc(lastDated)).limit(1)
    if (!newest) break
    const { year } = monthOf(newest.lastDated!, zone)
    years.add(year)
    before = startOfMonth(12 * year, zone)
  }
  if (years.size === 0) return []
  const months = [...years].flatMap((year) => Array.from({ length: 12 }, (_, n) => 12 * year + n))
  const spans = months.map((month) => `(${month}, ${startOfMonth(month, zone)}, ${startOfMonth(month + 1, zone)})`)
  const isIn = and(isLive, sql`${lastDated} >= column2 and ${lastDated} < column3`)
  const counted = await selectValues<[month: number, count: number]>(
    read(),
    sql`select column1, (select count(*) from ${entries} where ${isIn}) from (values ${sql.raw(spans.join())}) spans`,
  )
  const counts = new Map(counted)
  for (const { dated } of changing) {
    const { year, month } = monthOf(dated!, zone)
    counts.set(12 * year + month - 1, counts.get(12 * year + month - 1)! + 1)
  }
  const yearOf = (year: number) => {
    const ofMonths = Array.from({ length: 12 }, (_, n) => counts.get(12 * year + n)!)
    return { year, total: ofMonths.reduce((sum, count) => sum + count), months: ofMonths }
  }
  return [...years].sort((one, other) => other - one).map(yearOf)
}

export async function entryAuthors(actor: Actor) {
  permit(actor, 'read', { createdBy: actor.id })
  if (!may(actor, 'read')) return [{ id: actor.id!, name: actor.name }]
  return read().select({ id: staff.id, name: staff.name }).from(staff).orderBy(asc(staff.name), asc(staff.id))
}

export type ListPart = { which?: SQL; order: SQL[] }

function listParts(sort: EntrySort, descending: boolean, now: number): ListPart[] {
  const turned = descending ? desc : asc
  const inOrder = (key: SQLWrapper, which?: SQL): ListPart => ({ which, order: [turned(key), desc(entries.id)] })
  if (sort === 'saved') return [inOrder(entries.headSavedAt)]
  if (sort === 'title') return [inOrder(foldCase(entries.headTitle))]
  if (sort === 'created') return [inOrder(entries.createdAt)]
  // Scheduled releases are later than past ones. Entries without a release come last in either direction.
  const coming = inOrder(pendingMoment(now), gt(entries.lastReleaseAt, now))
  const come = inOrder(entries.lastReleaseAt, lte(entries.lastReleaseAt, now))
  const never = { which: isNull(entries.lastReleaseAt), order: [desc(entries.id)] }
  return [...(descending ? [coming, come] : [come, coming]), never]
}

export async function idsInOrder(
  where: SQL | undefined,
  parts: ListPart[],
  { limit, offset }: { limit: number; offset: number },
) {
  const ids: number[] = []
  let skipped = offset
  for (const { which, order } of parts) {
    const whole = and(where, which)
    const rows = await read()
      .select({ id: entries.id })
      .from(entries)
      .where(and(hasHead(), whole))
      .orderBy(...order)
      .limit(limit - ids.length)
      .offset(skipped)
    ids.push(...rows.map((row) => row.id))
    if (ids.length === limit || parts.length === 1) break
    skipped = rows.length ? 0 : skipped - (skipped && (await countEntries(whole)))
  }
  return ids
}

async function countEntries(where: SQL | undefined) {
  return read().$count(entries, and(hasHead(), where))
}

/** Counts all entries and subtracts closed ones, so that the audience of other entries is not checked. */
async function countOpen(actor: Actor, matches: SQL | undefined) {
  const [all, closed] = await Promise.all([countEntries(matches), countEntries(and(matches, isClosedTo(actor)))])
  return all - closed
}
