import {
  countIntersection,
  difference,
  digitsOfCounts,
  hasBit,
  intersection,
  intersects,
  noBits,
  union,
  numbersOf,
  withCount,
  type Bits,
} from '@/lib/lists/bits'
import type { Kind } from '@/lib/kinds/kinds'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import type { Catalogue } from './catalogue'
import type { Facets } from './facets'
import { compareByPosted } from './index-orders'
import { keptByKey, keptByObject } from '@/lib/lists/kept-results'

/** Finds releases by the value of a facet, including releases that are no longer live. */
export function releasesWithValue(
  { facets, size }: Pick<Catalogue, 'facets' | 'size'>,
  facet: keyof Facets,
  value: string,
): Bits {
  return facets[facet].find((choice) => choice.value === value)?.has ?? noBits(size)
}

/** Returns the releases of some kinds, including releases that are no longer live. */
export function releasesOfKinds(catalogue: Pick<Catalogue, 'facets' | 'size'>, kinds: Kind[]): Bits {
  return kinds.map((kind) => releasesWithValue(catalogue, 'kind', kind)).reduce(union)
}

export function liveTexts(catalogue: Catalogue, language?: Language): Bits {
  const texts = difference(catalogue.live, releasesWithValue(catalogue, 'kind', 'page'))
  return language ? intersection(texts, releasesWithValue(catalogue, 'language', language)) : texts
}

/** Returns texts in a language, then texts of the main language without a live translation into it. */
export function textsFor(catalogue: Catalogue, language: Language): Bits[] {
  return textsByLanguage(catalogue)(language)
}
const textsByLanguage = keptByObject((catalogue: Catalogue) =>
  keptByKey((language: Language) => partsFor(catalogue, language)),
)

function partsFor(catalogue: Catalogue, language: Language): Bits[] {
  const own = liveTexts(catalogue, language)
  const hasLists = intersects(catalogue.live, releasesWithValue(catalogue, 'language', language))
  if (language === mainLanguage() || !hasLists) return [own]
  const main = liveTexts(catalogue, mainLanguage())
  return [own, difference(main, catalogue.editions.get(language) ?? noBits(catalogue.size))]
}

/** Leaves out withdrawn texts whose page stays. */
export function withoutWithdrawn({ facets }: Pick<Catalogue, 'facets'>, texts: Bits): Bits {
  return facets.withdrawn.reduce((left, { has }) => difference(left, has), texts)
}

export function newestFirst({ orders }: Catalogue, set: Bits): Uint32Array {
  return membersOf(orders.posted, set)
}

export function membersOf(order: Uint32Array, set: Bits): Uint32Array {
  const numbers = new Uint32Array(countIntersection(set, set))
  let count = 0
  // `filter` of an array of numbers takes ten times as long.
  for (let place = 0; place < order.length; place++) {
    const number = order[place]!
    if (hasBit(set, number)) numbers[count++] = number
  }
  return numbers.subarray(0, count)
}

export function newestOf({ orders, facts }: Catalogue, set: Bits, limit: number): number[] {
  const isSmall = countIntersection(set, set) <= fewEnoughToSort
  return isSmall ? numbersOf(set).sort(compareByPosted(facts)).slice(0, limit) : firstOf(orders.posted, set, limit)
}

/** The largest set that is sorted: for larger ones, scanning the order of all is faster. */
const fewEnoughToSort = 500

export function firstOf(order: ArrayLike<number>, set: Bits, limit: number): number[] {
  const numbers: number[] = []
  for (let place = 0; place < order.length && numbers.length < limit; place++)
    if (hasBit(set, order[place]!)) numbers.push(order[place]!)
  return numbers
}

/** Returns members of `among` that are in most of the sets, then the newest; members in no set are left out. */
export function mostSharedNumbers(sets: Bits[], catalogue: Catalogue, among: Bits, limit: number): number[] {
  const digits = digitsOfCounts(sets, among)
  const numbers: number[] = []
  for (let count = sets.length; count > 0 && numbers.length < limit; count--)
    numbers.push(...newestOf(catalogue, withCount(digits, count), limit - numbers.length))
  return numbers
}
