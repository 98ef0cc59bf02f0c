import { and, between, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { downloads, entries, revisionMedia, revisions } from '@/db/schema'
import { visibleTo } from '@/domain/entries/entry-filter'
import { entriesUsing, type UsingEntry } from '@/domain/files/entries-using'
import { findMedia } from '@/domain/files/media'
import { catalogueAt, type Catalogue } from '@/domain/published/catalogue/catalogue'
import type { Facets } from '@/domain/published/catalogue/facets'
import { liveTexts, newestFirst, releasesOfKinds } from '@/domain/published/catalogue/selection'
import { placeBefore } from '@/domain/published/posts'
import { siteSettings } from '@/domain/published/site'
import { permit, type Actor } from '@/domain/staff/actor'
import { kindsWithFields, type KindWithFields } from '@/lib/kinds/kinds'
import { countIntersection, difference, intersection, noBits, setBit, type Bits } from '@/lib/lists/bits'
import { monthOf, monthText, nextMonth, yearMonthIn } from '@/lib/time/months'
import { startOf, yearMonthOf } from '@/lib/time/time'

/** YYYY-MM in the site's zone, both inclusive. */
export type ReportPeriod = { from: string; until: string }

/** The number of texts by kind, without pages: each language of a text is one. */
export type TextCounts = Record<KindWithFields, number>

/** `value`: a year, month (YYYY-MM), language, type or slug; undefined for texts without one. */
export type CountedRow = TextCounts & { value?: string; label: string }

export type PublishingReport = {
  total: TextCounts
  /** By year for more than two years, else by month, including empty ones. */
  times: CountedRow[]
  countries: CountedRow[]
  topics: CountedRow[]
  languages: CountedRow[]
  types: CountedRow[]
  /** `texts`: those that use the files of this page. */
  downloads: { total: number; files: FetchedFile[]; pages: number; texts: { id: number; title: string }[] }
}

/** A page of the files, or of those of one text. */
export type FilesWanted = { page?: number; entry?: number }

type FetchedFile = { mediaId: string; name: string; version: number; uses: UsingEntry[]; times: number }

const namedFiles = 50

/** Counts live texts dated in the period, and downloads in it. A text with two countries counts in both. */
export async function publishingReport(
  actor: Actor,
  { page, entry, ...period }: ReportPeriod & FilesWanted,
  now: number,
): Promise<PublishingReport> {
  permit(actor, 'upload')
  const [catalogue, { zone }, fetched] = await Promise.all([
    catalogueAt(now),
    siteSettings(),
    fetchedIn(actor, period, { page, entry }),
  ])
  const { texts, times } = textsIn(catalogue, period, zone)
  const counted = (facet: keyof Facets) => countedBy(catalogue, texts, facet)
  return {
    total: textCountsOf(catalogue, texts),
    times,
    countries: counted('country'),
    topics: counted('topic'),
    languages: counted('language'),
    types: counted('type'),
    downloads: fetched,
  }
}

/** Lists all months of this year and of years with texts. Years between may be missing: a text may be very old. */
export async function reportMonths(actor: Actor, now: number): Promise<string[]> {
  permit(actor, 'upload')
  const [catalogue, { zone }] = await Promise.all([catalogueAt(now), siteSettings()])
  const present = yearMonthOf(now, zone)
  const years = new Set([present.year])
  const timeline = wholeTimeline(catalogue)
  for (let place = 0; place < timeline.numbers.length;) {
    const { year } = monthOf(catalogue.facts[timeline.numbers[place]!]!.dated, zone)
    years.add(year)
    place = placeBefore(timeline, startOf({ year }, zone))
  }
  return [...years]
    .sort((one, other) => one - other)
    .flatMap((year) => Array.from({ length: 12 }, (_, n) => monthText({ year, month: n + 1 })))
    .filter((month) => month <= monthText(present))
}

function textsIn(catalogue: Catalogue, { from, until }: ReportPeriod, zone: string) {
  const isLong = yearMonthIn(until).year - yearMonthIn(from).year > 1
  const valueOf = (month: string) => (isLong ? month.slice(0, 4) : month)
  const rows = new Map<string, CountedRow>()
  for (let month = from; month <= until; month = nextMonth(month)) {
    const value = valueOf(month)
    if (!rows.has(value)) rows.set(value, { value, label: value, ...countsBy(() => 0) })
  }
  const texts = noBits(catalogue.size)
  const timeline = wholeTimeline(catalogue)
  for (let month = from; month <= until; month = nextMonth(month)) {
    const [start, end] = [month, nextMonth(month)].map((one) => placeBefore(timeline, startOf(yearMonthIn(one), zone)))
    for (const number of timeline.numbers.subarray(end, start)) {
      setBit(texts, number)
      rows.get(valueOf(month))![catalogue.facts[number]!.kind as KindWithFields]++
    }
  }
  return { texts, times: [...rows.values()] }
}

function wholeTimeline(catalogue: Catalogue) {
  return { numbers: newestFirst(catalogue, liveTexts(catalogue)), facts: catalogue.facts }
}

/** Counts texts by the values of a facet; the number without a value comes last. */
function countedBy(catalogue: Catalogue, texts: Bits, facet: keyof Facets): CountedRow[] {
  const values = catalogue.facets[facet]
  const rows = values.map(({ value, label, has }): CountedRow => ({
    value,
    label,
    ...textCountsOf(catalogue, intersection(texts, has)),
  }))
  const without = values.reduce((rest, { has }) => difference(rest, has), texts)
  // Only publications need a type.
  const lacking = facet === 'type' ? intersection(without, releasesOfKinds(catalogue, ['publication'])) : without
  const rest: CountedRow = { label: '', ...textCountsOf(catalogue, lacking) }
  return [...rows.sort((one, other) => sumOf(other) - sumOf(one)), rest].filter(sumOf)
}

function sumOf(counts: TextCounts) {
  return kindsWithFields.reduce((sum, kind) => sum + counts[kind], 0)
}

function textCountsOf(catalogue: Catalogue, texts: Bits) {
  return countsBy((kind) => countIntersection(texts, releasesOfKinds(catalogue, [kind])))
}

function countsBy(count: (kind: KindWithFields) => number) {
  return Object.fromEntries(kindsWithFields.map((kind) => [kind, count(kind)])) as TextCounts
}

async function fetchedIn(
  actor: Actor,
  { from, until }: ReportPeriod,
  { page = 1, entry }: FilesWanted,
): Promise<PublishingReport['downloads']> {
  const inPeriod = between(downloads.month, from, until)
  const ofText = read()
    .select({ id: revisionMedia.mediaId })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(entries.id, entry ?? -1), eq(revisionMedia.role, 'file'), visibleTo(actor)))
  const isWanted = entry === undefined ? inPeriod : and(inPeriod, inArray(downloads.mediaId, ofText))
  const times = sql<number>`sum(${downloads.times})`.mapWith(Number)
  const [[all], [counted], rows] = await Promise.all([
    read().select({ times }).from(downloads).where(inPeriod),
    read()
      .select({ files: countDistinct(downloads.mediaId) })
      .from(downloads)
      .where(isWanted),
    read()
      .select({ mediaId: downloads.mediaId, times })
      .from(downloads)
      .where(isWanted)
      .groupBy(downloads.mediaId)
      .orderBy(desc(times), downloads.mediaId)
      .limit(namedFiles)
      .offset((page - 1) * namedFiles),
  ])
  const ids = rows.map(({ mediaId }) => mediaId)
  const [uploads, uses] = await Promise.all([findMedia(actor, ids), entriesUsing(actor, ids)])
  const files = rows.flatMap(({ mediaId, times }) => {
    const upload = uploads.find(({ id }) => id === mediaId)
    return upload ? [{ mediaId, name: upload.name, version: upload.version, uses: uses(mediaId), times }] : []
  })
  const pages = Math.max(1, Math.ceil(counted!.files / namedFiles))
  const titles = new Map(files.flatMap(({ uses }) => uses.map(({ entryId, title }) => [entryId, title])))
  const texts = [...titles].map(([id, title]) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title, 'en'))
  return { total: all?.times ?? 0, files, pages, texts }
}
