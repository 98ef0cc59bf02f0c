import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { startOf, yearMonthOf, type YearMonth } from '@/lib/time'
import { countLive, isLive, liveTeasers, type Teaser } from './live'

export type { Teaser, TermLink } from './live'

export type Page<T> = { items: T[]; total: number; page: number; pages: number }

/** How many items a page of a list holds. */
export const pageLength = 10

type At = { now: number; language: Language }

/** Posts of one language, newest first; undefined past the end. An empty site still has its first page. */
export async function latestPosts({ now, language, page }: At & { page: number }): Promise<Page<Teaser> | undefined> {
  const found = await pageOf(now, posts(language), page)
  return found.page > Math.max(1, found.pages) ? undefined : found
}

export async function newestPosts({ now, language, limit }: At & { limit: number }) {
  return liveTeasers(now, { where: posts(language), limit })
}

/** The post chosen to lead the front page, if it is live in this language. */
export async function leadingEntry({ now, language, entryId }: At & { entryId: number }): Promise<Teaser | undefined> {
  return (await liveTeasers(now, { where: and(eq(releases.entryId, entryId), eq(entries.language, language)) }))[0]
}

/** The entries pinned to the front page that are live in this language, in the order that was chosen. */
export async function pinnedEntries({ now, language, entryIds }: At & { entryIds: number[] }): Promise<Teaser[]> {
  if (!entryIds.length) return []
  const live = await liveTeasers(now, {
    where: and(inArray(releases.entryId, entryIds), eq(entries.language, language)),
  })
  return entryIds.flatMap((entryId) => live.find((item) => item.entryId === entryId) ?? [])
}

export type Period = At & { zone: string; year: number; month?: number }

/** Posts dated within a month, or a year, of the site's zone; undefined when there are none or past the end. */
export async function postsIn({ page, ...period }: Period & { page: number }): Promise<Page<Teaser> | undefined> {
  const found = await pageOf(period.now, within(period), page)
  return found.total === 0 || found.page > found.pages ? undefined : found
}

/** Every post dated within a year of the site's zone, newest first. */
export async function postsOfYear({ now, ...period }: Omit<Period, 'month'>): Promise<Teaser[]> {
  return liveTeasers(now, { where: within({ now, ...period }) })
}

/** The nearest months before and after one that have posts. */
export async function neighbourMonths({ now, language, zone, year, month }: Period & { month: number }) {
  const find = async (where: SQL, order: SQL): Promise<YearMonth | undefined> => {
    const [row] = await datedRows(now, and(posts(language), where))
      .orderBy(order)
      .limit(1)
    return row && yearMonthOf(row.dated, zone)
  }
  const [previous, next] = await Promise.all([
    find(lt(releases.dated, startOf({ year, month }, zone)), desc(releases.dated)),
    find(gte(releases.dated, startOf({ year, month: month + 1 }, zone)), asc(releases.dated)),
  ])
  return { previous, next }
}

/** The posts just before and after one, by date. */
export async function neighbourPosts({ now, language, entryId, dated }: At & { entryId: number; dated: number }) {
  const others = and(posts(language), ne(releases.entryId, entryId))
  const [before, after] = await Promise.all([
    liveTeasers(now, { where: and(others, lt(releases.dated, dated)), limit: 1 }),
    liveTeasers(now, { where: and(others, gte(releases.dated, dated)), order: [asc(releases.dated)], limit: 1 }),
  ])
  return { previous: before[0], next: after[0] }
}

export type RecordYear = { year: number; total: number; months: number[] }

/** The archive's map: for each year that has posts, newest first, the number of posts in each of its twelve months. */
export async function theRecord({ now, language, zone }: At & { zone: string }): Promise<RecordYear[]> {
  const rows = await datedRows(now, posts(language)).orderBy(asc(releases.dated))
  const years: RecordYear[] = []
  let month = { year: 0, month: 0 }
  let end = -Infinity
  for (const { dated } of rows) {
    if (dated >= end) {
      month = yearMonthOf(dated, zone)
      end = startOf({ year: month.year, month: month.month + 1 }, zone)
      if (years[0]?.year !== month.year) years.unshift({ year: month.year, total: 0, months: Array(12).fill(0) })
    }
    years[0]!.total++
    years[0]!.months[month.month - 1]!++
  }
  return years
}

export function posts(language: Language) {
  return and(eq(entries.kind, 'post'), eq(entries.language, language))
}

export function within({ language, zone, year, month }: Period) {
  const end = month ? startOf({ year, month: month + 1 }, zone) : startOf({ year: year + 1 }, zone)
  return and(posts(language), gte(releases.dated, startOf({ year, month }, zone)), lt(releases.dated, end))
}

function datedRows(now: number, where: SQL | undefined) {
  return read()
    .select({ dated: releases.dated })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), isNotNull(releases.revisionId), where))
    .$dynamic()
}

export async function pageOf(now: number, where: SQL | undefined, page: number): Promise<Page<Teaser>> {
  const [items, total] = await Promise.all([
    liveTeasers(now, { where, limit: pageLength, offset: (page - 1) * pageLength }),
    countLive(now, where),
  ])
  return { items, total, page, pages: Math.ceil(total / pageLength) }
}
