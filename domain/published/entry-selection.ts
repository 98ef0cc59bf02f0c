import type { Kind } from '@/db/schema'
import { countIntersection, intersection, noBits, setBit, type Bits } from '@/lib/lists/bits'
import type { Language } from '@/lib/languages/languages'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { entryStatesAt, placeAfter, type EntryState } from './catalogue/entry-states'
import { lastNumber } from './catalogue/index'
import { firstOf, releasesWithValue } from './catalogue/selection'
import { numbersMatching } from './library'

/** `year`: the year of the title page, else of the editorial date; `updatedSince`: seconds since 1970. */
export type EntryFilter = {
  kind?: Kind
  language?: Language
  country?: string
  topic?: string
  type?: string
  year?: number
  updatedSince?: number
  /** Words of a search; only publications are found by them. */
  q?: string
}

export type EntryListQuery = { now: number; filter: EntryFilter; page: number; limit: number }

export async function releasesOfPage({ now, filter, page, limit }: EntryListQuery) {
  const catalogue = await catalogueAt(now)
  const { updatedSince, q } = filter
  const ofValues = havingValues(catalogue, filter)
  let set = ofValues
  let order: ArrayLike<number> = catalogue.orders.posted
  if (updatedSince !== undefined) {
    const states = await entryStatesAt(now)
    order = numbersByChange(catalogue, states).subarray(placeAfter(states, { changed: updatedSince - 1 }))
    set = intersection(ofValues, bitsOf(order, catalogue.size))
  }
  const [before, count] = [(page - 1) * limit, page * limit]
  const found = q === undefined ? undefined : await numbersMatching({ now, filter: { q }, within: set, count })
  const total = found?.total ?? countIntersection(set, set)
  const numbers = found?.numbers ?? (before < total ? firstOf(order, set, count) : [])
  return { total, releaseIds: numbers.slice(before).map((number) => catalogue.facts[number]!.releaseId) }
}

function havingValues(catalogue: Catalogue, { year, ...filter }: EntryFilter): Bits {
  const citedYear = year === undefined ? undefined : String(year).padStart(4, '0')
  const { kind, language, country, topic, type } = filter
  return Object.entries({ kind, language, country, topic, type, citedYear })
    .filter(([, value]) => value !== undefined)
    .map(([facet, value]) => releasesWithValue(catalogue, facet as keyof Catalogue['facets'], value!))
    .reduce(intersection, catalogue.live)
}

const numbersOfStates = new WeakMap<EntryState[], { catalogue: Catalogue; numbers: Uint32Array }>()

/** Lists the numbers of releases in the order of states. One that is not live gets a number outside all sets. */
function numbersByChange(catalogue: Catalogue, states: EntryState[]): Uint32Array {
  const cached = numbersOfStates.get(states)
  if (cached?.catalogue === catalogue) return cached.numbers
  // `Uint32Array.from` takes ten times as long.
  const numbers = new Uint32Array(states.length)
  for (let n = 0; n < states.length; n++)
    numbers[n] = lastNumber(catalogue.index.ofRelease, states[n]!.releaseId) ?? catalogue.size
  numbersOfStates.set(states, { catalogue, numbers })
  return numbers
}

function bitsOf(numbers: ArrayLike<number>, size: number): Bits {
  const bits = noBits(size)
  for (let n = 0; n < numbers.length; n++) if (numbers[n]! < size) setBit(bits, numbers[n]!)
  return bits
}
