import { and, asc, between, eq, isNotNull, notInArray } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import { bySlices } from '@/db/slices'
import { entries, media, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import { isLanguage, type Language } from '@/lib/languages/languages'
import { perStates } from './catalogue/entry-states'
import { isLive } from './live'
import { hasLists } from './live-languages'
import { pagesOfTerms } from './term-pages'

/**
 * The number of entries one part of the sitemap has room for: a fifth of the 50,000 that sitemaps.org allows, so that addresses
 * with pictures and translations stay far below its 50 MB.
 */
export const partSize = 10_000

/** Entries of one kind whose ids lie in one range: an entry is always in the same part, so a part changes with its own alone. */
export type SitemapPart = { kind: Kind; number: number }

/** Returns the name of a part: `lists-km`, or by kind and number `post-1`; undefined for any other name. */
export function sitemapPartNamed(name: string): { lists: Language } | SitemapPart | undefined {
  const [, language] = /^lists-(\w+)$/.exec(name) ?? []
  if (language !== undefined) return isLanguage(language) ? { lists: language } : undefined
  const [, kind, number] = /^(post|publication|page)-([1-9]\d{0,5})$/.exec(name) ?? []
  return kind === undefined ? undefined : { kind: kind as Kind, number: Number(number) }
}

/** Returns whether there is a part of that name: one of lists is there while its language has any. */
export async function hasSitemapPart(name: string, now: number) {
  const part = sitemapPartNamed(name)
  if (!part) return false
  if ('lists' in part) return hasLists({ language: part.lists, now })
  return (await sitemapParts(now, part)).length > 0
}

/** The condition that an entry is in a part, by its own id or by that of another table. */
export function isInPart({ kind, number }: SitemapPart, id: SQLiteColumn = entries.id) {
  const first = (number - 1) * partSize + 1
  return and(eq(entries.kind, kind), between(id, first, first + partSize - 1))
}

function inside(part: SitemapPart | undefined) {
  return part && isInPart(part, releases.entryId)
}

type LivePart = SitemapPart & { entries: number; changedAt: number }

/** The parts that have live entries, or only one of them, with the number of entries and the moment of its last change (UTC ms). */
export async function sitemapParts(now: number, only?: SitemapPart): Promise<LivePart[]> {
  const parts = await allParts(now)
  return only ? parts.filter(({ kind, number }) => kind === only.kind && number === only.number) : parts
}

const allParts = perStates((states) => {
  const parts = new Map<string, LivePart>()
  for (const { kind, entryId, isLive, at } of states) {
    const number = Math.floor((entryId - 1) / partSize) + 1
    const part = parts.get(`${kind} ${number}`) ?? { kind, number, entries: 0, changedAt: at }
    part.entries += isLive ? 1 : 0
    part.changedAt = Math.max(part.changedAt, at)
    parts.set(`${kind} ${number}`, part)
  }
  return [...parts.values()]
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => (a.kind === b.kind ? a.number - b.number : a.kind < b.kind ? -1 : 1))
})

/** Every live address, alone. */
export async function livePaths(now: number): Promise<Set<string>> {
  const rows = await bySlices(releases.entryId, (inside) =>
    read()
      .select({ path: releases.path })
      .from(releases)
      .where(and(inside, isLive(now), isNotNull(releases.revisionId))),
  )
  return new Set(rows.map(({ path }) => path))
}

/** Returns live addresses without pages that tell about a term: readers are led on from them to its list. */
export async function ownAddresses(now: number, part?: SitemapPart) {
  const pages = await pagesOfTerms()
  return liveAddresses(
    now,
    part,
    pages.map(({ entryId }) => entryId),
  )
}

/** Every live address, or those of one part, with the moment its text went live and its lead picture. Reads no texts. */
export async function liveAddresses(now: number, part?: SitemapPart, without: number[] = []) {
  return read()
    .select({
      path: releases.path,
      kind: entries.kind,
      updatedAt: releases.goesLiveAt,
      picture: { id: media.id, width: media.width },
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .leftJoin(revisionMedia, and(eq(revisionMedia.revisionId, revisions.id), eq(revisionMedia.role, 'lead')))
    .leftJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(isLive(now), inside(part), notInArray(releases.entryId, without)))
    .orderBy(asc(releases.path))
}

export type LiveAddress = Awaited<ReturnType<typeof liveAddresses>>[number]
