import { and, asc, between, eq, notInArray } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import { selectInSlices } from '@/db/slices'
import { entries, media, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import { kindNames } from '@/lib/kinds/kinds'
import { isSiteLanguage, type Language } from '@/lib/languages/languages'
import { cachedByStates } from './catalogue/entry-states'
import { isCurrentPage, isLiveText, hasEnded } from './live'
import { hasLists } from './live-languages'
import { pagesOfTerms } from './term-pages'

/** A fifth of the 50,000 that sitemaps.org allows: pictures and translations stay far below its 50 MB. */
export const sitemapPartSize = 10_000

/** Entries of a kind by ranges of ids: an entry never moves to another part. */
export type SitemapPart = { kind: Kind; number: number }

// Linear: names of kinds contain letters only.
const partName = new RegExp(`^(${kindNames.join('|')})-([1-9]\\d{0,5})$`)

/** Parses the name of a part: `lists-km`, or by kind and number `post-1`; undefined for any other name. */
export function sitemapPartNamed(name: string): { lists: Language } | SitemapPart | undefined {
  const [, language] = /^lists-([\w-]+)$/.exec(name) ?? []
  if (language !== undefined) return isSiteLanguage(language) ? { lists: language } : undefined
  const [, kind, number] = partName.exec(name) ?? []
  return kind === undefined ? undefined : { kind: kind as Kind, number: Number(number) }
}

/** Returns whether a part exists. The part with the lists of a language exists while that language has lists. */
export async function hasSitemapPart(name: string, now: number) {
  const part = sitemapPartNamed(name)
  if (!part) return false
  if ('lists' in part) return hasLists({ language: part.lists, now })
  return (await sitemapParts(now, part)).length > 0
}

export function isInPart({ kind, number }: SitemapPart, id: SQLiteColumn = entries.id) {
  const first = (number - 1) * sitemapPartSize + 1
  return and(eq(entries.kind, kind), between(id, first, first + sitemapPartSize - 1))
}

type LivePart = SitemapPart & { entries: number; changedAt: number }

/** Returns each part with its number of entries and last change (UTC ms). */
export async function sitemapParts(now: number, only?: SitemapPart): Promise<LivePart[]> {
  return [...(await allParts(now)).values()]
    .filter(({ kind, number, entries }) => entries > 0 && (!only || (kind === only.kind && number === only.number)))
    .sort((a, b) => (a.kind === b.kind ? a.number - b.number : a.kind < b.kind ? -1 : 1))
}

const allParts = cachedByStates(
  () => new Map<string, LivePart>(),
  (parts, { kind, entryId, isLive, at }, former) => {
    const number = Math.floor((entryId - 1) / sitemapPartSize) + 1
    const part = parts.get(`${kind} ${number}`) ?? { kind, number, entries: 0, changedAt: at }
    part.entries += Number(isLive) - Number(former?.isLive ?? false)
    part.changedAt = Math.max(part.changedAt, at)
    parts.set(`${kind} ${number}`, part)
  },
)

export async function livePaths(now: number): Promise<Set<string>> {
  const rows = await selectInSlices(releases.entryId, (inside) =>
    read()
      .select({ path: releases.path })
      .from(releases)
      .where(and(inside, isLiveText(now))),
  )
  return new Set(rows.map(({ path }) => path))
}

/** Lists addresses without pages about terms, whose text is at the address of the term. */
export async function ownAddresses(now: number, part?: SitemapPart) {
  const pages = await pagesOfTerms()
  return liveAddresses(
    now,
    part,
    pages.map(({ entryId }) => entryId),
  )
}

export async function liveAddresses(now: number, part?: SitemapPart, without: number[] = []) {
  const rows = await read()
    .select({
      path: releases.path,
      kind: entries.kind,
      updatedAt: releases.goesLiveAt,
      endsAt: revisions.endsAt,
      picture: { id: media.id, width: media.width },
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .leftJoin(revisionMedia, and(eq(revisionMedia.revisionId, revisions.id), eq(revisionMedia.role, 'lead')))
    .leftJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(isCurrentPage(now), part && isInPart(part, releases.entryId), notInArray(releases.entryId, without)))
    .orderBy(asc(releases.path))
  return rows.map(({ endsAt, ...row }) =>
    hasEnded({ endsAt }, now) ? { ...row, updatedAt: Math.max(row.updatedAt, endsAt!) } : row,
  )
}

export type LiveAddress = Awaited<ReturnType<typeof liveAddresses>>[number]
