import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { isLive } from './live'

/**
 * The same in another language. `is` where the texts themselves say which one translates the other: `original` is what the
 * entry at hand translates, `translation` what translates it; absent where nothing is said.
 */
export type OtherLanguage = {
  entryId: number
  language: Language
  path: string
  title: string
  is?: 'original' | 'translation'
}

/** What is live at `now` (UTC ms) of the translation groups of entries, by entry. */
export async function otherLanguagesOf({ entryIds, now }: { entryIds: number[]; now: number }) {
  const own = alias(entries, 'own')
  const found = await read()
    .select({
      of: own.id,
      entryId: entries.id,
      language: entries.language,
      path: releases.path,
      title: revisions.title,
    })
    .from(own)
    .innerJoin(entries, and(eq(entries.translationGroup, own.translationGroup), ne(entries.id, own.id)))
    .innerJoin(releases, eq(releases.entryId, entries.id))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(inArray(own.id, entryIds), isLive(now)))
    .orderBy(asc(entries.language), asc(entries.id))
  const saidOf = await translated([...entryIds, ...found.map(({ entryId }) => entryId)], now)
  const others = new Map<number, OtherLanguage[]>()
  for (const { of, entryId, language, path, title } of found) {
    const is = saidOf.get(of) === entryId ? 'original' : saidOf.get(entryId) === of ? 'translation' : undefined
    others.set(of, [...(others.get(of) ?? []), { entryId, language, path, title, ...(is && { is }) }])
  }
  return others
}

/** For each live text that translates another one, the entry of that. */
async function translated(entryIds: number[], now: number) {
  const source = alias(revisions, 'source')
  const rows = await read()
    .select({ entryId: releases.entryId, from: source.entryId })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(source, eq(source.id, revisions.translatedFrom))
    .where(and(inArray(releases.entryId, entryIds), isLive(now), isNotNull(revisions.translatedFrom)))
  return new Map(rows.map(({ entryId, from }) => [entryId, from]))
}
