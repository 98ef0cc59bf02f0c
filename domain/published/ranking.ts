import { rowsWith, scoresOf } from '@/db/words'
import { either, hasBit, noBits, setBit, type Bits } from '@/lib/bits'
import { numberOf, type Catalogue } from './catalogue'
import type { Found, Matches } from './matches'

/** What a word counts for by where it stands. */
export const weights = { title: 10, summary: 5, body: 1, facts: 3 }
/** Of more texts than these, only the places a word stands in are compared: reading all of every text takes too long. */
const mostScored = 1_500
/** What says it itself comes before what only its files say. */
const itself = 1_000
/** The newest text counts for a fifth more than a very old one; half of that is gone after four years. */
const freshness = 0.2
const halfLife = 4 * 365 * 86_400_000

/**
 * The first `count` numbers of what was found, the best match first: the title before the summary, the facts and the text,
 * and what only files hold after all of these; the newer before the older where they are alike.
 */
export async function bestFirst(catalogue: Catalogue, { found }: Matches, has: Bits, count: number): Promise<number[]> {
  const { size, ledger, orders } = catalogue
  const scores = new Float64Array(size)
  for (const term of found) {
    const { of, score } = (term.scores ??= await scored(catalogue, term))
    for (let n = 0; n < of.length; n++) scores[of[n]!]! += score[n]!
    addPages(scores, term, catalogue)
  }
  const own = found.map((term) => term.own).reduce(either, noBits(size))
  const newest = ledger.dated[orders.posted.find((number) => number < size) ?? 0]!
  const all: number[] = []
  // A common word stands in half of all texts: this goes through numbers alone.
  for (let n = 0; n < orders.posted.length; n++) {
    const number = orders.posted[n]!
    if (number >= size || !hasBit(has, number)) continue
    const score = scores[number]!
    const age = Math.max(0, newest - ledger.dated[number]!)
    if (score > 0) scores[number] = score * (1 + freshness * 2 ** (-age / halfLife))
    if (hasBit(own, number)) scores[number]! += itself
    all.push(number)
  }
  return firstOf(all, scores, count)
}

/** The `count` with the highest scores, in order; of equals, those that stand first. Sorts only what it must. */
function firstOf(all: number[], scores: Float64Array, count: number) {
  const best = (numbers: number[]) => numbers.sort((a, b) => scores[b]! - scores[a]!).slice(0, count)
  if (all.length <= 4 * count) return best(all)
  const sorted = new Float64Array(all.length)
  for (let n = 0; n < all.length; n++) sorted[n] = scores[all[n]!]!
  const least = sorted.sort()[all.length - count]!
  return best(all.filter((number) => scores[number]! >= least))
}

async function scored(catalogue: Catalogue, found: Found): Promise<NonNullable<Found['scores']>> {
  const of: number[] = []
  const scores: number[] = []
  const add = (number: number, score: number) => {
    of.push(number)
    scores.push(score)
  }
  if (found.texts > 0 && found.texts <= mostScored)
    for (const [revisionId, score] of await scoresOf(found.term, weights)) {
      const number = numberOf(catalogue, revisionId)
      if (number !== undefined) add(number, score)
    }
  else if (found.texts > 0) await byPlace(catalogue, found, add)
  return { of: Uint32Array.from(of), score: Float32Array.from(scores) }
}

/** The score of a common word: its rarity, times what the best of its places counts for (as bm25 has a word that stands once). */
async function byPlace(catalogue: Catalogue, { term, texts }: Found, add: (number: number, score: number) => void) {
  const rarity = rarityOf(texts, catalogue.total)
  const seen = noBits(catalogue.size)
  for (const column of ['title', 'summary'] as const) {
    const counts = (weights[column] * 2.2) / (weights[column] + 1.2) - 1
    for (const revisionId of await rowsWith('entry_words', term, column)) {
      const number = numberOf(catalogue, revisionId)
      if (number === undefined || hasBit(seen, number)) continue
      setBit(seen, number)
      add(number, rarity * counts)
    }
  }
}

/** What pages add: the rarer the word and the more pages hold it, the more. */
function addPages(scores: Float64Array, { filed, times }: Found, { total }: Catalogue) {
  const rarity = rarityOf(filed.length, total)
  for (const [n, number] of filed.entries()) scores[number]! += rarity * (times[n]! / (times[n]! + 5))
}

function rarityOf(held: number, all: number) {
  return Math.log(1 + Math.max(0, all - held + 0.5) / (held + 0.5))
}
