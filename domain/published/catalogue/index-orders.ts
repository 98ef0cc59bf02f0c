import type { Fact } from './fact'

// The orders that lists can be in, by the numbers of a ledger.

type Order = (a: number, b: number) => number

/** By when they are dated on this site, the newest first. */
export function postedFirst(facts: Fact[]): Order {
  return (a, b) => facts[b]!.dated - facts[a]!.dated || facts[b]!.entryId - facts[a]!.entryId || b - a
}

/** By what stands on the title page, the newest first, those without a date last. */
export function newestFirst(facts: Fact[]): Order {
  return (a, b) => {
    const [one, other] = [facts[a]!, facts[b]!]
    const [on, otherOn] = [one.publishedOn ?? '', other.publishedOn ?? '']
    if (on !== otherOn) return on > otherOn ? -1 : 1
    if (one.dated !== other.dated) return other.dated - one.dated
    if (one.title !== other.title) return one.title < other.title ? -1 : 1
    return one.releaseId - other.releaseId
  }
}

export function titleFirst(facts: Fact[]): Order {
  const newest = newestFirst(facts)
  return (a, b) => titles.compare(facts[a]!.title, facts[b]!.title) || newest(a, b)
}
export const titles = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })

/** An ordered list with others put where they belong; a new list, unless there are no others. */
export function merged(ordered: Uint32Array, others: number[], order: Order): Uint32Array {
  if (others.length === 0) return ordered
  const fresh = others.toSorted(order)
  const all = new Uint32Array(ordered.length + fresh.length)
  let old = 0
  let at = 0
  for (const number of fresh) {
    const end = placeOf(ordered, number, order, old)
    all.set(ordered.subarray(old, end), at)
    at += end - old
    all[at++] = number
    old = end
  }
  all.set(ordered.subarray(old), at)
  return all
}

/** Where a number belongs in an ordered list, looked for from a place on. */
export function placeOf(ordered: ArrayLike<number>, number: number, order: Order, from = 0) {
  let low = from
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(ordered[middle]!, number) < 0) low = middle + 1
    else high = middle
  }
  return low
}
