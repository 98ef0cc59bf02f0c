import {
  and,
  asc,
  desc,
  eq,
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
import { prepared, read } from '@/db/connection'
import { isAmong } from '@/db/dialect'
import { entries, media, releases, revisionMedia, revisionTerms, revisions, terms, type TermNames } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { atTermPaths } from './term-pages'

/** The corrected text of a PDF is no page of its own: readers have it where the PDF is shown as text (`corrected-editions.ts`). */
export const isOwnPage = sql`not exists (select 1 from corrected_editions corrected where corrected.entry_id = ${releases.entryId})`

/**
 * Whether a release is the one that stands for its entry at `now` (UTC ms): the newest of those that have come and were not
 * cancelled. It may be a withdrawal: an inner join of `revisions` on `releases.revisionId` leaves those out. What readers see is
 * decided by this rule alone; `releaseAt` (domain/entries/standing.ts) applies it to one entry for the desk, and
 * `entry-state-rows.ts` of the catalogue to releases that have been read already. Without the corrected texts of documents.
 */
export function isLive(now: number | Placeholder): SQL {
  return sql`(${stands(now)} and ${isOwnPage})`
}

/** The same of whatever entry: for the desk, and for the pages that show documents as text. */
export function stands(now: number | Placeholder): SQL {
  // The first half says nothing new: with it, SQLite may use the indexes that leave out what was cancelled.
  return sql`(${releases.cancelledAt} is null and ${releases.id} = (
    select newest.id from releases newest
    where newest.entry_id = ${releases.entryId} and newest.goes_live_at <= ${now} and newest.cancelled_at is null
    order by newest.goes_live_at desc, newest.id desc limit 1))`
}

/** A release that readers saw or see: its moment came and it was not cancelled. Without the corrected texts of documents. */
export function hasCome(now: number | Placeholder) {
  return and(wasReleased(now), isOwnPage)
}

/** The same of whatever entry. */
export function wasReleased(now: number | Placeholder) {
  return and(lte(releases.goesLiveAt, now), isNull(releases.cancelledAt))
}

/**
 * No consent of the entry has ended since a release. What was public before such an end (older versions of files, notes of changes)
 * does not come back beside a later text.
 */
export function isSinceLastEnd(now: number) {
  return sql`not exists (select 1 from releases ended
    where ended.entry_id = ${releases.entryId} and ended.withdrawal = 'unavailable'
      and ended.cancelled_at is null and ended.goes_live_at <= ${now}
      and (ended.goes_live_at, ended.id) > (${releases.goesLiveAt}, ${releases.id}))`
}

const teaser = {
  entryId: releases.entryId,
  revisionId: revisions.id,
  kind: entries.kind,
  language: entries.language,
  path: releases.path,
  title: revisions.title,
  summary: revisions.summary,
  byline: revisions.byline,
  dated: releases.dated,
  updatedAt: releases.goesLiveAt,
  publicationType: revisions.publicationType,
  publishedOn: revisions.publishedOn,
}

type Selection = { where?: SQL; order?: SQL[]; limit?: number; offset?: number }

/** Live entries as lists show them, newest first unless told otherwise, with their terms, lead picture and cover. */
export async function liveTeasers(now: number, { where, order, limit = -1, offset = 0 }: Selection) {
  const rows = await read()
    .select(teaser)
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), where))
    .orderBy(...(order ?? [desc(releases.dated), desc(releases.entryId)]))
    .limit(limit)
    .offset(offset)
  return withTermsAndLead(await atTermPaths(rows))
}

/** Those of some releases that are live, as lists show them: what catalogues ask, page by page. */
export async function liveTeasersOf(now: number, releaseIds: number[]) {
  if (releaseIds.length === 0) return []
  return withTermsAndLead(await atTermPaths(await teasersOf({ now, ids: JSON.stringify(releaseIds) })))
}

const teasersOf = prepared((db) =>
  db
    .select(teaser)
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isAmongIds(releases.id), isLive(sql.placeholder('now'))))
    .orderBy(desc(releases.dated), desc(releases.entryId)),
)

/** Revisions with the topics, the countries, the lead picture and the cover of each. */
export async function withTermsAndLead<R extends { revisionId: number }>(rows: R[]) {
  const [termsOf, leadOf, coverOf] = await Promise.all([
    termsOfRevisions(rows),
    leadsOfRevisions(rows),
    coversOfRevisions(rows),
  ])
  return rows.map((row) => ({
    ...row,
    ...termsOf(row.revisionId),
    lead: leadOf(row.revisionId),
    cover: coverOf(row.revisionId),
  }))
}

export type Teaser = Awaited<ReturnType<typeof liveTeasers>>[number]

/** A term as texts carry it: its name in the site's language, and those that it has in others. */
export type TermLink = { slug: string; name: string; names: TermNames }

/** The same with which country it is. */
export type PlaceLink = TermLink & { code: string | null }

// Prepared, as every list needs them for each of its pages: building a statement takes longer than running it.
const termsIn = prepared((db) =>
  db
    .select({
      revisionId: revisionTerms.revisionId,
      kind: terms.kind,
      slug: terms.slug,
      name: terms.name,
      names: terms.names,
      code: terms.code,
    })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(isAmongIds(revisionTerms.revisionId))
    .orderBy(...termOrder),
)

async function termsOfRevisions(rows: { revisionId: number }[]) {
  const termRows = await termsIn({ ids: ids(rows) })
  return (revisionId: number) => {
    const termsOfText = termRows.filter((term) => term.revisionId === revisionId)
    const links = (kind: string): PlaceLink[] =>
      termsOfText
        .filter((term) => term.kind === kind)
        .map(({ slug, name, names, code }) => ({ slug, name, names, code }))
    return { topics: links('topic'), countries: links('country') }
  }
}

const leadsIn = prepared((db) =>
  db
    .select({
      revisionId: revisionMedia.revisionId,
      id: media.id,
      width: media.width,
      height: media.height,
      tone: media.tone,
      focalX: media.focalX,
      focalY: media.focalY,
      alt: sql<string>`case when ${revisionMedia.decorative} then '' else coalesce(nullif(${revisionMedia.title}, ''), ${media.alt}) end`,
      decorative: revisionMedia.decorative,
      caption: revisionMedia.caption,
      credit: revisionMedia.credit,
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(revisionMedia.role, 'lead'), isAmongIds(revisionMedia.revisionId))),
)

async function leadsOfRevisions(rows: { revisionId: number }[]) {
  const leadRows = await leadsIn({ ids: ids(rows) })
  return (revisionId: number) => {
    const row = leadRows.find((row) => row.revisionId === revisionId)
    if (!row) return undefined
    const { revisionId: _, width, height, ...lead } = row
    return { ...lead, width: width!, height: height! }
  }
}

type Cover = { id: string; width: number; height: number }

const coversIn = prepared((db) =>
  db
    .select({ revisionId: revisionMedia.revisionId, id: media.id, width: media.width, height: media.height })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(revisionMedia.role, 'file'), isAmongIds(revisionMedia.revisionId)))
    .orderBy(asc(revisionMedia.position)),
)

/** The picture of the first page of each revision's first file, where it has one. */
async function coversOfRevisions(rows: { revisionId: number }[]) {
  const coverRows = await coversIn({ ids: ids(rows) })
  return (revisionId: number): Cover | undefined => {
    const first = coverRows.find((row) => row.revisionId === revisionId)
    return first?.width && first.height ? { id: first.id, width: first.width, height: first.height } : undefined
  }
}

function ids(rows: { revisionId: number }[]) {
  return JSON.stringify(rows.map((row) => row.revisionId))
}

/** The condition of a prepared statement that takes a list of `ids` as JSON. */
export function isAmongIds(column: SQLWrapper) {
  return isAmong(column, sql.placeholder('ids'))
}

/** The next moment (UTC ms) after `now` at which what is public changes by itself; undefined when nothing is due. */
export async function nextGoLive(now: number): Promise<number | undefined> {
  const [row] = await read()
    .select({ at: min(releases.goesLiveAt) })
    .from(releases)
    .where(and(gt(releases.goesLiveAt, now), isNull(releases.cancelledAt)))
  return row?.at ?? undefined
}

/** The moment (UTC ms) of the last public change up to `now`. */
export async function lastTurn(now: number) {
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(and(lte(releases.goesLiveAt, now), isNull(releases.cancelledAt)))
  return row?.at ?? -Infinity
}
