import { eq, isNotNull, sql } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { prepared } from '@/db/connection'
import { isAmong } from '@/db/dialect'
import { entries, terms, type Kind } from '@/db/schema'
import { languagePrefix, type Language } from '@/lib/languages/languages'
import { termPaths } from '@/lib/web/term-paths'

// Readers get the text of a page about a term at the address of that topic or country.

export type PageOfTerm = { termId: number; entryId: number; language: Language }

const chosen = alias(entries, 'chosen')

const pagesIn = prepared((db) =>
  db
    .select({ termId: terms.id, entryId: entries.id, language: entries.language })
    .from(terms)
    .innerJoin(chosen, eq(chosen.id, terms.pageEntryId))
    .innerJoin(entries, eq(entries.translationGroup, chosen.translationGroup))
    .where(isNotNull(terms.pageEntryId))
    .orderBy(terms.id, entries.id),
)

/** Includes pages that are not public. */
export async function pagesOfTerms(): Promise<PageOfTerm[]> {
  return pagesIn({})
}

const termsIn = prepared((db) =>
  db
    .select({ entryId: entries.id, language: entries.language, kind: terms.kind, slug: terms.slug })
    .from(entries)
    .innerJoin(chosen, eq(chosen.translationGroup, entries.translationGroup))
    .innerJoin(terms, eq(terms.pageEntryId, chosen.id))
    .where(isAmong(entries.id, sql.placeholder('ids')))
    .orderBy(terms.id),
)

export async function termPathsOf(entryIds: number[]): Promise<Map<number, string>> {
  const rows = await termsIn({ ids: JSON.stringify(entryIds) })
  return new Map(
    rows.map(({ entryId, language, kind, slug }) => [entryId, `${languagePrefix(language)}${termPaths[kind]}/${slug}`]),
  )
}

/** Replaces the addresses of pages about terms with those of the terms. */
export async function atTermPaths<R extends { entryId: number; kind: Kind; path: string }>(rows: R[]): Promise<R[]> {
  const pageIds = rows.flatMap(({ kind, entryId }) => (kind === 'page' ? [entryId] : []))
  if (pageIds.length === 0) return rows
  const paths = await termPathsOf(pageIds)
  return rows.map((row) => ({ ...row, path: paths.get(row.entryId) ?? row.path }))
}
