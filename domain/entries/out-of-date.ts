import { and, asc, eq, gt, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { headIdOf } from './head'
import { isLive } from '@/domain/published/live'

const source = alias(entries, 'source')
const named = alias(revisions, 'named')
const newest = alias(revisions, 'newest')

const shape = {
  entryId: entries.id,
  title: revisions.title,
  kind: entries.kind,
  language: entries.language,
  createdBy: entries.createdBy,
  sourceId: source.id,
  sourceTitle: newest.title,
  sourceLanguage: source.language,
  sourceCreatedBy: source.createdBy,
  /** The two texts of the source: the one that was translated, and the one that readers have, since when (UTC ms). */
  from: named.id,
  to: newest.id,
  at: releases.goesLiveAt,
}

/**
 * Translations whose newest text says again an older text of their source than readers have of it at `now` (UTC ms). Other
 * words count, in the title, the summary or the text, however small the change was called; what it is filed under does not.
 */
export async function outOfDate(now: number, where?: SQL) {
  return read()
    .select(shape)
    .from(entries)
    .innerJoin(revisions, isTranslated)
    .innerJoin(named, isNamed)
    .innerJoin(source, isSource)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isLive(now)))
    .innerJoin(newest, isNewer)
    .where(and(isNull(entries.trashedAt), where))
    .orderBy(asc(releases.goesLiveAt), asc(entries.id))
}

export type OutOfDate = Awaited<ReturnType<typeof outOfDate>>[number]

/** The same as a part of a larger question: the ids of the entries. */
export function idsOutOfDate(now: number) {
  return read()
    .select({ id: entries.id })
    .from(entries)
    .innerJoin(revisions, isTranslated)
    .innerJoin(named, isNamed)
    .innerJoin(source, isSource)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isLive(now)))
    .innerJoin(newest, isNewer)
}

const isTranslated = and(eq(revisions.id, headIdOf(entries.id)), isNotNull(revisions.translatedFrom))
const isNamed = eq(named.id, revisions.translatedFrom)

// What was taken out of the group is no source any more.
const isSource = and(
  eq(source.id, named.entryId),
  eq(source.translationGroup, entries.translationGroup),
  ne(source.id, entries.id),
  isNull(source.trashedAt),
)

// A named text that is newer than what readers have was translated ahead of them.
const isNewer = and(
  eq(newest.id, releases.revisionId),
  gt(newest.id, named.id),
  or(ne(newest.title, named.title), ne(newest.summary, named.summary), ne(newest.bodyHtml, named.bodyHtml)),
)
