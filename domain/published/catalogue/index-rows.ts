import { and, asc, between, eq, gt, inArray, isNull, lte, max, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, publicChanges, releases, revisionMedia, revisionTerms, revisions } from '@/db/schema'
import { monthOf } from '@/lib/months'
import { nameKey } from '@/lib/slug'
import type { IndexedRelease, Mark } from './index'
import { isLive } from '../live'

/** How many entries are read at a time. */
export const portionLength = 400

/** The live releases of some entries at a moment (UTC ms). */
export async function liveOf(now: number, entryIds: number[], zone: string) {
  return indexedReleases(await rowsOf(now, inArray(releases.entryId, entryIds)), zone)
}

/** The live releases of a portion of all entries, those after an id; `last`: the id to go on from, if there are more. */
export async function liveAfter(now: number, entryId: number, zone: string) {
  const end = entryId + portionLength
  const indexed = await indexedReleases(await rowsOf(now, between(releases.entryId, entryId + 1, end)), zone)
  return { indexed, last: (await hasEntriesAfter(end)) ? end : undefined }
}

/** Of the table of entries: no index has the entries of all releases. */
export async function hasEntriesAfter(id: number) {
  const [last] = await read()
    .select({ id: max(entries.id) })
    .from(entries)
  return (last?.id ?? 0) > id
}

function rowsOf(now: number, which: SQL) {
  return read()
    .select({
      releaseId: releases.id,
      revisionId: revisions.id,
      entryId: releases.entryId,
      dated: releases.dated,
      kind: entries.kind,
      language: entries.language,
      origin: entries.origin,
      type: revisions.publicationType,
      publishedOn: revisions.publishedOn,
      series: revisions.series,
      title: revisions.title,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), which))
    .orderBy(asc(releases.entryId))
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function indexedReleases(rows: Row[], zone: string): Promise<IndexedRelease[]> {
  const ids = rows.map((row) => row.revisionId)
  const [termRows, fileRows] = await Promise.all([
    read().select().from(revisionTerms).where(inArray(revisionTerms.revisionId, ids)),
    read()
      .selectDistinct({ revisionId: revisionMedia.revisionId, mediaId: revisionMedia.mediaId })
      .from(revisionMedia)
      .where(inArray(revisionMedia.revisionId, ids)),
  ])
  const termsOf = Map.groupBy(termRows, (row) => row.revisionId)
  const filesOf = Map.groupBy(fileRows, (row) => row.revisionId)
  return rows.map(({ origin, ...row }) => ({
    fact: { ...row, title: row.kind === 'publication' ? row.title : '' },
    marked: [
      ...marksOf({ ...row, origin }, zone),
      ...(termsOf.get(row.revisionId) ?? []).map(({ termId }): [Mark, string] => ['term', String(termId)]),
    ],
    files: (filesOf.get(row.revisionId) ?? []).map(({ mediaId }) => mediaId),
  }))
}

function marksOf(row: Row, zone: string): [Mark, string][] {
  const { kind, language, type, publishedOn, series, dated, origin } = row
  // The year of a post is that of its date, that of a publication stands on its title page; a page has none.
  const year = {
    post: () => String(monthOf(dated, zone).year),
    publication: () => publishedOn?.slice(0, 4),
    page: () => '',
  }
  const date = publishedOn ?? String(monthOf(dated, zone).year).padStart(4, '0')
  const values: Record<Exclude<Mark, 'term'>, string | null | undefined> = {
    kind,
    language,
    type,
    year: year[kind](),
    citedYear: date.slice(0, 4),
    origin,
    series: kind === 'publication' ? nameKey(series) : '',
  }
  return Object.entries(values).filter(([, value]) => value) as [Mark, string][]
}

/** The last change that readers could see. */
export async function lastPosition() {
  const [row] = await read()
    .select({ id: max(publicChanges.id) })
    .from(publicChanges)
  return row?.id ?? 0
}

/** What changed after a position in the list of changes: see the table; `isAll` where the index of words itself did. */
export async function changedAfter(position: number) {
  const rows = await read().select().from(publicChanges).where(gt(publicChanges.id, position))
  const distinct = <T>(values: (T | null)[]) => [...new Set(values.filter((value) => value !== null))]
  return {
    entryIds: distinct(rows.map((row) => row.entryId)),
    mediaIds: distinct(rows.map((row) => row.mediaId)),
    renamedIds: distinct(rows.map((row) => row.renamedId)),
    isAll: rows.some(({ entryId, mediaId, renamedId }) => entryId === null && mediaId === null && renamedId === null),
  }
}

/** Entries of which something came, or went, between two moments (UTC ms), whichever is the earlier. */
export async function turnedBetween(momentA: number, momentB: number) {
  const [from, until] = momentA < momentB ? [momentA, momentB] : [momentB, momentA]
  const rows = await read()
    .selectDistinct({ entryId: releases.entryId })
    .from(releases)
    .where(and(gt(releases.goesLiveAt, from), lte(releases.goesLiveAt, until), isNull(releases.cancelledAt)))
  return rows.map((row) => row.entryId)
}
