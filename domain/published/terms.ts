import { eq, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { countIntersection, intersection, type Bits } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { havingValue, liveTexts, newestFirst } from './catalogue/selection'
import type { Teaser, TermLink } from './live'
import { pageIn, type Page } from './posts'

export type TermKind = 'topic' | 'country'
export type Term = TermLink & { id: number; description: string; count: number }

type TermsQuery = { now: number; language: Language; kind: TermKind }

/** Terms that at least one live entry of a language carries, with how many do: drafts make no term public. */
export async function liveTerms({ now, language, kind }: TermsQuery): Promise<Term[]> {
  const catalogue = await catalogueAt(now)
  return counted(catalogue, liveTexts(catalogue, language), eq(terms.kind, kind))
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
}: TermQuery & { page: number }): Promise<{ term: Term; list: Page<Teaser>; publications: number } | undefined> {
  const found = await termWithTexts(query)
  if (!found) return undefined
  const { term, catalogue, texts } = found
  const list = await pageIn(query.now, newestFirst(catalogue, texts), page)
  const publications = countIntersection(texts, havingValue(catalogue, 'kind', 'publication'))
  return list.page > list.pages ? undefined : { term, list, publications }
}

/** A term and its live texts of a language, by their numbers in the catalogue; undefined when there are none. */
export async function termWithTexts({ now, language, kind, slug }: TermQuery) {
  const term = (await liveTerms({ now, language, kind })).find((candidate) => candidate.slug === slug)
  if (!term) return undefined
  const catalogue = await catalogueAt(now)
  return { term, catalogue, texts: intersection(liveTexts(catalogue, language), havingValue(catalogue, kind, slug)) }
}
