import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { addresses, entries, releases, revisions, type Withdrawal } from '@/db/schema'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { isSlug } from '@/lib/text/slug'
import { decodedPart } from '@/lib/web/canonical-path'
import { countWords } from '@/lib/text/word-count'
import { catalogueAt } from './catalogue/catalogue'
import { releasesWithValue, mostSharedNumbers, liveTexts, withoutWithdrawn } from './catalogue/selection'
import { readingOfAddress } from './corrected-editions'
import { isErasedAddress } from './erased'
import { factsOfRevisions, type RevisionFacts } from './facts'
import { relatedLimit } from './page-sources'
import { publicFileVersions, type FileVersion } from './files'
import { filesOfRevisions, type ItemFile } from './item-files'
import { isCurrentPage, isPast, isSinceLastEnd, newestFirst } from './live'
import { liveTeasers, liveTeasersAt, type Teaser } from './teasers'

export type Item = Teaser &
  RevisionFacts & {
    bodyHtml: string
    bodyText: string
    words: number
    files: ItemFile[]
    versions: FileVersion[]
    changes: { at: number; note: string }[]
  }

export type ItemLookup =
  | { is: 'live'; item: Item }
  | { is: 'moved'; path: string }
  | { is: 'gone'; title: string; language: Language; reason: Withdrawal; explanation: string; at: number }
  | undefined

/** Finds the item at an address; undefined if it never was public, `moved` if the entry has another address. */
export async function findItem({ path, now }: { path: string; now: number }): Promise<ItemLookup> {
  const [teaser] = await liveTeasers(now, { where: eq(releases.path, path) })
  return teaser ? { is: 'live', item: await itemOf(teaser, now) } : formerAddress(path, now)
}

export async function liveItemOf({ entryId, now }: { entryId: number; now: number }): Promise<Item | undefined> {
  const [teaser] = await liveTeasers(now, { where: eq(releases.entryId, entryId) })
  return teaser && itemOf(teaser, now)
}

async function itemOf(teaser: Teaser, now: number): Promise<Item> {
  const [text, changes] = await Promise.all([
    publicTextOf(teaser.revisionId, teaser.language),
    changesOf(teaser.entryId, now),
  ])
  const versions = await publicFileVersions({ entryId: teaser.entryId, files: text.files, now })
  return { ...teaser, ...text, versions, changes }
}

/** Returns notes of major changes since the last end of a consent, newest first. */
export async function changesOf(entryId: number, now: number) {
  return (await changesOfEntries([entryId], now))(entryId)
}

export async function changesOfEntries(entryIds: number[], now: number) {
  const rows = await read()
    .select({ entryId: releases.entryId, at: releases.goesLiveAt, note: sql<string>`coalesce(${releases.note}, '')` })
    .from(releases)
    .where(and(inArray(releases.entryId, entryIds), eq(releases.major, true), isPast(now), isSinceLastEnd(now)))
    .orderBy(...newestFirst)
  return (id: number) => rows.filter(({ entryId }) => entryId === id).map(({ at, note }) => ({ at, note }))
}

export async function publicTextOf(revisionId: number, language: Language) {
  const [[text], factsOf, filesOf] = await Promise.all([
    read()
      .select({ bodyHtml: revisions.bodyHtml, bodyText: revisions.bodyText, words: revisions.words })
      .from(revisions)
      .where(eq(revisions.id, revisionId)),
    factsOfRevisions([revisionId]),
    filesOfRevisions([revisionId]),
  ])
  const words = text!.words ?? countWords(text!.bodyText, language)
  return { ...text!, words, ...factsOf(revisionId), files: filesOf(revisionId) }
}

export async function formerAddress(path: string, now: number): Promise<Exclude<ItemLookup, { is: 'live' }>> {
  const reading = await readingOfAddress({ path, now })
  if (reading !== undefined) return { is: 'moved', path: reading }
  const db = read()
  const [owner] = await db
    .select({ entryId: addresses.entryId })
    .from(addresses)
    .innerJoin(releases, and(eq(releases.entryId, addresses.entryId), eq(releases.path, addresses.path)))
    // A withdrawal may follow a cancelled release: only a released text makes an address public.
    .where(and(eq(addresses.path, path), isPast(now), isNull(releases.withdrawal)))
    .limit(1)
  if (!owner) return (await isErasedAddress(path)) ? erasedItem : undefined
  const [latest] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, owner.entryId), isCurrentPage(now)))
  if (!latest) return undefined
  if (latest.revisionId) return { is: 'moved', path: latest.path }
  const replacement = await replacementOf(latest, now)
  if (replacement !== undefined) return { is: 'moved', path: replacement }
  return {
    is: 'gone',
    ...(await lastTitle(owner.entryId, now)),
    // A title could reveal whom the text was about.
    ...(latest.withdrawal === 'unavailable' && { title: '' }),
    reason: latest.withdrawal!,
    explanation: latest.explanation ?? '',
    at: latest.goesLiveAt,
  }
}

/** An erased item: nothing is known of it, not even its kind. */
export const erasedItem = {
  is: 'gone' as const,
  title: '',
  get language() {
    return mainLanguage()
  },
  reason: 'unavailable' as const,
  explanation: '',
  at: 0,
}

/** Returns the live replacement of a withdrawn entry. Skips replacements that are withdrawn too. */
export async function replacementOf(
  { entryId, replacedBy }: Pick<typeof releases.$inferSelect, 'entryId' | 'replacedBy'>,
  now: number,
) {
  const visited = new Set([entryId])
  for (let next = replacedBy; next !== null && !visited.has(next);) {
    visited.add(next)
    const [current] = await read()
      .select({ path: releases.path, revisionId: releases.revisionId, replacedBy: releases.replacedBy })
      .from(releases)
      .where(and(eq(releases.entryId, next), isCurrentPage(now)))
    if (current?.revisionId) return current.path
    next = current?.replacedBy ?? null
  }
}

async function lastTitle(entryId: number, now: number) {
  const [row] = await read()
    .select({ title: revisions.title, language: entries.language })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(releases.entryId, entryId), isPast(now)))
    .orderBy(...newestFirst)
    .limit(1)
  return row ?? { title: '', language: mainLanguage() }
}

/** Finds live items of this language that share most terms, newest first among equals; none is withdrawn. */
export async function relatedTo(item: Teaser, { now, limit = relatedLimit }: { now: number; limit?: number }) {
  const catalogue = await catalogueAt(now)
  const texts = withoutWithdrawn(catalogue, liveTexts(catalogue, item.language))
  const carrying = [
    ...item.topics.map(({ slug }) => releasesWithValue(catalogue, 'topic', slug)),
    ...item.countries.map(({ slug }) => releasesWithValue(catalogue, 'country', slug)),
  ]
  // The item shares all of its own terms, so one more is requested and the item removed.
  const related = mostSharedNumbers(carrying, catalogue, texts, limit + 1)
    .filter((number) => catalogue.facts[number]!.entryId !== item.entryId)
    .slice(0, limit)
  const teasers = await liveTeasersAt(now, catalogue, related)
  return related.flatMap((number) => teasers.find(({ entryId }) => entryId === catalogue.facts[number]!.entryId) ?? [])
}

/** Returns up to three suggestions for a missing address: live entries whose address ends in the slug. */
export async function liveEndingIn({ slug, now }: { slug: string; now: number }) {
  if (!isSlug(decodedPart(slug))) return []
  const db = read()
  const matchingPaths = db.select({ path: addresses.path }).from(addresses).where(eq(addresses.slug, slug))
  return liveTeasers(now, { where: inArray(releases.path, matchingPaths), limit: 3 })
}
