import { eq, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { countIntersection, intersection, union, type Bits, intersects, noBits, setBit } from '@/lib/lists/bits'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import type { TermKind } from '@/lib/web/term-paths'
import { catalogueAt, isEntryLive, type Catalogue } from './catalogue/catalogue'
import { releasesWithValue, liveTexts, newestFirst, textsFor } from './catalogue/selection'
import { liveItemOf, type Item } from './item'
import type { PlaceLink, Teaser } from './teasers'
import { numbersIn, pageIn, type ListPage, type Period } from './posts'
import { pagesOfTerms, type PageOfTerm } from './term-pages'
import { pick } from '@/lib/lists/pick'

export type { TermKind }
/** `pages`: live pages about the term. */
export type ListedTerm = PlaceLink & { id: number; description: string; count: number; pages: PageOfTerm[] }

/** `ownOnly`: without texts of the main language. */
type TermsQuery = { now: number; language: Language; kind: TermKind; ownOnly?: boolean }

/** Returns terms that have live texts or a live page about them. Drafts make no term public. */
export async function liveTerms({ kind, ...query }: TermsQuery): Promise<ListedTerm[]> {
  const catalogue = await catalogueAt(query.now)
  const { language, ownOnly } = query
  const cache = cachedByList.get(catalogue) ?? new Map<string, ListedTerm[]>()
  cachedByList.set(catalogue, cache)
  const key = `${mainLanguage()} ${language} ${kind} ${ownOnly ?? false}`
  const isForThem = (page: PageOfTerm) => page.language === language || (!ownOnly && page.language === mainLanguage())
  const live =
    cache.get(key) ??
    (await countTerms(catalogue, partsOf(catalogue, query).reduce(union), isForThem, eq(terms.kind, kind)))
  cache.set(key, live)
  return live
}
// Every list shows topics, so terms are counted once for each catalogue.
const cachedByList = new WeakMap<Catalogue, Map<string, ListedTerm[]>>()

function partsOf(catalogue: Catalogue, { language, ownOnly }: Pick<TermsQuery, 'language' | 'ownOnly'>): Bits[] {
  return ownOnly ? [liveTexts(catalogue, language)] : textsFor(catalogue, language)
}

/** Returns the topics or countries of posts that are live and dated in the period, counted among these posts. */
export async function termsOfPeriod({ kind, ...period }: Period & { kind: TermKind }): Promise<ListedTerm[]> {
  const [catalogue, lists] = await Promise.all([catalogueAt(period.now), numbersIn(period)])
  const posts = noBits(catalogue.live.length * 32)
  for (const list of lists) for (const number of list) setBit(posts, number)
  return countTerms(catalogue, posts, () => false, eq(terms.kind, kind))
}

type TermWithCounts = ListedTerm & { kind: TermKind }

export async function countTermsOnTexts(now: number): Promise<TermWithCounts[]> {
  const catalogue = await catalogueAt(now)
  const carried = cachedTerms.get(catalogue) ?? (await countTerms(catalogue, liveTexts(catalogue), () => true))
  cachedTerms.set(catalogue, carried)
  return carried
}
// Counting grows with the archive, but its result changes only with the catalogue.
const cachedTerms = new WeakMap<Catalogue, TermWithCounts[]>()

async function countTerms(catalogue: Catalogue, texts: Bits, isForThem: (page: PageOfTerm) => boolean, which?: SQL) {
  const [rows, pages] = await Promise.all([
    read()
      .select(pick(terms, 'id', 'kind', 'slug', 'name', 'names', 'code', 'description'))
      .from(terms)
      .where(which)
      .orderBy(terms.kind, ...termOrder),
    livePages(catalogue),
  ])
  return rows
    .map((term) => ({
      ...term,
      count: countIntersection(texts, releasesWithValue(catalogue, term.kind, term.slug)),
      pages: pages.filter(({ termId }) => termId === term.id),
    }))
    .filter(({ count, pages }) => count > 0 || pages.some(isForThem))
}

async function livePages(catalogue: Catalogue) {
  return (await pagesOfTerms()).filter(({ entryId }) => isEntryLive(catalogue, entryId))
}

type TermQuery = TermsQuery & { slug: string }

/** `item`: the text about the term, in the language or the main one. */
export type TermPage = { term: ListedTerm; list: ListPage<Teaser>; numbers: TermNumbers; item?: Item }

export async function termPage({ page, ...query }: TermQuery & { page: number }): Promise<TermPage | undefined> {
  const found = await termWithTexts(query)
  if (!found) return undefined
  const { term, catalogue, parts } = found
  const ordered = parts.map((texts) => newestFirst(catalogue, texts))
  const list = await pageIn(query.now, ordered, page)
  if (list.page > Math.max(1, list.pages)) return undefined
  const item = page === 1 ? await termTextOf(term, query) : undefined
  return { term, list, numbers: numbersOfTerm(catalogue, query), item }
}

/** Numbers in all languages. `since`: year of the oldest text. */
type TermNumbers = {
  texts: number
  languages: Language[]
  since?: string
  publications: { language: Language; count: number }[]
}

/** Counts the texts of a term with sets that have one bit for each text. */
function numbersOfTerm(catalogue: Catalogue, { kind, slug }: { kind: TermKind; slug: string }): TermNumbers {
  const texts = intersection(liveTexts(catalogue), releasesWithValue(catalogue, kind, slug))
  const publications = intersection(texts, releasesWithValue(catalogue, 'kind', 'publication'))
  const inLanguage = (language: Language) => releasesWithValue(catalogue, 'language', language)
  return {
    texts: countIntersection(texts, texts),
    languages: siteLanguages().filter((language) => intersects(texts, inLanguage(language))),
    since: catalogue.facets.year.findLast(({ has }) => intersects(texts, has))?.value,
    publications: siteLanguages()
      .map((language) => ({ language, count: countIntersection(publications, inLanguage(language)) }))
      .filter(({ count }) => count > 0),
  }
}

async function termTextOf({ pages }: ListedTerm, { language, now }: TermQuery) {
  const pageIn = (wanted: Language) => pages.find((page) => page.language === wanted)
  const page = pageIn(language) ?? pageIn(mainLanguage())
  return page && liveItemOf({ entryId: page.entryId, now })
}

/** Finds a term and its texts; undefined if it has neither texts nor pages. */
export async function termWithTexts({ slug, ...query }: TermQuery) {
  const term = (await liveTerms(query)).find((candidate) => candidate.slug === slug)
  if (!term) return undefined
  const catalogue = await catalogueAt(query.now)
  const carrying = releasesWithValue(catalogue, query.kind, slug)
  return { term, catalogue, parts: partsOf(catalogue, query).map((texts) => intersection(texts, carrying)) }
}
