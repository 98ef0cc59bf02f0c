import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions, revisionTerms, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { startOf } from '@/lib/time'
import { factsOfRevisions } from './facts'
import { changed } from './harvest'
import { filesOfRevisions } from './item-files'
import { changesOf } from './item'
import { releasesMatching } from './library'
import { isLive, liveTeasersOf } from './live'
import { otherLanguagesOf } from './other-languages'

/** Which live entries. `year`: that of the title page, else of the editorial date; `updatedSince` in seconds since 1970. */
export type EntryFilter = {
  kind?: Kind
  language?: Language
  country?: string
  topic?: string
  type?: string
  year?: number
  updatedSince?: number
  /** Words that publications are looked for by; nothing else is found by them. */
  q?: string
}

type Query = { now: number; zone: string; filter: EntryFilter; page: number; limit: number }

/**
 * Live entries of every kind, a page at a time: the newest first; with words, the best match first; with `updatedSince`, those
 * that changed longest ago first, so that a program that reads page after page misses nothing that changes meanwhile.
 */
export async function entryList({ page, limit, ...query }: Query) {
  const start = (page - 1) * limit
  if (query.filter.q === undefined) {
    const rows = await matching(query).limit(limit).offset(start)
    return { total: rows[0]?.total ?? 0, entries: await entriesOf(rows, query.now) }
  }
  const ranked = await releasesMatching({ now: query.now, filter: { q: query.filter.q } })
  const rowsByRelease = new Map((await matching(query)).map((row) => [row.releaseId, row]))
  const rankedRows = ranked.flatMap((releaseId) => rowsByRelease.get(releaseId) ?? [])
  return { total: rankedRows.length, entries: await entriesOf(rankedRows.slice(start, start + limit), query.now) }
}

/** One live entry as the list has it. */
export async function listedEntry({ entryId, now }: { entryId: number; now: number }) {
  const rows = await live(now, eq(releases.entryId, entryId))
  return (await entriesOf(rows, now))[0]
}

/** The address that a release in force serves an entry under, live or withdrawn. */
export async function addressOfEntry({ entryId, now }: { entryId: number; now: number }) {
  const [row] = await read()
    .select({ path: releases.path })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isLive(now)))
  return row?.path
}

function matching({ now, zone, filter }: Omit<Query, 'page' | 'limit'>) {
  const { kind, language, country, topic, type, year, updatedSince } = filter
  const where = and(
    kind && eq(entries.kind, kind),
    language && eq(entries.language, language),
    country === undefined ? undefined : carries('country', country),
    topic === undefined ? undefined : carries('topic', topic),
    type === undefined ? undefined : eq(revisions.publicationType, type),
    year === undefined ? undefined : ofYear(year, zone),
    updatedSince === undefined ? undefined : gte(changed, updatedSince),
  )
  const order =
    updatedSince === undefined ? [desc(releases.dated), desc(releases.entryId)] : [asc(changed), asc(releases.entryId)]
  return live(now, where).orderBy(...order)
}

function live(now: number, where: SQL | undefined) {
  return read()
    .select({ releaseId: releases.id, changed, total: sql<number>`count(*) over ()` })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), where))
    .$dynamic()
}

function carries(kind: 'country' | 'topic', slug: string) {
  const termOfText = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(eq(revisionTerms.revisionId, revisions.id), eq(terms.kind, kind), eq(terms.slug, slug)))
  return exists(termOfText)
}

function ofYear(year: number, zone: string) {
  const from = startOf({ year }, zone)
  const to = startOf({ year: year + 1 }, zone)
  return or(
    sql`substr(${revisions.publishedOn}, 1, 4) = ${String(year).padStart(4, '0')}`,
    and(isNull(revisions.publishedOn), gte(releases.dated, from), lt(releases.dated, to)),
  )
}

async function entriesOf(rows: { releaseId: number; changed: number }[], now: number) {
  const ids = rows.map(({ releaseId }) => releaseId)
  const teasers = await liveTeasersOf(now, ids)
  const revisionIds = teasers.map((item) => item.revisionId)
  const [factsOf, filesOf, detailsByRelease, otherLanguages] = await Promise.all([
    factsOfRevisions(revisionIds),
    filesOfRevisions(revisionIds),
    detailsOf(ids),
    otherLanguagesOf({ entryIds: teasers.map((item) => item.entryId), now }),
  ])
  const changes = await Promise.all(teasers.map((item) => changesOf(item.entryId, now)))
  return rows.flatMap(({ releaseId, changed }) => {
    const details = detailsByRelease.get(releaseId)
    const n = teasers.findIndex((item) => item.entryId === details?.entryId)
    const item = teasers[n]
    if (!item || !details) return []
    const { revisionId, entryId } = item
    const { withdrawal, explanation, at, ...text } = details
    return [
      {
        ...item,
        ...factsOf(revisionId),
        ...text,
        changed,
        files: filesOf(revisionId),
        changes: changes[n]!,
        notice: withdrawal ? { reason: withdrawal, explanation: explanation ?? '', at } : null,
        translations: otherLanguages.get(entryId) ?? [],
      },
    ]
  })
}

export type ListedEntry = Awaited<ReturnType<typeof entriesOf>>[number]

async function detailsOf(releaseIds: number[]) {
  const rows = await read()
    .select({
      id: releases.id,
      entryId: releases.entryId,
      at: releases.goesLiveAt,
      withdrawal: releases.withdrawal,
      explanation: releases.explanation,
      bodyHtml: revisions.bodyHtml,
      bodyText: revisions.bodyText,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(inArray(releases.id, releaseIds))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
