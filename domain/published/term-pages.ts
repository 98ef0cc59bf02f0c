import { eq, isNotNull, sql } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { preparedQuery } from '@/db/connection'
import { isAmongList } from '@/db/dialect'
import { entries, terms, type Kind } from '@/db/schema'
import { languagePrefix, type Language } from '@/lib/languages/languages'
import { termPath } from '@/lib/web/term-paths'

// Readers get the text of a page about a term at the address of that topic or country.

export type PageOfTerm = { termId: number; entryId: number; language: Language }

const chosenEntry = alias(entries, 'chosen')

const pagesQuery = preparedQuery((db) =>
  db
    .select({ termId: terms.id, entryId: entries.id, language: entries.language })
    .from(terms)
    .innerJoin(chosenEntry, eq(chosenEntry.id, terms.pageEntryId))
    .innerJoin(entries, eq(entries.translationGroup, chosenEntry.translationGroup))
    .where(isNotNull(terms.pageEntryId))
    .orderBy(terms.id, entries.id),
)

/** Includes pages that are not public. */
export async function pagesOfTerms(): Promise<PageOfTerm[]> {
  return pagesQuery({})
}

const termsQuery = preparedQuery((db) =>
  db
    .select({ entryId: entries.id, language: entries.language, kind: terms.kind, slug: terms.slug })
    .from(entries)
    .innerJoin(chosenEntry, eq(chosenEntry.translationGroup, entries.translationGroup))
    .innerJoin(terms, eq(terms.pageEntryId, chosenEntry.id))
    .where(isAmongList(entries.id, sql.placeholder('ids')))
    .orderBy(terms.id),
)

export async function termPathsOf(entryIds: number[]): Promise<Map<number, string>> {
  const rows = await termsQuery({ ids: JSON.stringify(entryIds) })
  return new Map(
    rows.map(({ entryId, language, kind, slug }) => [entryId, languagePrefix(language) + termPath(kind, slug)]),
  )
}

export async function withTermPaths<R extends { entryId: number; kind: Kind; path: string }>(rows: R[]): Promise<R[]> {
  const pageIds = rows.flatMap(({ kind, entryId }) => (kind === 'page' ? [entryId] : []))
  if (pageIds.length === 0) return rows
  const paths = await termPathsOf(pageIds)
  return rows.map((row) => ({ ...row, path: paths.get(row.entryId) ?? row.path }))
}
