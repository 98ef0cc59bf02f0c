import { inArray, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions, type Kind } from '@/db/schema'
import { kindNames, newsKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { intersection } from '@/lib/lists/bits'
import { catalogueAt } from './catalogue/catalogue'
import { liveTexts, newestOf, releasesOfKinds } from './catalogue/selection'
import { factsOfRevisions } from './facts'
import type { PublicationFilter } from './filter'
import { filesOfRevisions } from './item-files'
import { findInLibrary, publicationsMatching, type FacetChoices } from './library'
import { kindsChangedAt, periodChangedAt, termChanges } from './list-changes'
import { liveTeasersAt, type Teaser } from './teasers'
import { numbersIn, type Period } from './posts'
import { termWithTexts, type ListedTerm, type TermKind } from './terms'

/** `limit`: items; `room`: bytes of HTML for each text and for all. Longer texts are left out. */
export type FeedExtent = { limit: number; room?: { each: number; all: number } }

type Scope = { now: number; language: Language } & FeedExtent

/** `changedAt`: when the list last changed (UTC ms), if it ever had anything. */
export type FeedOf = { items: FeedItem[]; changedAt: number | undefined }

export async function newestTexts(scope: Scope): Promise<FeedOf> {
  return kindsFeed(
    kindNames.filter((kind) => kind !== 'page'),
    scope,
  )
}

export async function newsTexts(scope: Scope): Promise<FeedOf> {
  return kindsFeed(newsKinds, scope)
}

export async function kindTexts({ kind, ...scope }: Scope & { kind: Kind }): Promise<FeedOf> {
  return kindsFeed([kind], scope)
}

async function kindsFeed(kinds: Kind[], { now, language, limit, room }: Scope): Promise<FeedOf> {
  const catalogue = await catalogueAt(now)
  const texts = intersection(liveTexts(catalogue, language), releasesOfKinds(catalogue, kinds))
  const items = await liveTeasersAt(now, catalogue, newestOf(catalogue, texts, limit))
  return { items: await textsOf(items, room), changedAt: await kindsChangedAt({ now, language, kinds }) }
}

/** Finds posts of a period. Undefined for a period without posts, which has no page either. */
export async function periodTexts({ limit, room, ...period }: Period & FeedExtent): Promise<FeedOf | undefined> {
  const { now } = period
  const [own] = await numbersIn(period)
  if (own!.length === 0) return undefined
  const items = await liveTeasersAt(now, await catalogueAt(now), own!.subarray(0, limit))
  return { items: await textsOf(items, room), changedAt: await periodChangedAt(period) }
}

/** Finds texts of a term; undefined if none is live. */
export async function termTexts({ now, language, limit, room, kind, slug }: Scope & { kind: TermKind; slug: string }) {
  const found = await termWithTexts({ now, language, kind, slug, ownOnly: true })
  if (!found || found.term.count === 0) return undefined
  const { term, catalogue, parts } = found
  const [texts] = parts
  const items = await liveTeasersAt(now, catalogue, newestOf(catalogue, texts!, limit))
  const changedAt = (await termChanges({ now, language }))(kind, slug)
  return { term, items: await textsOf(items, room), changedAt } satisfies FeedOf & { term: ListedTerm }
}

type FeedQuery = { now: number; filter: PublicationFilter } & FeedExtent

/** Finds publications; undefined if a filter has a value that no live publication has. */
export async function libraryTexts({
  now,
  filter,
  limit,
  room,
}: FeedQuery): Promise<(FeedOf & { choices: FacetChoices }) | undefined> {
  const query = { now, filter: { ...filter, sort: 'posted' as const, q: undefined } }
  const publications = await findInLibrary({ ...query, page: 1 })
  if (!publications) return undefined
  const { items } = (await publicationsMatching({ ...query, page: 1, length: limit }))!
  // A change of any publication counts, whatever the filter: too many changes do less harm than too few.
  const changedAt = await kindsChangedAt({ now, language: filter.language, kinds: ['publication'] })
  return { items: await textsOf(items, room), changedAt, choices: publications.choices }
}

/** Bytes of HTML: twenty of the longest texts would be forty megabytes. */
export const maxBytesInFeed = 400_000

async function textsOf(teasers: Teaser[], room = { each: maxBytesInFeed, all: Infinity }) {
  const ids = teasers.map((item) => item.revisionId)
  const short = await withinHtmlBytes(ids, room)
  const [texts, filesOf, factsOf] = await Promise.all([
    read()
      .select({ id: revisions.id, bodyHtml: revisions.bodyHtml })
      .from(revisions)
      .where(inArray(revisions.id, short)),
    filesOfRevisions(ids),
    factsOfRevisions(ids),
  ])
  return teasers.map((item) => ({
    ...item,
    /** Undefined if the text is too long. */
    bodyHtml: texts.find((text) => text.id === item.revisionId)?.bodyHtml,
    files: filesOf(item.revisionId),
    authors: factsOf(item.revisionId).authors,
    contentNote: factsOf(item.revisionId).contentNote,
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
