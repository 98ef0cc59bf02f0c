import { type TermNames, revisions } from '@/db/schema'
import {
  intersection,
  countIntersection,
  countIn,
  hasBit,
  intersects,
  noBits,
  union,
  type Bits,
} from '@/lib/lists/bits'
import { mainLanguage } from '@/lib/languages/languages'
import type { SearchTerm } from '@/lib/search/search-terms'
import { parseQuestion } from '@/lib/search/asking-words'
import { catalogueAt, type Catalogue, numberOf } from '../catalogue/catalogue'
import type { FacetValue } from '../catalogue/facets'
import { releasesWithValue } from '../catalogue/selection'
import type { PageOf } from '../posts'
import { bestFirst, firstIn, partByPart } from './ranking'
import { closestMatches, matchesOf, type Matches } from './matches'
import { searchFacets, type SearchFacet, type SearchFilter } from './filter'
import { otherNames, type OtherName } from './other-names'
import { suggestionsFor, type Suggestion } from './suggestions'
import { preparedQuery } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { excerptOf, markedIn, type Excerpt } from '@/lib/search/excerpt'
import { hitsOf, type Hits } from './page-hits'
import { filesOfRevisions, type ItemFile } from '../item-files'
import { liveTeasersAt, type Teaser } from '../teasers'

export type { SearchFacet, SearchFilter, SearchSort } from './filter'

/** `count`: results of this choice together with the other filters. */
export type SearchChoice = { value: string; label: string; count: number; names?: TermNames }
type SearchChoices = Record<SearchFacet, SearchChoice[]>

type SearchRelief = { without: SearchFacet; count: number }

export type SearchOutcome = {
  hasWords: boolean
  /** True if something has all words; otherwise `list` has the closest matches. */
  isWhole: boolean
  list: PageOf<Result>
  choices: SearchChoices
  /** Names in the main language and in the language of readers. */
  otherNames: OtherName[]
  /** Suggestions and reliefs are set only if nothing has all words. */
  suggestions: Suggestion[]
  reliefs: SearchRelief[]
}

const searchPageLength = 10

type SearchContext = { catalogue: Catalogue; filter: SearchFilter; matches: Matches }

export async function searchTexts({
  now,
  filter,
  page,
}: {
  now: number
  filter: SearchFilter
  page: number
}): Promise<SearchOutcome | undefined> {
  const catalogue = await catalogueAt(now)
  if (!isOffered(catalogue, filter)) return undefined
  const terms = parseQuestion(filter.q)
  const whole = { catalogue, filter, terms, matches: await matchesOf(catalogue, terms) }
  const hasAll = matchingBits(whole)
  const isWhole = intersects(hasAll, hasAll)
  const within = chosenBits(whole)
  const context = isWhole ? whole : { ...whole, matches: closestMatches(catalogue, whole.matches, within) }
  const has = isWhole ? hasAll : matchingBits(context)
  const total = countIntersection(has, has)
  const pages = Math.ceil(total / searchPageLength)
  if (page > Math.max(1, pages)) return undefined
  const numbers = await sortedNumbers(context, has, page * searchPageLength)
  const shown = numbers.slice((page - 1) * searchPageLength)
  const items = await resultsOf({ ...context, asked: whole.matches }, shown, now)
  return {
    hasWords: context.matches.soughtTerms.length > 0,
    isWhole,
    list: { items, total, page, pages },
    choices: choicesOf(whole, hasAll),
    otherNames: await otherNames(catalogue, filter.q, [mainLanguage(), filter.readers ?? mainLanguage()]),
    suggestions: isWhole ? [] : await suggestionsFor({ catalogue, terms, within }),
    reliefs: isWhole ? [] : reliefsOf(whole),
  }
}

export async function searchChoices(now: number): Promise<SearchChoice[]> {
  const { facets, live } = await catalogueAt(now)
  return facets.kind.map(({ value, label, has }) => ({ value, label, count: countIntersection(live, has) }))
}

function isOffered({ facets, live }: Catalogue, filter: SearchFilter) {
  return searchFacets.every((facet) => {
    const value = filter[facet] && facetValueOf(facets[facet], filter[facet])
    return !filter[facet] || (value && intersects(live, value.has))
  })
}

function facetValueOf(values: FacetValue[], value: string) {
  return values.find((choice) => choice.value === value)
}

function chosenBits(context: SearchContext, except?: SearchFacet): Bits {
  const { catalogue, filter } = context
  const parts = except === 'language' ? undefined : languageParts(context)
  return searchFacets
    .filter((facet) => facet !== except && filter[facet])
    .map((facet) => facetValueOf(catalogue.facets[facet], filter[facet]!)?.has ?? noBits(catalogue.size))
    .reduce(intersection, parts ? intersection(catalogue.live, parts.reduce(union)) : catalogue.live)
}

/** Includes translated texts of the main language, unlike lists: perhaps only these have the words. */
function languageParts({ catalogue, filter }: SearchContext): Bits[] | undefined {
  const { readers, language } = filter
  if (!readers || language || readers === mainLanguage()) return undefined
  return [readers, mainLanguage()].map((language) => releasesWithValue(catalogue, 'language', language))
}

function matchingBits(context: SearchContext, except?: SearchFacet): Bits {
  // A search with only excluded words would find nearly everything.
  const { soughtTerms, has } = context.matches
  return soughtTerms.length > 0 ? intersection(chosenBits(context, except), has) : noBits(context.catalogue.size)
}

function choicesOf(context: SearchContext, has: Bits): SearchChoices {
  const counted = searchFacets.map((facet) => {
    const isNarrowed = context.filter[facet] || (facet === 'language' && context.filter.readers)
    const otherwiseMatching = isNarrowed ? matchingBits(context, facet) : has
    const values = context.catalogue.facets[facet]
    const counts = countIn(
      otherwiseMatching,
      values.map(({ has }) => has),
    )
    const choices = values.map(({ value, label, names }, n) => ({ value, label, names, count: counts[n]! }))
    // The chosen value is listed even without matches.
    return [facet, choices.filter(({ value, count }) => count > 0 || value === context.filter[facet])] as const
  })
  return Object.fromEntries(counted) as SearchChoices
}

function sortedNumbers(context: SearchContext, has: Bits, count: number): Promise<number[]> {
  const { catalogue, filter, matches } = context
  return partByPart({ parts: languageParts(context), has, count }, async (some, left) =>
    filter.sort === 'date' ? firstIn(catalogue.orders.posted, some, left) : bestFirst(catalogue, matches, some, left),
  )
}

function reliefsOf(context: SearchContext): SearchRelief[] {
  const { catalogue, filter } = context
  return searchFacets
    .filter((facet) => filter[facet] ?? (facet === 'language' && filter.readers))
    .map((facet) => ({ without: facet, count: countIntersection(matchingBits(context, facet), catalogue.live) }))
    .filter(({ count }) => count > 0)
}

export type Result = Teaser & {
  titled: Excerpt['parts']
  excerpt: Excerpt
  files: ItemFile[]
  hits?: Hits
  /** Words of the search that are not in it. */
  lacks: string[]
}

/** UTF-16 units. */
const maxLength = 40_000

async function resultsOf(
  { catalogue, matches, asked }: { catalogue: Catalogue; matches: Matches; asked: Matches },
  numbers: number[],
  now: number,
): Promise<Result[]> {
  if (numbers.length === 0) return []
  const teasers = await liveTeasersAt(now, catalogue, numbers)
  const revisionIds = teasers.map((item) => item.revisionId)
  const [filesOf, hits, bodies] = await Promise.all([
    filesOfRevisions(revisionIds),
    hitsOf(catalogue, matches, numbers),
    texts({ ids: JSON.stringify(revisionIds) }),
  ])
  const textOf = new Map(bodies.map(({ id, text }) => [id, text]))
  const byNumber = new Map(teasers.map((item) => [numberOf(catalogue, item.revisionId), item]))
  return numbers.flatMap((number) => {
    const item = byNumber.get(number)
    if (!item) return []
    const titled = markedIn(item.title, matches.soughtTerms)
    const excerpt = excerptFor(item.summary, textOf.get(item.revisionId) ?? '', matches.soughtTerms)
    const lacks = asked.soughtTerms.filter((_, n) => !hasBit(asked.termMatches[n]!.has, number))
    return [
      {
        ...item,
        titled,
        excerpt,
        files: filesOf(item.revisionId),
        hits: hits.get(number),
        lacks: lacks.map(({ typed }) => typed),
      },
    ]
  })
}

const texts = preparedQuery((db) =>
  db.select({ id: revisions.id, text: revisions.bodyText }).from(revisions).where(isAmongIds(revisions.id)),
)

/** Chooses the summary, which describes a text best, or an excerpt if only the text has the words. */
function excerptFor(summary: string, text: string, terms: SearchTerm[]): Excerpt {
  const ofSummary: Excerpt = { parts: markedIn(summary, terms), before: false, after: false }
  if (isMarked(ofSummary)) return ofSummary
  const ofText = excerptOf(text.slice(0, maxLength), terms)
  return isMarked(ofText) || !summary ? ofText : ofSummary
}

function isMarked({ parts }: Excerpt) {
  return parts.some(({ marked }) => marked)
}
