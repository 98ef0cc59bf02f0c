import type { rawWriter } from '@/db/connection'

// Chances, words and rows to fill archives, straight into the tables and equal at each run.

/** Pseudo-random numbers from 0 to 1, equal for a seed (SplitMix32). */
export function chances(seed: number) {
  return () => {
    seed = (seed + 0x9e3779b9) | 0
    let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

/** The number of different words in the generated texts of a language. */
export const vocabularySize = 30_000
// The n-th most common word of a language is about 1/n as frequent as the first (Zipf).
const sums = Array.from({ length: vocabularySize }, (_, n) => 1 / (n + 2)).reduce<number[]>((all, part) => {
  all.push((all.at(-1) ?? 0) + part)
  return all
}, [])

/** Words at the rates of a language, as `w1a`. */
export function someWords(chance: () => number, count: number) {
  return Array.from({ length: count }, () => wordOf(someRank(chance))).join(' ')
}

/** The commonest words are those for which test-requests.ts searches. */
const commonest = ['post', 'report', 'words']

function wordOf(rank: number) {
  return commonest[rank] ?? `w${rank.toString(36)}`
}

/** Returns a word's rank, from `after` to below `before`, at the frequency of words in texts. */
export function someRank(chance: () => number, after = 0, before = vocabularySize) {
  const least = after ? sums[after - 1]! : 0
  const sum = least + chance() * (sums[before - 1]! - least)
  let low = 0
  let high = before - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < sum) low = middle + 1
    else high = middle
  }
  return low
}

/** Prepares an insert; each call of the returned function adds a row and returns its number. */
export function inserting(raw: ReturnType<typeof rawWriter>, sql: string) {
  const statement = raw.prepare(sql)
  return (...values: unknown[]) => Number(statement.run(...values).lastInsertRowid)
}

/** Calls `add` with each number from 0 to below `count`, some hundreds in a transaction. */
export function inPortions(raw: ReturnType<typeof rawWriter>, count: number, add: (n: number) => void) {
  for (let from = 0; from < count; from += 500)
    raw.transaction(() => {
      for (let n = from; n < Math.min(from + 500, count); n++) add(n)
    })()
}
