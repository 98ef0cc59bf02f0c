import { and, asc, eq, gt, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { headIdOf } from './head'
import { isCurrentPage } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

const source = alias(entries, 'source')
const sourceText = alias(revisions, 'named')
const liveText = alias(revisions, 'newest')

const entryColumns = {
  entryId: entries.id,
  title: revisions.title,
  ...pick(entries, 'kind', 'language'),
  sourceId: source.id,
  sourceTitle: liveText.title,
  sourceLanguage: source.language,
  /** The translated text, and the live one since `at` (UTC ms). */
  from: sourceText.id,
  to: liveText.id,
  at: releases.goesLiveAt,
}

/** Finds translations whose live source differs now in title, summary or body (`now` UTC ms). Terms do not count. */
export async function outOfDate(now: number, where?: SQL) {
  return read()
    .select(entryColumns)
    .from(entries)
    .innerJoin(revisions, translationCondition)
    .innerJoin(sourceText, sourceTextCondition)
    .innerJoin(source, sourceCondition)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isCurrentPage(now)))
    .innerJoin(liveText, newerCondition)
    .where(and(isNull(entries.trashedAt), where))
    .orderBy(asc(releases.goesLiveAt), asc(entries.id))
}

export type OutOfDate = Awaited<ReturnType<typeof outOfDate>>[number]

/** Selects ids of outdated translations, including those in the trash. */
export function idsOutOfDate(now: number) {
  return read()
    .select({ id: entries.id })
    .from(entries)
    .innerJoin(revisions, translationCondition)
    .innerJoin(sourceText, sourceTextCondition)
    .innerJoin(source, sourceCondition)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isCurrentPage(now)))
    .innerJoin(liveText, newerCondition)
}

const translationCondition = and(eq(revisions.id, headIdOf(entries.id)), isNotNull(revisions.translatedFrom))
const sourceTextCondition = eq(sourceText.id, revisions.translatedFrom)

// An entry that left the translation group is not a source.
const sourceCondition = and(
  eq(source.id, sourceText.entryId),
  eq(source.translationGroup, entries.translationGroup),
  ne(source.id, entries.id),
  isNull(source.trashedAt),
)

const newerCondition = and(
  eq(liveText.id, releases.revisionId),
  gt(liveText.id, sourceText.id),
  or(
    ne(liveText.title, sourceText.title),
    ne(liveText.summary, sourceText.summary),
    ne(liveText.bodyHtml, sourceText.bodyHtml),
  ),
)
