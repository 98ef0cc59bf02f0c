import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { isCurrentPage } from './live'
import { withTermPaths } from './term-pages'

/** `is`: whether it is the `original` of the entry or its `translation`; absent if the texts do not say. */
export type OtherLanguage = {
  entryId: number
  language: Language
  path: string
  title: string
  is?: 'original' | 'translation'
}

export async function otherLanguagesOf({ entryIds, now }: { entryIds: number[]; now: number }) {
  const askedEntry = alias(entries, 'own')
  const rows = await read()
    .select({
      forId: askedEntry.id,
      entryId: entries.id,
      kind: entries.kind,
      language: entries.language,
      path: releases.path,
      title: revisions.title,
    })
    .from(askedEntry)
    .innerJoin(entries, and(eq(entries.translationGroup, askedEntry.translationGroup), ne(entries.id, askedEntry.id)))
    .innerJoin(releases, eq(releases.entryId, entries.id))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(inArray(askedEntry.id, entryIds), isCurrentPage(now)))
    .orderBy(asc(entries.language), asc(entries.id))
  const sourceOf = await translationSources([...entryIds, ...rows.map(({ entryId }) => entryId)], now)
  const byEntry = new Map<number, OtherLanguage[]>()
  for (const { forId, entryId, language, path, title } of await withTermPaths(rows)) {
    const is =
      sourceOf.get(forId) === entryId ? 'original' : sourceOf.get(entryId) === forId ? 'translation' : undefined
    byEntry.set(forId, [...(byEntry.get(forId) ?? []), { entryId, language, path, title, ...(is && { is }) }])
  }
  return byEntry
}

async function translationSources(entryIds: number[], now: number) {
  const source = alias(revisions, 'source')
  const rows = await read()
    .select({ entryId: releases.entryId, from: source.entryId })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(source, eq(source.id, revisions.translatedFrom))
    .where(and(inArray(releases.entryId, entryIds), isCurrentPage(now), isNotNull(revisions.translatedFrom)))
  return new Map(rows.map(({ entryId, from }) => [entryId, from]))
}
