import type { Fact } from './fact'

type CompareNumbers = (a: number, b: number) => number

/** Orders by date on this site, newest first. */
export function compareByPosted(facts: Fact[]): CompareNumbers {
  return (a, b) => facts[b]!.dated - facts[a]!.dated || facts[b]!.entryId - facts[a]!.entryId || b - a
}

/** Orders by the date on the title page, newest first; publications without a date are last. */
export function compareByNewest(facts: Fact[]): CompareNumbers {
  return (a, b) => {
    const [factA, factB] = [facts[a]!, facts[b]!]
    const [dateA, dateB] = [factA.publishedOn ?? '', factB.publishedOn ?? '']
    if (dateA !== dateB) return dateA > dateB ? -1 : 1
    if (factA.dated !== factB.dated) return factB.dated - factA.dated
    if (factA.title !== factB.title) return factA.title < factB.title ? -1 : 1
    return factA.releaseId - factB.releaseId
  }
}

/** Orders by end, soonest first; texts without an end are last. */
export function byEnd(facts: Fact[]): CompareNumbers {
  const endOf = (number: number) => facts[number]!.endsAt ?? Infinity
  return (a, b) => endOf(a) - endOf(b) || facts[b]!.entryId - facts[a]!.entryId || b - a
}

export function compareByTitle(facts: Fact[]): CompareNumbers {
  const newest = compareByNewest(facts)
  return (a, b) => titleCollator.compare(facts[a]!.title, facts[b]!.title) || newest(a, b)
}
export const titleCollator = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })

/** Adds numbers to an ordered list. Returns a new list unless nothing is added. */
export function mergeOrdered(ordered: Uint32Array, added: number[], order: CompareNumbers): Uint32Array {
  if (added.length === 0) return ordered
  const sorted = added.toSorted(order)
  const result = new Uint32Array(ordered.length + sorted.length)
  let copied = 0
  let at = 0
  for (const number of sorted) {
    const end = insertionIndex(ordered, number, order, copied)
    result.set(ordered.subarray(copied, end), at)
    at += end - copied
    result[at++] = number
    copied = end
  }
  result.set(ordered.subarray(copied), at)
  return result
}

export function insertionIndex(ordered: ArrayLike<number>, number: number, order: CompareNumbers, from = 0) {
  let low = from
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(ordered[middle]!, number) < 0) low = middle + 1
    else high = middle
  }
  return low
}
