import { and, eq, inArray } from 'drizzle-orm'
import { entries, releases, type Kind } from '@/db/schema'
import { newsKinds } from '@/lib/kinds/kinds'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { intersection } from '@/lib/lists/bits'
import { startOf, yearMonthOf, type YearMonth } from '@/lib/time/time'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { liveTeasers, liveTeasersAt, type Teaser } from './teasers'
import { newestOf, releasesOfKinds, textsFor, newestFirst, withoutWithdrawn } from './catalogue/selection'
import type { Fact } from './catalogue/fact'
import { keptByKey, keptByObject } from '@/lib/lists/kept-results'

export type { Teaser } from './teasers'

export type PageOf<T> = { items: T[]; total: number; page: number; pages: number }

/** `own`: the number of items in the reader's language, which come before items of the main language. */
export type ListPage<T> = PageOf<T> & { own: number }

const pageLength = 10

type Scope = { now: number; language: Language }
type PostsQuery = Scope & { ownOnly?: boolean }

/** Finds a page of posts; undefined past the end. An empty site still has its first page. */
export async function latestPosts({
  now,
  language,
  page,
}: Scope & { page: number }): Promise<ListPage<Teaser> | undefined> {
  const parts = (await timelinesAt({ now, language })).map(({ numbers }) => numbers)
  const list = await pageIn(now, parts, page)
  return list.page > Math.max(1, list.pages) ? undefined : list
}

type NewestQuery = Scope & { kinds: Kind[]; limit: number }

export async function newestInLanguage(query: NewestQuery): Promise<Teaser[]> {
  return newestOfPart(0, query)
}

/** Returns nothing for readers of the main language. */
export async function newestInMain(query: NewestQuery): Promise<Teaser[]> {
  return newestOfPart(1, query)
}

/** Finds the newest texts, none withdrawn. `part`: 0 for the language of readers, 1 for the main language. */
async function newestOfPart(part: 0 | 1, { now, language, kinds, limit }: NewestQuery) {
  const catalogue = await catalogueAt(now)
  const texts = textsFor(catalogue, language)[part]
  if (!texts || limit < 1) return []
  const standing = withoutWithdrawn(catalogue, intersection(texts, releasesOfKinds(catalogue, kinds)))
  return liveTeasersAt(now, catalogue, newestOf(catalogue, standing, limit))
}

export async function postsToGoOnTo({ limit, ...scope }: Scope & { limit: number }) {
  const own = await newestInLanguage({ ...scope, kinds: newsKinds, limit })
  return [...own, ...(await newestInMain({ ...scope, kinds: newsKinds, limit: limit - own.length }))]
}

/** Finds the entry that leads; undefined unless it is live in this language. */
export async function leadingEntry({
  now,
  language,
  entryId,
}: Scope & { entryId: number }): Promise<Teaser | undefined> {
  return (await liveTeasers(now, { where: and(eq(releases.entryId, entryId), eq(entries.language, language)) }))[0]
}

export async function pinnedEntries({ now, language, entryIds }: Scope & { entryIds: number[] }): Promise<Teaser[]> {
  if (!entryIds.length) return []
  const live = await liveTeasers(now, {
    where: and(inArray(releases.entryId, entryIds), eq(entries.language, language)),
  })
  return entryIds.flatMap((entryId) => live.find((item) => item.entryId === entryId) ?? [])
}

export type Period = PostsQuery & { zone: string; year: number; month?: number }

/** Finds a page of posts of a period; undefined for an empty period and past the end. */
export async function postsIn({ page, ...period }: Period & { page: number }): Promise<ListPage<Teaser> | undefined> {
  const list = await pageIn(period.now, await numbersIn(period), page)
  return list.total === 0 || list.page > list.pages ? undefined : list
}

export async function numbersIn(period: Period): Promise<Uint32Array[]> {
  const { start, end } = boundsOf(period)
  return (await timelinesAt(period)).map((timeline) =>
    timeline.numbers.subarray(placeBefore(timeline, end), placeBefore(timeline, start)),
  )
}

/** A month in one language. */
export type MonthOfYear = { language: Language; month: number; total: number; newest: Teaser[] }

const maxPostsOfMonth = 30

/** Returns the months that have posts, newest first; those of the main language after all of the reader's language. */
export async function monthsOfYear(year: Omit<Period, 'month'>, max = maxPostsOfMonth): Promise<MonthOfYear[]> {
  const newestFirst = Array.from({ length: 12 }, (_, n) => 12 - n)
  const inMonths = await Promise.all(newestFirst.map((month) => numbersIn({ ...year, month })))
  const months = [year.language, mainLanguage()].flatMap((language, part) =>
    newestFirst.flatMap((month, n) => {
      const numbers = inMonths[n]![part] ?? []
      return numbers.length > 0 ? { language, month, total: numbers.length, numbers: [...numbers.slice(0, max)] } : []
    }),
  )
  const teasersAt = await teasersByNumber(
    year.now,
    months.flatMap(({ numbers }) => numbers),
  )
  return months.map(({ numbers, ...month }) => ({ ...month, newest: numbers.flatMap(teasersAt) }))
}

export async function neighbourMonths({ zone, ...period }: Period & { month: number }) {
  const { start, end } = boundsOf({ zone, ...period })
  const timelines = await timelinesAt(period)
  const datesAt = (moment: number, step: number) =>
    timelines.flatMap((timeline) => {
      const number = timeline.numbers[placeBefore(timeline, moment) + step]
      return number === undefined ? [] : timeline.facts[number]!.dated
    })
  const monthOf = (dates: number[], nearest: (...dates: number[]) => number): YearMonth | undefined =>
    dates.length > 0 ? yearMonthOf(nearest(...dates), zone) : undefined
  return { previous: monthOf(datesAt(start, 0), Math.max), next: monthOf(datesAt(end, -1), Math.min) }
}

export async function neighbourPosts({ now, language, entryId, dated }: Scope & { entryId: number; dated: number }) {
  const [timeline] = await timelinesAt({ now, language, ownOnly: true })
  const { numbers, facts } = timeline!
  const place = placeBefore(timeline!, dated)
  const isOther = (n: number) => numbers[n] !== undefined && facts[numbers[n]]!.entryId !== entryId
  const teaserAt = async (n: number) =>
    isOther(n) ? (await liveTeasersAt(now, timeline!, [numbers[n]!]))[0] : undefined
  const [previous, next] = await Promise.all([teaserAt(place), teaserAt(isOther(place - 1) ? place - 1 : place - 2)])
  return { previous, next }
}

export type RecordYear = { year: number; total: number; months: number[] }

/** Returns posts by month for each year, the newest year first. */
export async function postYears({ zone, ...query }: PostsQuery & { zone: string }): Promise<RecordYear[]> {
  const [own, ...others] = (await timelinesAt(query)).map((timeline) => {
    if (!cachedYears.has(timeline)) cachedYears.set(timeline, recordOf(timeline, zone))
    return cachedYears.get(timeline)!
  })
  return others.reduce(mergeYears, own!)
}

function mergeYears(a: RecordYear[], b: RecordYear[]): RecordYear[] {
  const byYear = new Map(a.map((year) => [year.year, year]))
  for (const year of b) {
    const same = byYear.get(year.year)
    const months = year.months.map((count, n) => count + (same?.months[n] ?? 0))
    byYear.set(year.year, { year: year.year, total: year.total + (same?.total ?? 0), months })
  }
  return [...byYear.values()].sort((one, other) => other.year - one.year)
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

/** `end` is exclusive. */
function boundsOf({ zone, year, month }: Pick<Period, 'zone' | 'year' | 'month'>) {
  const end = month ? startOf({ year, month: month + 1 }, zone) : startOf({ year: year + 1 }, zone)
  return { start: startOf({ year, month }, zone), end }
}

export async function pageIn(now: number, parts: Uint32Array[], page: number): Promise<ListPage<Teaser>> {
  const [own, ...others] = parts
  const first = (page - 1) * pageLength
  const numbers = [...own!.subarray(first, first + pageLength)]
  let before = own!.length
  for (const part of others) {
    numbers.push(...part.subarray(Math.max(0, first - before), Math.max(0, first + pageLength - before)))
    before += part.length
  }
  const items = numbers.flatMap(await teasersByNumber(now, numbers))
  return { items, total: before, own: own!.length, page, pages: Math.ceil(before / pageLength) }
}

/** Returns a look-up by number, which finds nothing for a text that is no longer live. */
async function teasersByNumber(now: number, numbers: number[]): Promise<(number: number) => Teaser | []> {
  const { facts } = await catalogueAt(now)
  const teasers = await liveTeasersAt(now, { facts }, numbers)
  const byRevision = new Map(teasers.map((item) => [item.revisionId, item]))
  return (number) => byRevision.get(facts[number]!.revisionId) ?? []
}

type Timeline = { numbers: Uint32Array; facts: Fact[] }

const timelinesByLanguage = keptByObject((catalogue: Catalogue) =>
  keptByKey((language: Language) => timelinesOf(catalogue, language)),
)

/** Returns a timeline of the language, then one of untranslated posts; `ownOnly`: only the first. */
async function timelinesAt({ now, language, ownOnly = false }: PostsQuery): Promise<Timeline[]> {
  const parts = timelinesByLanguage(await catalogueAt(now))(language)
  return ownOnly ? parts.slice(0, 1) : parts
}

function timelinesOf(catalogue: Catalogue, language: Language): Timeline[] {
  const posts = releasesOfKinds(catalogue, newsKinds)
  return textsFor(catalogue, language).map((texts) => ({
    numbers: newestFirst(catalogue, intersection(texts, posts)),
    facts: catalogue.facts,
  }))
}

/** Returns how many posts are dated at a moment (UTC ms) or later. */
export function placeBefore({ numbers, facts }: Timeline, moment: number) {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (facts[numbers[middle]!]!.dated >= moment) low = middle + 1
    else high = middle
  }
  return low
}
