import { eq, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { countIntersection, intersection, union, type Bits } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { havingValue, liveTexts, newestFirst, textsFor } from './catalogue/selection'
import type { Teaser, TermLink } from './live'
import { pageIn, type ListPage } from './posts'

export type TermKind = 'topic' | 'country'
export type Term = TermLink & { id: number; description: string; count: number }

/** `ownOnly`: without the texts of the main language, which readers of another one find after their own. */
type TermsQuery = { now: number; language: Language; kind: TermKind; ownOnly?: boolean }

/** Terms that at least one live entry for readers of a language carries, with how many do: drafts make no term public. */
export async function liveTerms({ kind, ...query }: TermsQuery): Promise<Term[]> {
  const catalogue = await catalogueAt(query.now)
  return counted(catalogue, partsOf(catalogue, query).reduce(union), eq(terms.kind, kind))
}

function partsOf(catalogue: Catalogue, { language, ownOnly }: Pick<TermsQuery, 'language' | 'ownOnly'>): Bits[] {
  return ownOnly ? [liveTexts(catalogue, language)] : textsFor(catalogue, language)
}

/** The terms of every language that live posts and publications carry, with how many do. */
export async function termsCarried(now: number) {
  const catalogue = await catalogueAt(now)
  return counted(catalogue, liveTexts(catalogue))
}

async function counted(catalogue: Catalogue, texts: Bits, which?: SQL) {
  const rows = await read()
    .select({
      id: terms.id,
      kind: terms.kind,
      slug: terms.slug,
      name: terms.name,
      names: terms.names,
      description: terms.description,
    })
    .from(terms)
    .where(which)
    .orderBy(terms.kind, ...termOrder)
  return rows
    .map((term) => ({ ...term, count: countIntersection(texts, havingValue(catalogue, term.kind, term.slug)) }))
    .filter(({ count }) => count > 0)
}

type TermQuery = TermsQuery & { slug: string }

/** A term with a page of what is live under it, and how much of that is publications; undefined when nothing is, and past the end. */
export async function termPage({
  page,
  ...query
}: TermQuery & { page: number }): Promise<{ term: Term; list: ListPage<Teaser>; publications: number } | undefined> {
  const found = await termWithTexts(query)
  if (!found) return undefined
  const { term, catalogue, parts } = found
  const ordered = parts.map((texts) => newestFirst(catalogue, texts))
  const list = await pageIn(query.now, ordered, page)
  const publications = countIntersection(parts.reduce(union), havingValue(catalogue, 'kind', 'publication'))
  return list.page > list.pages ? undefined : { term, list, publications }
}

/** A term and what readers of a language find under it, in parts, by numbers in the catalogue; undefined when that is nothing. */
export async function termWithTexts({ slug, ...query }: TermQuery) {
  const term = (await liveTerms(query)).find((candidate) => candidate.slug === slug)
  if (!term) return undefined
  const catalogue = await catalogueAt(query.now)
  const carrying = havingValue(catalogue, query.kind, slug)
  return { term, catalogue, parts: partsOf(catalogue, query).map((texts) => intersection(texts, carrying)) }
}
