import { and, asc, between, eq, gt, inArray, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, media, releases, revisionMedia, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { cachedByMoment, type CacheStep } from './catalogue/by-moment'
import { hasEntriesAfter, portionLength } from './catalogue/index-rows'
import { isCurrentPage, isPast, isSinceLastEnd, oldestFirst } from './live'

export type AnnouncedChange = {
  entryId: number
  language: Language
  releaseId: number
  /** UTC ms. */
  at: number
  /** `version`: a file has a newer version, with or without a note. */
  is: 'corrected' | 'version' | 'withdrawn'
}

/** Changes announced to readers at a moment (UTC ms), newest first; only changes that the pages still show. */
export const announcedChangesAt = cachedByMoment('told-changes', makeChanges)

async function makeChanges({ now, base }: CacheStep<AnnouncedChange[]>): Promise<AnnouncedChange[]> {
  const ids = base ? base.changed.entryIds : await entriesWithChanges(now)
  if (base && ids.length === 0) return base.value
  const pause = createPause()
  const changed = new Set(ids)
  const changes = base ? base.value.filter(({ entryId }) => !changed.has(entryId)) : []
  for (const portion of inPortions(ids, portionLength)) {
    changes.push(...(await changesOf(now, portion)))
    await pause()
  }
  return changes.sort((a, b) => b.at - a.at || b.releaseId - a.releaseId)
}

/** Larger portions than in the catalogue, because few rows of each portion match. */
const entriesAtATime = 10 * portionLength

/** Finds all entries that may have changes. Runs once in each process. */
async function entriesWithChanges(now: number): Promise<number[]> {
  const pause = createPause()
  const ids = new Set<number>()
  for (let after: number | undefined = 0; after !== undefined; await pause()) {
    const end: number = after + entriesAtATime
    const rows = await read()
      .selectDistinct({ entryId: releases.entryId })
      .from(releases)
      .where(and(between(releases.entryId, after + 1, end), isPast(now), isAnnounced()))
      .orderBy(asc(releases.entryId))
    for (const { entryId } of rows) ids.add(entryId)
    after = (await hasEntriesAfter(end)) ? end : undefined
  }
  const rows = await read()
    .selectDistinct({ entryId: revisions.entryId })
    .from(media)
    .innerJoin(revisionMedia, and(eq(revisionMedia.mediaId, media.id), eq(revisionMedia.role, 'file')))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .where(gt(media.version, 1))
    .orderBy(asc(revisions.entryId))
  for (const { entryId } of rows) ids.add(entryId)
  return [...ids]
}

function isAnnounced() {
  return or(eq(releases.major, true), isNotNull(releases.withdrawal))
}

async function changesOf(now: number, entryIds: number[]): Promise<AnnouncedChange[]> {
  const ofEntries = inArray(releases.entryId, entryIds)
  const [standing, told, versions] = await Promise.all([
    read()
      .select({ entryId: releases.entryId, releaseId: releases.id, textId: releases.revisionId })
      .from(releases)
      .where(and(ofEntries, isCurrentPage(now))),
    announcedReleases(ofEntries, now),
    newVersions(ofEntries, now),
  ])
  const standingOf = new Map(standing.map((row) => [row.entryId, row]))
  const changes = new Map<number, AnnouncedChange>()
  for (const { entryId, releaseId, at, language, withdrawal } of told) {
    const current = standingOf.get(entryId)
    const isTold = withdrawal ? current?.releaseId === releaseId : current?.textId
    if (isTold) changes.set(releaseId, { entryId, language, releaseId, at, is: withdrawal ? 'withdrawn' : 'corrected' })
  }
  for (const { entryId, releaseId, at, language } of versions)
    if (standingOf.get(entryId)?.textId && changes.get(releaseId)?.is !== 'withdrawn')
      changes.set(releaseId, { entryId, language, releaseId, at, is: 'version' })
  return [...changes.values()]
}

/** Leaves out withdrawals by the end of a consent: readers are not told of them. */
function announcedReleases(ofEntries: SQL, now: number) {
  const isChosen = sql`coalesce(${releases.withdrawal}, '') <> 'unavailable'`
  return read()
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      at: releases.goesLiveAt,
      language: entries.language,
      withdrawal: releases.withdrawal,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(ofEntries, isPast(now), isAnnounced(), isChosen, isSinceLastEnd(now)))
    .orderBy(asc(releases.id))
}

async function newVersions(ofEntries: SQL, now: number) {
  const rows = await read()
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      at: releases.goesLiveAt,
      language: entries.language,
      lineage: media.lineage,
      version: media.version,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisionMedia, and(eq(revisionMedia.revisionId, releases.revisionId), eq(revisionMedia.role, 'file')))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(ofEntries, ne(entries.kind, 'page'), isPast(now), isSinceLastEnd(now)))
    .orderBy(asc(releases.entryId), ...oldestFirst)
  const newest = new Map<string, number>()
  return rows.filter(({ entryId, lineage, version }) => {
    const key = `${entryId} ${lineage}`
    const before = newest.get(key)
    if (version <= (before ?? 0)) return false
    newest.set(key, version)
    return before !== undefined
  })
}
