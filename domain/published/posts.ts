import { and, asc, eq, gte, inArray, lt, ne } from 'drizzle-orm'
import { entries, releases } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { startOf, yearMonthOf, type YearMonth } from '@/lib/time'
import { catalogueAt } from './catalogue/catalogue'
import { liveTeasers, liveTeasersOf, type Teaser } from './live'
import { placeBefore, timelineAt, type Timeline } from './catalogue/posts-by-date'

export type { Teaser } from './live'

export type Page<T> = { items: T[]; total: number; page: number; pages: number }

/** How many items a page of a list holds. */
const pageLength = 10

type At = { now: number; language: Language }

/** Posts of one language, newest first; undefined past the end. An empty site still has its first page. */
export async function latestPosts({ now, language, page }: At & { page: number }): Promise<Page<Teaser> | undefined> {
  const list = await pageIn(now, (await timelineAt({ now, language })).numbers, page)
  return list.page > Math.max(1, list.pages) ? undefined : list
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
  const list = await pageIn(period.now, await numbersIn(period), page)
  return list.total === 0 || list.page > list.pages ? undefined : list
}

/** The posts of a month, or a year, by their numbers in a catalogue, newest first. */
export async function numbersIn(period: Period): Promise<Uint32Array> {
  const timeline = await timelineAt(period)
  const { start, end } = boundsOf(period)
  return timeline.numbers.subarray(placeBefore(timeline, end), placeBefore(timeline, start))
}

/** Every post dated within a year of the site's zone, newest first. */
export async function postsOfYear({ now, ...period }: Omit<Period, 'month'>): Promise<Teaser[]> {
  return liveTeasers(now, { where: inPeriod({ now, ...period }) })
}

/** The nearest months before and after one that have posts. */
export async function neighbourMonths({ zone, ...period }: Period & { month: number }) {
  const timeline = await timelineAt(period)
  const { start, end } = boundsOf({ zone, ...period })
  const monthAt = (place: number): YearMonth | undefined => {
    const number = timeline.numbers[place]
    return number === undefined ? undefined : yearMonthOf(timeline.facts[number]!.dated, zone)
  }
  return { previous: monthAt(placeBefore(timeline, start)), next: monthAt(placeBefore(timeline, end) - 1) }
}

/** The posts just before and after one, by date. */
export async function neighbourPosts({ now, language, entryId, dated }: At & { entryId: number; dated: number }) {
  const isOtherPost = and(posts(language), ne(releases.entryId, entryId))
  const [before, after] = await Promise.all([
    liveTeasers(now, { where: and(isOtherPost, lt(releases.dated, dated)), limit: 1 }),
    liveTeasers(now, { where: and(isOtherPost, gte(releases.dated, dated)), order: [asc(releases.dated)], limit: 1 }),
  ])
  return { previous: before[0], next: after[0] }
}

export type RecordYear = { year: number; total: number; months: number[] }

/** The archive's map: for each year that has posts, newest first, the number of posts in each of its twelve months. */
export async function postYears({ now, language, zone }: At & { zone: string }): Promise<RecordYear[]> {
  const timeline = await timelineAt({ now, language })
  if (!cachedYears.has(timeline)) cachedYears.set(timeline, recordOf(timeline, zone))
  return cachedYears.get(timeline)!
}
const cachedYears = new WeakMap<Timeline, RecordYear[]>()

function recordOf(timeline: Timeline, zone: string): RecordYear[] {
  const years: RecordYear[] = []
  for (let place = 0; place < timeline.numbers.length;) {
    const { year, month } = yearMonthOf(timeline.facts[timeline.numbers[place]!]!.dated, zone)
    const end = placeBefore(timeline, startOf({ year, month }, zone))
    if (years.at(-1)?.year !== year) years.push({ year, total: 0, months: Array(12).fill(0) })
    years.at(-1)!.total += end - place
    years.at(-1)!.months[month - 1] = end - place
    place = end
  }
  return years
}

export function posts(language: Language) {
  return and(eq(entries.kind, 'post'), eq(entries.language, language))
}

export function inPeriod({ language, ...period }: Period) {
  const { start, end } = boundsOf(period)
  return and(posts(language), gte(releases.dated, start), lt(releases.dated, end))
}

/** The first moment of a month or a year, and the first after it. */
function boundsOf({ zone, year, month }: Pick<Period, 'zone' | 'year' | 'month'>) {
  const end = month ? startOf({ year, month: month + 1 }, zone) : startOf({ year: year + 1 }, zone)
  return { start: startOf({ year, month }, zone), end }
}

/** A page of live entries that are known by their numbers in a catalogue, in that order. */
export async function pageIn(now: number, numbers: Uint32Array, page: number): Promise<Page<Teaser>> {
  const { facts } = await catalogueAt(now)
  const pageNumbers = [...numbers.subarray((page - 1) * pageLength, page * pageLength)]
  const ids = pageNumbers.map((number) => facts[number]!.releaseId)
  const items = await liveTeasersOf(now, ids)
  return { items, total: numbers.length, page, pages: Math.ceil(numbers.length / pageLength) }
}
