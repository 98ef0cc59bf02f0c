import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { isCurrentPage } from './live'
import { withTermPaths } from './term-pages'
import { titleForReaders } from './withdrawn'

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
      withdrawal: releases.withdrawal,
    })
    .from(askedEntry)
    .innerJoin(entries, and(eq(entries.translationGroup, askedEntry.translationGroup), ne(entries.id, askedEntry.id)))
    .innerJoin(releases, eq(releases.entryId, entries.id))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(inArray(askedEntry.id, entryIds), isCurrentPage(now)))
    .orderBy(asc(entries.language), asc(entries.id))
  const sourceOf = await translationSources([...entryIds, ...rows.map(({ entryId }) => entryId)], now)
  const byEntry = new Map<number, OtherLanguage[]>()
  for (const { forId, ...row } of await withTermPaths(rows)) {
    const { entryId, language, path } = row
    const is =
      sourceOf.get(forId) === entryId ? 'original' : sourceOf.get(entryId) === forId ? 'translation' : undefined
    const other: OtherLanguage = { entryId, language, path, title: titleForReaders(row), ...(is && { is }) }
    byEntry.set(forId, [...(byEntry.get(forId) ?? []), other])
  }
  return byEntry
}

// With a join, SQLite might begin with all translations.
async function translationSources(entryIds: number[], now: number) {
  const db = read()
  const [own, source] = [alias(revisions, 'own'), alias(revisions, 'source')]
  const sourceId = db.select({ id: own.translatedFrom }).from(own).where(eq(own.id, releases.revisionId))
  const from = db.select({ entryId: source.entryId }).from(source).where(eq(source.id, sourceId))
  const rows = await db
    .select({ entryId: releases.entryId, from: sql<number | null>`(${from})` })
    .from(releases)
    .where(and(inArray(releases.entryId, entryIds), isCurrentPage(now)))
  return new Map(rows.map(({ entryId, from }) => [entryId, from]))
}
