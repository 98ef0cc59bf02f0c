import type { TermNames } from '@/db/schema'
import { intersection, countIntersection, countIn, hasBit, intersects, noBits, type Bits } from '@/lib/bits'
import { parseQuery, type SearchTerm } from '@/lib/search-terms'
import { catalogueAt, type Catalogue } from '../catalogue/catalogue'
import type { Value } from '../catalogue/facets'
import type { Page } from '../posts'
import { bestFirst } from './ranking'
import { matchesOf, type Matches } from './matches'
import { searchFacets, type SearchFacet, type SearchFilter } from './filter'
import { resultsOf, type Result } from './results'
import { suggestionsFor, type Suggestion } from './suggestions'

export type { SearchFacet, SearchFilter, SearchSort } from './filter'
export type { Result } from './results'

/** One choice and how many results it would leave, the other choices standing. */
export type SearchChoice = { value: string; label: string; count: number; names?: TermNames }
type SearchChoices = Record<SearchFacet, SearchChoice[]>

/** What was asked for with something left out, and how many results that has. */
type Relief = { without: SearchFacet; count: number } | { without: 'word'; word: string; q: string; count: number }

export type Search = {
  /** Whether anything that was typed is a word. */
  hasWords: boolean
  list: Page<Result>
  choices: SearchChoices
  /** Where nothing was found: words that are nearly these, and what is there with less. */
  suggestions: Suggestion[]
  reliefs: Relief[]
}

const searchPageLength = 10

/** A catalogue with what was asked of it. */
type SearchContext = { catalogue: Catalogue; filter: SearchFilter; terms: SearchTerm[]; matches: Matches }

/**
 * A page of all live texts, of every kind, that hold the words of a search; undefined past the end, and where a choice is
 * one that no live entry offers.
 */
export async function search({
  now,
  filter,
  page,
}: {
  now: number
  filter: SearchFilter
  page: number
}): Promise<Search | undefined> {
  const catalogue = await catalogueAt(now)
  if (!isOffered(catalogue, filter)) return undefined
  const terms = parseQuery(filter.q)
  const asked = { catalogue, filter, terms, matches: await matchesOf(catalogue, terms) }
  const has = having(asked)
  const total = countIntersection(has, has)
  const pages = Math.ceil(total / searchPageLength)
  if (page > Math.max(1, pages)) return undefined
  const numbers = await inOrder(asked, has, page * searchPageLength)
  const items = await resultsOf(asked, numbers.slice((page - 1) * searchPageLength), now)
  return {
    hasWords: asked.matches.sought.length > 0,
    list: { items, total, page, pages },
    choices: choicesOf(asked, has),
    suggestions: total > 0 ? [] : await suggestionsFor({ ...asked, within: chosenOf(asked) }),
    reliefs: total > 0 ? [] : await reliefsOf(asked),
  }
}

/** What there is to search at a moment: how many live entries of each kind. */
export async function searchChoices(now: number): Promise<SearchChoice[]> {
  const { facets, live } = await catalogueAt(now)
  return facets.kind.map(({ value, label, has }) => ({ value, label, count: countIntersection(live, has) }))
}

function isOffered({ facets, live }: Catalogue, filter: SearchFilter) {
  return searchFacets.every((facet) => {
    const value = filter[facet] && valueOf(facets[facet], filter[facet])
    return !filter[facet] || (value && intersects(live, value.has))
  })
}

function valueOf(values: Value[], value: string) {
  return values.find((known) => known.value === value)
}

/** What every choice leaves, but for one that is left out of account. */
function chosenOf({ catalogue, filter }: SearchContext, leaving?: SearchFacet): Bits {
  return searchFacets
    .filter((facet) => facet !== leaving && filter[facet])
    .map((facet) => valueOf(catalogue.facets[facet], filter[facet]!)?.has ?? noBits(catalogue.size))
    .reduce(intersection, catalogue.live)
}

function having(asked: SearchContext, leaving?: SearchFacet): Bits {
  // A search of nothing but what must not be there would find nearly everything.
  const { sought, has } = asked.matches
  return sought.length > 0 ? intersection(chosenOf(asked, leaving), has) : noBits(asked.catalogue.size)
}

function choicesOf(asked: SearchContext, has: Bits): SearchChoices {
  const counted = searchFacets.map((facet) => {
    const others = asked.filter[facet] ? having(asked, facet) : has
    const values = asked.catalogue.facets[facet]
    const counts = countIn(
      others,
      values.map(({ has }) => has),
    )
    const choices = values.map(({ value, label, names }, n) => ({ value, label, names, count: counts[n]! }))
    // What was chosen stays in sight even where it leaves nothing.
    return [facet, choices.filter(({ value, count }) => count > 0 || value === asked.filter[facet])] as const
  })
  return Object.fromEntries(counted) as SearchChoices
}

async function inOrder({ catalogue, filter, matches }: SearchContext, has: Bits, count: number): Promise<number[]> {
  if (filter.sort !== 'date') return bestFirst(catalogue, matches, has, count)
  const numbers: number[] = []
  for (const number of catalogue.orders.posted) {
    if (hasBit(has, number)) numbers.push(number)
    if (numbers.length === count) break
  }
  return numbers
}

async function reliefsOf(asked: SearchContext): Promise<Relief[]> {
  const { catalogue, filter, terms } = asked
  const all = catalogue.live
  const choices = searchFacets
    .filter((facet) => filter[facet])
    .map((facet): Relief => ({ without: facet, count: countIntersection(having(asked, facet), all) }))
  const words: Relief[] = []
  const sought = terms.filter(({ excluded }) => !excluded)
  for (const term of sought.length > 1 ? sought : []) {
    const others = terms.filter((other) => other !== term)
    const found = having({ ...asked, terms: others, matches: await matchesOf(catalogue, others) })
    const q = others.map(({ typed }) => typed).join(' ')
    words.push({ without: 'word', word: term.typed, q, count: countIntersection(found, all) })
  }
  // The rarest word is the one without which most is found; what leaves least to guess comes first.
  return [...choices, ...words.sort((a, b) => b.count - a.count)].filter(({ count }) => count > 0)
}
