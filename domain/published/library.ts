import { and, desc, eq } from 'drizzle-orm'
import { entries, releases, type TermNames } from '@/db/schema'
import { intersection, countIntersection, hasBit, intersects, noBits, type Bits } from '@/lib/bits'
import { isLanguage, type Language } from '@/lib/languages'
import { parseQuery } from '@/lib/search-terms'
import type { Value } from './catalogue/facets'
import { catalogueAt, numberOf, type Catalogue } from './catalogue/catalogue'
import { facetNames, orderOf, type PublicationFacet, type PublicationFilter, type PublicationSort } from './filter'
import { hitsOf, type Hits } from './search/page-hits'
import { filesOfRevisions, type ItemFile } from './item-files'
import { liveTeasers, liveTeasersOf, type Teaser } from './live'
import { matchesOf, type Matches } from './search/matches'
import { bestFirst } from './search/ranking'
import type { Page } from './posts'

export type { PublicationFacet as Facet, PublicationFilter as Filter, PublicationSort as Sort } from './filter'

/** One choice of a facet and how many publications it would leave, the other choices standing. */
export type Choice = { value: string; label: string; count: number; names?: TermNames }
export type Choices = Record<PublicationFacet, Choice[]>

/** Something that was chosen, and how many publications there would be without it. */
export type Relief = { without: PublicationFacet | 'q'; count: number }

/** `hits`: where words were looked for, the pages of its files that hold them. */
export type LibraryItem = Teaser & { files: ItemFile[]; hits?: Hits }
export type Library = { list: Page<LibraryItem>; sort: PublicationSort; choices: Choices; reliefs: Relief[] }
export const libraryPageLength = 12

type Query = { now: number; filter: PublicationFilter }

/**
 * A page of the library, with every choice there is and what would help an empty list; undefined past the end, and where a
 * choice is one that no live publication offers.
 */
export async function library({ now, filter, page }: Query & { page: number }): Promise<Library | undefined> {
  const shelf = await narrowed({ now, filter })
  if (!isOffered(shelf)) return undefined
  const list = await pageOf(shelf, page, now)
  if (!list) return undefined
  const reliefs = list.total > 0 ? [] : reliefsOf(shelf)
  return { list, sort: orderOf(filter), choices: choicesOf(shelf), reliefs }
}

/** Publications that match every chosen facet and the words, in the order that was chosen; undefined past the end. */
export async function publicationsMatching({ now, filter, page }: Query & { page: number }) {
  return pageOf(await narrowed({ now, filter }), page, now)
}

/** The releases of all publications that match, in the order that was chosen. */
export async function releasesMatching(query: Query): Promise<number[]> {
  const shelf = await narrowed(query)
  return (await inOrder(shelf, having(shelf), Infinity)).map((number) => shelf.catalogue.facts[number]!.releaseId)
}

/** The choices of every facet, counted with the other facets' choices in force. */
export async function facets(query: Query): Promise<Choices> {
  return choicesOf(await narrowed(query))
}

export async function newestPublications({ now, language, limit }: { now: number; language: Language; limit: number }) {
  const where = and(eq(entries.kind, 'publication'), eq(entries.language, language))
  return liveTeasers(now, { where, order: [desc(releases.dated), desc(releases.entryId)], limit })
}

/** The catalogue of a moment, its publications, and what was chosen of them. */
type LibraryPage = { catalogue: Catalogue; publications: Bits; filter: PublicationFilter; matches?: Matches }

async function narrowed({ now, filter }: Query): Promise<LibraryPage> {
  const catalogue = await catalogueAt(now)
  const kind = catalogue.facets.kind.find(({ value }) => value === 'publication')
  const publications = kind ? intersection(catalogue.live, kind.has) : noBits(catalogue.size)
  const matches = filter.q ? await matchesOf(catalogue, parseQuery(filter.q)) : undefined
  return { catalogue, publications, filter, matches }
}

/** Which publications have every choice, but for one that is left out of account. */
function having({ catalogue, publications, filter, matches }: LibraryPage, leaving?: PublicationFacet | 'q'): Bits {
  const sets = facetNames
    .filter((facet) => facet !== leaving && filter[facet])
    .map((facet) => valueOf(catalogue, facet, filter[facet]!)?.has ?? noBits(catalogue.size))
  if (matches && leaving !== 'q') sets.push(matches.has)
  return sets.reduce(intersection, publications)
}

function valueOf(catalogue: Catalogue, facet: PublicationFacet, value: string) {
  return catalogue.facets[facet].find((known) => known.value === value)
}

// A language is always a choice: the library of a section stands in its menu, also while it has no publications.
function isOffered({ catalogue, publications, filter }: LibraryPage) {
  const { language, ...others } = filter
  if (language && !isLanguage(language)) return false
  const offers = (value: Value | undefined) => value && intersects(publications, value.has)
  return facetNames.every(
    (facet) => facet === 'language' || !others[facet] || offers(valueOf(catalogue, facet, others[facet])),
  )
}

function choicesOf(shelf: LibraryPage): Choices {
  const counted = facetNames.map((facet) => {
    const others = having(shelf, facet)
    const choices = shelf.catalogue.facets[facet].map(({ has, ...choice }) => ({
      ...choice,
      count: countIntersection(others, has),
    }))
    // What was chosen stays in sight even where it leaves nothing.
    return [facet, choices.filter(({ value, count }) => count > 0 || value === shelf.filter[facet])] as const
  })
  return Object.fromEntries(counted) as Choices
}

function reliefsOf(shelf: LibraryPage): Relief[] {
  return [...facetNames, 'q' as const]
    .filter((chosen) => shelf.filter[chosen])
    .map((chosen) => ({ without: chosen, count: countIntersection(having(shelf, chosen), shelf.publications) }))
    .filter(({ count }) => count > 0)
}

async function pageOf(shelf: LibraryPage, page: number, now: number): Promise<Page<LibraryItem> | undefined> {
  const has = having(shelf)
  const total = countIntersection(has, has)
  const pages = Math.ceil(total / libraryPageLength)
  if (page > Math.max(1, pages)) return undefined
  const numbers = await inOrder(shelf, has, page * libraryPageLength)
  const items = await itemsOf(shelf, numbers.slice((page - 1) * libraryPageLength), now)
  return { items, total, page, pages }
}

/** The first `count` of what was found, in the order that was chosen. */
async function inOrder({ catalogue, filter, matches }: LibraryPage, has: Bits, count: number): Promise<number[]> {
  const order = orderOf(filter)
  if (order === 'best') return bestFirst(catalogue, matches!, has, count)
  const ordered = order === 'oldest' ? oldestFirst(catalogue) : catalogue.orders[order]
  const numbers: number[] = []
  for (const number of ordered) {
    if (hasBit(has, number)) numbers.push(number)
    if (numbers.length === count) break
  }
  return numbers
}

/** The newest first turned about, those without a date still last. */
function oldestFirst({ orders, facts }: Catalogue) {
  const dated = orders.newest.filter((number) => facts[number]!.publishedOn)
  const undated = orders.newest.filter((number) => !facts[number]!.publishedOn)
  return [...dated.reverse(), ...undated]
}

async function itemsOf({ catalogue, matches }: LibraryPage, numbers: number[], now: number): Promise<LibraryItem[]> {
  const ids = numbers.map((number) => catalogue.facts[number]!.releaseId)
  const found = await liveTeasersOf(now, ids)
  const [filesOf, hits] = await Promise.all([
    filesOfRevisions(found.map((item) => item.revisionId)),
    matches ? hitsOf(catalogue, matches, numbers) : undefined,
  ])
  const byNumber = new Map(found.map((item) => [numberOf(catalogue, item.revisionId), item]))
  return numbers.flatMap((number) => {
    const item = byNumber.get(number)
    return item ? [{ ...item, files: filesOf(item.revisionId), hits: hits?.get(number) }] : []
  })
}
