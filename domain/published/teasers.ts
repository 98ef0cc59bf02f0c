import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { entries, media, releases, revisionMedia, revisionTerms, revisions, terms, type TermNames } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import type { Fact } from './catalogue/fact'
import { isCurrentPage, hasEnded } from './live'
import { withTermPaths } from './term-pages'
import { noticeOf, titleForReaders } from './withdrawn'
import { pick } from '@/lib/lists/pick'

const teaserColumns = {
  entryId: releases.entryId,
  revisionId: revisions.id,
  kind: entries.kind,
  language: entries.language,
  path: releases.path,
  ...pick(revisions, 'title', 'summary', 'byline'),
  dated: releases.dated,
  updatedAt: releases.goesLiveAt,
  ...pick(releases, 'withdrawal', 'explanation'),
  ...pick(revisions, 'publicationType', 'publishedOn', 'startsAt', 'endsAt', 'facts'),
}

type TeaserSelection = { where?: SQL; order?: SQL[]; limit?: number }

/** Finds live texts, newest first by default. */
export async function liveTeasers(now: number, { where, order, limit }: TeaserSelection) {
  const query = read()
    .select(teaserColumns)
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isCurrentPage(now), where))
    .orderBy(...(order ?? [desc(releases.dated), desc(releases.entryId)]))
  const rows = await (limit === undefined ? query : query.limit(limit))
  return withTermsAndLead(asReadersGet(await withTermPaths(rows), now))
}

export async function liveTeasersOf(now: number, releaseIds: number[]) {
  if (releaseIds.length === 0) return []
  const rows = await teasersQuery({ now, ids: JSON.stringify(releaseIds) })
  return withTermsAndLead(asReadersGet(await withTermPaths(rows), now))
}

/** Returns the texts of numbers of a catalogue, newest first. */
export function liveTeasersAt(now: number, { facts }: { facts: Fact[] }, numbers: Iterable<number>) {
  return liveTeasersOf(
    now,
    Array.from(numbers, (number) => facts[number]!.releaseId),
  )
}

const teasersQuery = preparedQuery((db) =>
  db
    .select(teaserColumns)
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isAmongIds(releases.id), isCurrentPage(sql.placeholder('now'))))
    .orderBy(desc(releases.dated), desc(releases.entryId)),
)

type ReleasedRow = Parameters<typeof titleForReaders>[0] & Parameters<typeof noticeOf>[0] & { endsAt: number | null }

/** Adds whether texts are withdrawn or have ended. An end counts as a change, since readers see it. */
function asReadersGet<R extends ReleasedRow>(rows: R[], now: number) {
  return rows.map(({ withdrawal, explanation, ...row }) => {
    const over = hasEnded(row, now)
    return {
      ...row,
      title: titleForReaders({ ...row, withdrawal }),
      notice: noticeOf({ ...row, withdrawal, explanation }),
      isOver: over,
      updatedAt: over ? Math.max(row.updatedAt, row.endsAt!) : row.updatedAt,
    }
  })
}

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

/** `name`: the name in the main language. */
export type TermLink = { slug: string; name: string; names: TermNames }

export type PlaceLink = TermLink & { code: string | null }

// Prepared: every list needs it, and building a statement takes longer than running it.
const termsQuery = preparedQuery((db) =>
  db
    .select({
      revisionId: revisionTerms.revisionId,
      ...pick(terms, 'kind', 'slug', 'name', 'names', 'code'),
    })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(isAmongIds(revisionTerms.revisionId))
    .orderBy(...termOrder),
)

async function termsOfRevisions(rows: { revisionId: number }[]) {
  const termRows = await termsQuery({ ids: revisionIdsJson(rows) })
  return (revisionId: number) => {
    const termsOfText = termRows.filter((term) => term.revisionId === revisionId)
    const links = (kind: string): PlaceLink[] =>
      termsOfText
        .filter((term) => term.kind === kind)
        .map(({ slug, name, names, code }) => ({ slug, name, names, code }))
    return { topics: links('topic'), countries: links('country') }
  }
}

const leadsQuery = preparedQuery((db) =>
  db
    .select({
      revisionId: revisionMedia.revisionId,
      ...pick(media, 'id', 'width', 'height', 'tone', 'focalX', 'focalY'),
      alt: sql<string>`case when ${revisionMedia.decorative} then '' else coalesce(nullif(${revisionMedia.title}, ''), ${media.alt}) end`,
      ...pick(revisionMedia, 'decorative', 'caption', 'credit'),
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(revisionMedia.role, 'lead'), isAmongIds(revisionMedia.revisionId))),
)

async function leadsOfRevisions(rows: { revisionId: number }[]) {
  const leadRows = await leadsQuery({ ids: revisionIdsJson(rows) })
  return (revisionId: number) => {
    const row = leadRows.find((row) => row.revisionId === revisionId)
    if (!row) return undefined
    const { revisionId: _, width, height, ...lead } = row
    return { ...lead, width: width!, height: height! }
  }
}

type CoverPicture = { id: string; width: number; height: number }

const coversQuery = preparedQuery((db) =>
  db
    .select({ revisionId: revisionMedia.revisionId, id: media.id, width: media.width, height: media.height })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(revisionMedia.role, 'file'), isAmongIds(revisionMedia.revisionId)))
    .orderBy(asc(revisionMedia.position)),
)

/** Finds covers: the first page of the first file. */
async function coversOfRevisions(rows: { revisionId: number }[]) {
  const coverRows = await coversQuery({ ids: revisionIdsJson(rows) })
  return (revisionId: number): CoverPicture | undefined => {
    const first = coverRows.find((row) => row.revisionId === revisionId)
    return first?.width && first.height ? { id: first.id, width: first.width, height: first.height } : undefined
  }
}

function revisionIdsJson(rows: { revisionId: number }[]) {
  return JSON.stringify(rows.map((row) => row.revisionId))
}
