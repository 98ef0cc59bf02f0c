import { and, asc, eq, exists, ne, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionTerms, revisions, terms } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import type { Language } from '@/lib/languages'
import { countLive, isLive, type Teaser, type TermLink } from './live'
import { pageOf, type Page } from './posts'

export type TermKind = 'topic' | 'country'
export type Term = TermLink & { description: string; count: number }

/** Terms that at least one live entry of a language carries, with how many do: drafts make no term public. */
export async function liveTerms({
  now,
  language,
  kind,
}: {
  now: number
  language: Language
  kind: TermKind
}): Promise<Term[]> {
  return read()
    .select({
      slug: terms.slug,
      name: terms.name,
      names: terms.names,
      description: terms.description,
      count: sql<number>`count(*)`,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(isLive(now), eq(terms.kind, kind), eq(entries.language, language), ne(entries.kind, 'page')))
    .groupBy(terms.id)
    .orderBy(...termOrder)
}

/** The terms of every language that live posts and publications carry, with how many do. */
export async function termsCarried(now: number) {
  return read()
    .select({
      kind: terms.kind,
      slug: terms.slug,
      name: terms.name,
      names: terms.names,
      description: terms.description,
      count: sql<number>`count(*)`,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, releases.revisionId))
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(isLive(now), ne(entries.kind, 'page')))
    .groupBy(terms.id)
    .orderBy(asc(terms.kind), ...termOrder)
}

/** A term with a page of what is live under it, and how much of that is publications; undefined when nothing is, and past the end. */
export async function termPage({
  now,
  language,
  kind,
  slug,
  page,
}: {
  now: number
  language: Language
  kind: TermKind
  slug: string
  page: number
}): Promise<{ term: Term; list: Page<Teaser>; publications: number } | undefined> {
  const term = (await liveTerms({ now, language, kind })).find((candidate) => candidate.slug === slug)
  if (!term) return undefined
  const hasThisTerm = and(hasTerm(kind, slug), eq(entries.language, language))
  const [list, publications] = await Promise.all([
    pageOf(now, and(hasThisTerm, ne(entries.kind, 'page')), page),
    countLive(now, and(hasThisTerm, eq(entries.kind, 'publication'))),
  ])
  return list.page > list.pages ? undefined : { term, list, publications }
}

export function hasTerm(kind: TermKind, slug: string) {
  const termOfText = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(eq(revisionTerms.revisionId, revisions.id), eq(terms.kind, kind), eq(terms.slug, slug)))
  return exists(termOfText)
}
