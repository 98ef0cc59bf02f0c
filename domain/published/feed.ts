import { and, eq, inArray, isNotNull, ne, sql, type SQL, desc, exists, gte, max } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions, revisionTerms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { newestOf } from './catalogue/selection'
import { factsOfRevisions } from './facts'
import type { PublicationFilter } from './filter'
import { filesOfRevisions } from './item-files'
import { findInLibrary, publicationsMatching, type FacetChoices } from './library'
import { isCurrentPage, endsBetween, isPast, wasReleased } from './live'
import { liveTeasers, liveTeasersOf, type Teaser } from './teasers'
import { posts, isInPeriod, type Period } from './posts'
import { termWithTexts, type ListedTerm, type TermKind } from './terms'
import { alias } from '@/db/kit'

/** `limit`: items; `room`: bytes of HTML for each text and for all. Longer texts are left out. */
export type FeedExtent = { limit: number; room?: { each: number; all: number } }

type Scope = { now: number; language: Language } & FeedExtent

/** `changedAt`: when the list last changed (UTC ms), if it ever had anything. */
export type FeedOf = { items: FeedItem[]; changedAt: number | undefined }

export async function newestTexts({ now, language, ...extent }: Scope): Promise<FeedOf> {
  return feedOf(now, and(eq(entries.language, language), ne(entries.kind, 'page')), extent)
}

export async function newsTexts({ now, language, ...extent }: Scope): Promise<FeedOf> {
  return feedOf(now, posts(language), extent)
}

export async function kindTexts({ now, language, kind, ...extent }: Scope & { kind: Kind }): Promise<FeedOf> {
  return feedOf(now, and(eq(entries.kind, kind), eq(entries.language, language)), extent)
}

/** Undefined for a period without posts, which has no page either. */
export async function periodTexts({ limit, room, ...period }: Period & FeedExtent): Promise<FeedOf | undefined> {
  const feed = await feedOf(period.now, isInPeriod(period), { limit, room })
  return feed.items.length > 0 ? feed : undefined
}

/** Undefined for a term without live texts. */
export async function termTexts({ now, language, limit, room, kind, slug }: Scope & { kind: TermKind; slug: string }) {
  const found = await termWithTexts({ now, language, kind, slug, ownOnly: true })
  if (!found || found.term.count === 0) return undefined
  const { term, catalogue, parts } = found
  const [texts] = parts
  const releaseIds = newestOf(catalogue, texts!, limit).map((number) => catalogue.facts[number]!.releaseId)
  const ofLanguage = and(eq(entries.language, language), ne(entries.kind, 'page'))
  const [items, changed] = await Promise.all([
    liveTeasersOf(now, releaseIds),
    changedAt(now, and(carries(term.id), ofLanguage), and(inArray(revisions.id, carriersOf(term.id)), ofLanguage)),
  ])
  return { term, items: await textsOf(items, now, room), changedAt: changed } satisfies FeedOf & { term: ListedTerm }
}

function carriersOf(termId: number) {
  return read().select({ id: revisionTerms.revisionId }).from(revisionTerms).where(eq(revisionTerms.termId, termId))
}

function carries(termId: number) {
  return sql`exists (select 1 from ${revisionTerms} where revision_id = ${revisions.id} and term_id = ${termId})`
}

type FeedQuery = { now: number; filter: PublicationFilter } & FeedExtent

/** Undefined if a filter has a value that no live publication has. */
export async function libraryTexts({
  now,
  filter,
  limit,
  room,
}: FeedQuery): Promise<(FeedOf & { choices: FacetChoices }) | undefined> {
  const query = { now, filter: { ...filter, sort: 'posted' as const, q: undefined } }
  const publications = await findInLibrary({ ...query, page: 1 })
  if (!publications) return undefined
  const { pages, items } = publications.list
  for (let page = 2; page <= pages && items.length < limit; page++)
    items.push(...((await publicationsMatching({ ...query, page }))?.items ?? []))
  // A change of any publication counts, whatever the filter: too many changes do less harm than too few.
  const language = filter.language && eq(entries.language, filter.language)
  const changed = await changedAt(now, and(eq(entries.kind, 'publication'), language))
  return { items: await textsOf(items.slice(0, limit), now, room), changedAt: changed, choices: publications.choices }
}

async function feedOf(now: number, where: SQL | undefined, { limit, room }: FeedExtent): Promise<FeedOf> {
  const [teasers, changed] = await Promise.all([liveTeasers(now, { where, limit }), changedAt(now, where)])
  return { items: await textsOf(teasers, now, room), changedAt: changed }
}

/** Bytes of HTML: twenty of the longest texts would be forty megabytes. */
export const maxBytesInFeed = 400_000

async function textsOf(teasers: Teaser[], now: number, room = { each: maxBytesInFeed, all: Infinity }) {
  const ids = teasers.map((item) => item.revisionId)
  const short = await withinHtmlBytes(ids, room)
  const [texts, filesOf, factsOf, noticeOf] = await Promise.all([
    read()
      .select({ id: revisions.id, bodyHtml: revisions.bodyHtml })
      .from(revisions)
      .where(inArray(revisions.id, short)),
    filesOfRevisions(ids),
    factsOfRevisions(ids),
    noticesOf(
      teasers.map((item) => item.entryId),
      now,
    ),
  ])
  return teasers.map((item) => ({
    ...item,
    /** Undefined if the text is too long. */
    bodyHtml: texts.find((text) => text.id === item.revisionId)?.bodyHtml,
    files: filesOf(item.revisionId),
    authors: factsOf(item.revisionId).authors,
    contentNote: factsOf(item.revisionId).contentNote,
    withdrawn: noticeOf(item.entryId),
  }))
}

async function withinHtmlBytes(ids: number[], { each, all }: { each: number; all: number }) {
  const bytes = sql<number>`octet_length(${revisions.bodyHtml})`.mapWith(Number)
  const rows = await read().select({ id: revisions.id, bytes }).from(revisions).where(inArray(revisions.id, ids))
  const bytesOf = new Map(rows.map((row) => [row.id, row.bytes]))
  let left = all
  return ids.filter((id) => {
    const size = bytesOf.get(id) ?? Infinity
    if (size > each || size > left) return false
    left -= size
    return true
  })
}

export type FeedItem = Awaited<ReturnType<typeof textsOf>>[number]

async function noticesOf(entryIds: number[], now: number) {
  const rows = await read()
    .select({ entryId: releases.entryId, explanation: releases.explanation })
    .from(releases)
    .where(and(inArray(releases.entryId, entryIds), isCurrentPage(now), isNotNull(releases.withdrawal)))
  return (entryId: number) => {
    const row = rows.find((row) => row.entryId === entryId)
    return row && { explanation: row.explanation ?? '' }
  }
}

/** The number of newest releases that are searched before all others. */
const maxRecentReleases = 1_000

/** Returns when (UTC ms) an entry in a list, past or present, changed. `listed`: `where`, beginning with the list. */
export async function changedAt(now: number, where: SQL | undefined, listed = where): Promise<number | undefined> {
  const [changed, ended] = [
    (await recentChange(now, where)) ?? (await lastChange(now, listed)),
    await lastEnd(now, where),
  ]
  return changed === undefined || ended === undefined ? changed : Math.max(changed, ended)
}

/** Returns the last end of a text in a list: an end or closing changes the list too. */
async function lastEnd(now: number, where: SQL | undefined) {
  const [row] = await read()
    .select({ at: max(revisions.endsAt) })
    .from(revisions)
    .innerJoin(releases, eq(releases.revisionId, revisions.id))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(endsBetween(0, now), isPast(now), where))
  return row?.at ?? undefined
}

/** Searches the newest releases first: most lists have a recent entry, so few rows are read. */
async function recentChange(now: number, where: SQL | undefined) {
  const db = read()
  const change = alias(releases, 'change')
  const hasChanged = wasReleased(now, change)
  const since = db
    .select({ at: change.goesLiveAt })
    .from(change)
    .where(hasChanged)
    .orderBy(desc(change.goesLiveAt))
    .limit(1)
    .offset(maxRecentReleases)
  const inList = db
    .select({ n: sql`1` })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(releases.entryId, change.entryId), isPast(now), where))
  const [row] = await db
    .select({ at: change.goesLiveAt })
    .from(change)
    .where(and(hasChanged, gte(change.goesLiveAt, sql`coalesce(${since}, -9e15)`), exists(inList)))
    .orderBy(desc(change.goesLiveAt))
    .limit(1)
  return row?.at
}

async function lastChange(now: number, where: SQL | undefined) {
  const ever = read()
    .select({ entryId: releases.entryId })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(now), where))
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(and(isPast(now), inArray(releases.entryId, ever)))
  return row?.at ?? undefined
}
