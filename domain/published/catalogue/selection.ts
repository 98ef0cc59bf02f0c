import { difference, hasBit, intersection, noBits, numbersOf, type Bits } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import type { Catalogue } from './catalogue'
import type { Facets } from './facets'

// Sets of a catalogue's numbers that several lists are made of.

/** The releases with a value of a facet, those that are no longer live among them. */
export function havingValue(
  { facets, size }: Pick<Catalogue, 'facets' | 'size'>,
  facet: keyof Facets,
  value: string,
): Bits {
  return facets[facet].find((choice) => choice.value === value)?.has ?? noBits(size)
}

/** The live posts and publications of all languages or of one: what topics, countries and feeds list. */
export function liveTexts(catalogue: Catalogue, language?: Language): Bits {
  const texts = difference(catalogue.live, havingValue(catalogue, 'kind', 'page'))
  return language ? intersection(texts, havingValue(catalogue, 'language', language)) : texts
}

/** A set by date on this site, the newest first. */
export function newestFirst({ orders }: Catalogue, set: Bits): Uint32Array {
  return orders.posted.filter((number) => hasBit(set, number))
}

/** The first few of a set by date on this site, the newest first. */
export function newestOf({ orders }: Catalogue, set: Bits, limit: number): number[] {
  return firstOf(orders.posted, set, limit)
}

/** The first few of a set, in an order. */
export function firstOf(order: ArrayLike<number>, set: Bits, limit: number): number[] {
  const numbers: number[] = []
  for (let place = 0; place < order.length && numbers.length < limit; place++)
    if (hasBit(set, order[place]!)) numbers.push(order[place]!)
  return numbers
}

/**
 * The few of a set that are in most of some others, by date on this site, the newest first of those that are in as many; what is in
 * none of them is left out.
 */
export function inMostOf(sets: Bits[], { orders, size }: Catalogue, among: Bits, limit: number): number[] {
  const counts = new Uint16Array(size)
  for (const set of sets) for (const number of numbersOf(intersection(set, among))) counts[number]!++
  const byCount: number[][] = []
  for (const number of orders.posted) {
    const count = counts[number] ?? 0
    if (count > 0 && (byCount[count] ??= []).length < limit) byCount[count].push(number)
  }
  return byCount.reverse().flat().slice(0, limit)
}
