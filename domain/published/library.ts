import type { TermNames } from '@/db/schema'
import { intersection, countIntersection, intersects, noBits, union, type Bits } from '@/lib/lists/bits'
import { isSiteLanguage, type Language } from '@/lib/languages/languages'
import { parseQuestion } from '@/lib/search/asking-words'
import type { FacetValue } from './catalogue/facets'
import { catalogueAt, numberOf, type Catalogue } from './catalogue/catalogue'
import { textsFor } from './catalogue/selection'
import { facetNames, sortOf, type PublicationFacet, type PublicationFilter, type PublicationSort } from './filter'
import { hitsOf, type Hits } from './search/page-hits'
import { filesOfRevisions, type ItemFile } from './item-files'
import { liveTeasersAt, type Teaser } from './teasers'
import { matchesOf, type Matches } from './search/matches'
import { bestFirst, firstIn, partByPart } from './search/ranking'
import type { ListPage } from './posts'

export type { PublicationFacet, PublicationFilter, PublicationSort } from './filter'

type Choice = { value: string; label: string; count: number; names?: TermNames }
export type FacetChoices = Record<PublicationFacet, Choice[]>

/** A filter to drop, and the matches without it. */
export type FilterRelief = { without: PublicationFacet | 'q'; count: number }

/** `hits`: pages of its files that have words of the search. */
export type LibraryItem = Teaser & { files: ItemFile[]; hits?: Hits }
export type Library = {
  list: ListPage<LibraryItem>
  sort: PublicationSort
  choices: FacetChoices
  reliefs: FilterRelief[]
}
export const libraryPageLength = 12

/** `readers`: a language. Its publications come first, then untranslated ones; `filter.language` is ignored. */
type LibraryQuery = { now: number; filter: PublicationFilter; readers?: Language }

/** Finds a page of publications. Undefined past the end, or for a filter value that nothing live has. */
export async function findInLibrary({ page, ...query }: LibraryQuery & { page: number }): Promise<Library | undefined> {
  const { now, filter } = query
  const context = await contextOf(query)
  if (!isOffered(context)) return undefined
  const list = await pageOf(context, { page }, now)
  if (!list) return undefined
  const reliefs = list.total > 0 ? [] : reliefsOf(context)
  return { list, sort: sortOf(filter), choices: choicesOf(context), reliefs }
}

export async function publicationsMatching({
  now,
  filter,
  page,
  length,
}: LibraryQuery & { page: number; length?: number }) {
  return pageOf(await contextOf({ now, filter }), { page, length }, now)
}

/** Returns the first `count` numbers of `within` that match, and how many match. */
export async function numbersMatching({ within, count, ...query }: LibraryQuery & { within: Bits; count: number }) {
  const context = await contextOf(query)
  const has = intersection(matching(context), within)
  return { total: countIntersection(has, has), numbers: await sortedNumbers(context, has, count) }
}

type LibraryContext = {
  catalogue: Catalogue
  publications: Bits
  filter: PublicationFilter
  matches?: Matches
  parts?: Bits[]
}

async function contextOf({ now, filter, readers }: LibraryQuery): Promise<LibraryContext> {
  const catalogue = await catalogueAt(now)
  const kind = catalogue.facets.kind.find(({ value }) => value === 'publication')
  const publications = kind ? intersection(catalogue.live, kind.has) : noBits(catalogue.size)
  const matches = filter.q ? await matchesOf(catalogue, parseQuestion(filter.q)) : undefined
  return {
    catalogue,
    publications,
    filter,
    matches,
    parts: readers === undefined ? undefined : textsFor(catalogue, readers),
  }
}

function matching(context: LibraryContext, except?: PublicationFacet | 'q'): Bits {
  const { catalogue, publications, filter, matches, parts } = context
  const sets = facetNames
    .filter((facet) => facet !== except && filter[facet] && !(facet === 'language' && parts))
    .map((facet) => facetBits(catalogue, facet, filter[facet]!)?.has ?? noBits(catalogue.size))
  if (parts && except !== 'language') sets.push(parts.reduce(union))
  if (matches && except !== 'q') sets.push(matches.has)
  return sets.reduce(intersection, publications)
}

function facetBits(catalogue: Catalogue, facet: PublicationFacet, value: string) {
  return catalogue.facets[facet].find((choice) => choice.value === value)
}

// Every language is accepted: a section's menu links to its library even while that is empty.
function isOffered({ catalogue, publications, filter }: LibraryContext) {
  const { language, ...choices } = filter
  if (language && !isSiteLanguage(language)) return false
  const offers = (value: FacetValue | undefined) => value && intersects(publications, value.has)
  return facetNames.every(
    (facet) => facet === 'language' || !choices[facet] || offers(facetBits(catalogue, facet, choices[facet])),
  )
}

function choicesOf(context: LibraryContext): FacetChoices {
  const whole = matching(context)
  const isLimiting = (facet: PublicationFacet) => context.filter[facet] || (facet === 'language' && context.parts)
  const counted = facetNames.map((facet) => {
    const otherwiseMatching = isLimiting(facet) ? matching(context, facet) : whole
    const choices = context.catalogue.facets[facet].map(({ has, ...choice }) => ({
      ...choice,
      count: countIntersection(otherwiseMatching, has),
    }))
    // The chosen value is listed even without matches.
    return [facet, choices.filter(({ value, count }) => count > 0 || value === context.filter[facet])] as const
  })
  return Object.fromEntries(counted) as FacetChoices
}

function reliefsOf(context: LibraryContext): FilterRelief[] {
  return [...facetNames, 'q' as const]
    .filter((name) => context.filter[name])
    .map((name) => ({ without: name, count: countIntersection(matching(context, name), context.publications) }))
    .filter(({ count }) => count > 0)
}

async function pageOf(
  context: LibraryContext,
  { page, length = libraryPageLength }: { page: number; length?: number },
  now: number,
): Promise<ListPage<LibraryItem> | undefined> {
  const has = matching(context)
  const total = countIntersection(has, has)
  const pages = Math.ceil(total / length)
  if (page > Math.max(1, pages)) return undefined
  const numbers = await sortedNumbers(context, has, page * length)
  const items = await itemsOf(context, numbers.slice((page - 1) * length), now)
  const own = context.parts ? countIntersection(has, context.parts[0]!) : total
  return { items, total, own, page, pages }
}

function sortedNumbers(
  { catalogue, filter, matches, parts }: LibraryContext,
  has: Bits,
  count: number,
): Promise<number[]> {
  const order = sortOf(filter)
  return partByPart({ parts, has, count }, async (some, left) => {
    if (order === 'best') return bestFirst(catalogue, matches!, some, left)
    return firstIn(order === 'oldest' ? oldestFirst(catalogue) : catalogue.orders[order], some, left)
  })
}

/** Sorts publications by date, oldest first; those without a date stay last. */
function oldestFirst({ orders, facts }: Catalogue) {
  const dated = orders.newest.filter((number) => facts[number]!.publishedOn)
  const undated = orders.newest.filter((number) => !facts[number]!.publishedOn)
  return [...dated.reverse(), ...undated]
}

async function itemsOf({ catalogue, matches }: LibraryContext, numbers: number[], now: number): Promise<LibraryItem[]> {
  const teasers = await liveTeasersAt(now, catalogue, numbers)
  const [filesOf, hits] = await Promise.all([
    filesOfRevisions(teasers.map((item) => item.revisionId)),
    matches ? hitsOf(catalogue, matches, numbers) : undefined,
  ])
  const byNumber = new Map(teasers.map((item) => [numberOf(catalogue, item.revisionId), item]))
  return numbers.flatMap((number) => {
    const item = byNumber.get(number)
    return item ? [{ ...item, files: filesOf(item.revisionId), hits: hits?.get(number) }] : []
  })
}
