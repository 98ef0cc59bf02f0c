import { and, asc, between, eq, gt, max, sql, type SQL } from 'drizzle-orm'
import { preparedValues, read, type Db } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import {
  entries,
  publicChanges,
  releases,
  revisionMedia,
  revisionTerms,
  revisions,
  type Kind,
  type Withdrawal,
} from '@/db/schema'
import { comesToAnEnd, newsKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { monthOf } from '@/lib/time/months'
import { nameKey } from '@/lib/text/slug'
import type { Fact } from './fact'
import type { IndexedRelease, Mark } from './index'
import { withoutSuperseded, endsBetween, isPast, oldestFirst, wasReleased } from '../live'
import { pick } from '@/lib/lists/pick'

export const portionLength = 400

export async function liveIndexRows(now: number, entryIds: number[], zone: string) {
  const ids = JSON.stringify(entryIds)
  const [rows, publicationRows] = await Promise.all([rowsOfIds({ now, ids }), publicationsOfIds({ ids })])
  return indexedReleases(rows, publicationRows, zone)
}

/** Returns the live releases of the next portion of entries; `last`: the id to continue from. */
export async function liveIndexRowsAfter(now: number, entryId: number, zone: string) {
  const end = entryId + portionLength
  const range = { first: entryId + 1, end }
  const [rows, publicationRows] = await Promise.all([rowsBetween({ now, ...range }), publicationsBetween(range)])
  const indexed = await indexedReleases(rows, publicationRows, zone)
  return { indexed, last: (await hasEntriesAfter(end)) ? end : undefined }
}

/** Reads the table of entries, since no index on releases has all entry ids. */
export async function hasEntriesAfter(id: number) {
  const [[last]] = (await lastEntryQuery({})) as [[number | null]]
  return (last ?? 0) > id
}

const lastEntryQuery = preparedValues<Record<string, never>, [number | null]>((db) =>
  db.select({ id: max(entries.id) }).from(entries),
)

// A starting server reads everything public: prepared statements, rows as arrays, no long text columns.

type IndexRow = [
  entryId: number,
  releaseId: number,
  revisionId: number | null,
  dated: number,
  kind: Kind,
  language: Language,
  origin: string | null,
  withdrawal: Withdrawal | null,
]

function selectIndexRows(db: Db, which: SQL) {
  return db
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      revisionId: releases.revisionId,
      dated: releases.dated,
      ...pick(entries, 'kind', 'language', 'origin'),
      withdrawal: releases.withdrawal,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(sql.placeholder('now')), which))
    .orderBy(asc(releases.entryId), ...oldestFirst)
}

const rowsOfIds = preparedValues<{ now: number; ids: string }, IndexRow>((db) =>
  selectIndexRows(db, isAmongIds(releases.entryId)),
)

const rowsBetween = preparedValues<{ now: number; first: number; end: number }, IndexRow>((db) =>
  selectIndexRows(db, between(releases.entryId, sql.placeholder('first'), sql.placeholder('end'))),
)

type PublicationRow = [
  revisionId: number,
  type: string | null,
  publishedOn: string | null,
  series: string,
  title: string,
  endsAt?: number | null,
]

/** Reads only revisions that have a type, a date or a series. */
function selectPublications(db: Db, which: SQL) {
  return db
    .select(publicationColumns)
    .from(revisions)
    .where(and(which, sql`(publication_type is not null or published_on is not null or series <> '')`))
}

const publicationColumns = {
  id: revisions.id,
  type: revisions.publicationType,
  ...pick(revisions, 'publishedOn', 'series', 'title'),
}

const publicationsOfIds = preparedValues<{ ids: string }, PublicationRow>((db) =>
  selectPublications(db, isAmongIds(revisions.entryId)),
)

const publicationsBetween = preparedValues<{ first: number; end: number }, PublicationRow>((db) =>
  selectPublications(db, between(revisions.entryId, sql.placeholder('first'), sql.placeholder('end'))),
)

/** Reads texts that the queries above leave out: publications without a type, and events and calls with their ends. */
const othersOfIds = preparedValues<{ ids: string }, PublicationRow>((db) =>
  db
    .select({ ...publicationColumns, endsAt: revisions.endsAt })
    .from(revisions)
    .where(isAmongIds(revisions.id)),
)

const termsQuery = preparedValues<{ ids: string }, [revisionId: number, termId: number]>((db) =>
  db
    .select({ revisionId: revisionTerms.revisionId, termId: revisionTerms.termId })
    .from(revisionTerms)
    .where(isAmongIds(revisionTerms.revisionId)),
)

const filesQuery = preparedValues<{ ids: string }, [revisionId: number, mediaId: string]>((db) =>
  db
    .selectDistinct({ revisionId: revisionMedia.revisionId, mediaId: revisionMedia.mediaId })
    .from(revisionMedia)
    .where(isAmongIds(revisionMedia.revisionId)),
)

async function indexedReleases(
  rows: IndexRow[],
  publicationRows: PublicationRow[],
  zone: string,
): Promise<IndexedRelease[]> {
  // An entry is not live if its current release is a withdrawal without a text.
  const live = withoutSuperseded(rows, ([entryId]) => entryId).filter(([, , revisionId]) => revisionId !== null)
  const ids = JSON.stringify(live.map(([, , revisionId]) => revisionId))
  const facts = new Map(publicationRows.map((row) => [row[0], row]))
  const isOther = (id: number, kind: Kind) => comesToAnEnd(kind) || (kind === 'publication' && !facts.has(id))
  const others = live.flatMap(([, , id, , kind]) => (isOther(id!, kind) ? id! : []))
  const [otherRows, termRows, fileRows] = await Promise.all([
    others.length > 0 ? othersOfIds({ ids: JSON.stringify(others) }) : [],
    termsQuery({ ids }),
    filesQuery({ ids }),
  ])
  for (const row of otherRows) facts.set(row[0], row)
  const releasesByRevision = new Map<number, IndexedRelease>()
  const indexed = live.map(([entryId, releaseId, revisionId, dated, kind, language, origin, withdrawal]) => {
    const [, type = null, publishedOn = null, series = '', ownTitle = '', endsAt = null] = facts.get(revisionId!) ?? []
    const title = kind === 'publication' ? ownTitle : ''
    const ofRevision = { revisionId: revisionId!, type, publishedOn, series, title, endsAt }
    const fact = { entryId, releaseId, dated, kind, language, ...ofRevision }
    const marked = marksOf(fact, zone, [
      ['origin', origin],
      ['withdrawn', withdrawal],
    ])
    const release: IndexedRelease = { fact, marked, terms: [], files: [] }
    releasesByRevision.set(fact.revisionId, release)
    return release
  })
  for (const [revisionId, termId] of termRows) releasesByRevision.get(revisionId)!.terms.push(termId)
  for (const [revisionId, mediaId] of fileRows) releasesByRevision.get(revisionId)!.files.push(mediaId)
  return indexed
}

function marksOf(fact: Fact, zone: string, ofRelease: [Mark, string | null][]) {
  const { kind, language, type, publishedOn, series, dated } = fact
  const marked: [Mark, string][] = [
    ['kind', kind],
    ['language', language],
  ]
  const add = (mark: Mark, value: string | null | undefined) => {
    if (value) marked.push([mark, value])
  }
  const datedYear = monthOf(dated, zone).year
  add('type', type)
  // The year of news is the year of its date, the year of a publication is on its title page; a page has no year.
  if (newsKinds.includes(kind)) add('year', String(datedYear))
  if (kind === 'publication') add('year', publishedOn?.slice(0, 4))
  add('citedYear', publishedOn?.slice(0, 4) ?? String(datedYear).padStart(4, '0').slice(0, 4))
  for (const [mark, value] of ofRelease) add(mark, value)
  add('series', kind === 'publication' ? nameKey(series) : '')
  return marked
}

export async function lastPosition() {
  const [row] = await read()
    .select({ id: max(publicChanges.id) })
    .from(publicChanges)
  return row?.id ?? 0
}

export async function changedAfter(position: number) {
  const rows = await read().select().from(publicChanges).where(gt(publicChanges.id, position))
  const distinct = <T>(values: (T | null)[]) => [...new Set(values.filter((value) => value !== null))]
  return {
    entryIds: distinct(rows.map((row) => row.entryId)),
    mediaIds: distinct(rows.map((row) => row.mediaId)),
    withRenamesIds: distinct(rows.map((row) => row.renamedId)),
    count: rows.length,
    isOfAddressesAlone: rows.every(({ entryId, redirectId }) => entryId !== null || redirectId !== null),
    isAll: rows.some(({ entryId, mediaId, renamedId, redirectId }) =>
      [entryId, mediaId, renamedId, redirectId].every((value) => value === null),
    ),
  }
}

/** Returns entries with a release or an end of a text between two moments (UTC ms), in either order. */
async function entriesChangedByTime(momentA: number, momentB: number) {
  const [from, until] = momentA < momentB ? [momentA, momentB] : [momentB, momentA]
  const db = read()
  const [released, ended] = await Promise.all([
    db
      .selectDistinct({ entryId: releases.entryId })
      .from(releases)
      .where(and(gt(releases.goesLiveAt, from), wasReleased(until))),
    db
      .selectDistinct({ entryId: releases.entryId })
      .from(revisions)
      .innerJoin(releases, eq(releases.revisionId, revisions.id))
      .where(endsBetween(from, until)),
  ])
  return [...released, ...ended].map((row) => row.entryId)
}

/** Returns entries that were changed after a position, or that changed by themselves after a moment. */
export async function changedSinceLook({ position, at }: { position: number; at: number }, now: number) {
  const [changed, turned] = await Promise.all([changedAfter(position), entriesChangedByTime(at, now)])
  return { ...changed, entryIds: [...new Set([...changed.entryIds, ...turned])] }
}
