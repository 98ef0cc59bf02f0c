import { rowsWith, scoresOf } from '@/db/words'
import { hasBit, type Bits } from '@/lib/bits'
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
  const scores = new Float64Array(catalogue.size)
  for (const term of found) {
    const { of, score } = (term.scores ??= await scored(catalogue, term))
    for (const [n, number] of of.entries()) scores[number]! += score[n]!
    addPages(scores, term, catalogue)
  }
  const { posted } = catalogue.orders
  const newest = catalogue.facts[posted.find((number) => number < catalogue.size) ?? 0]?.dated ?? 0
  const all: number[] = []
  for (const number of posted) {
    if (number >= catalogue.size || !hasBit(has, number)) continue
    const age = Math.max(0, newest - catalogue.facts[number]!.dated)
    scores[number]! *= 1 + freshness * 2 ** (-age / halfLife)
    if (found.some(({ own }) => hasBit(own, number))) scores[number]! += itself
    all.push(number)
  }
  return firstOf(all, scores, count)
}

/** The `count` with the highest scores, in order; of equals, those that stand first. Sorts only what it must. */
function firstOf(all: number[], scores: Float64Array, count: number) {
  const best = (numbers: number[]) => numbers.sort((a, b) => scores[b]! - scores[a]!).slice(0, count)
  if (all.length <= 4 * count) return best(all)
  const least = Float64Array.from(all, (number) => scores[number]!).sort()[all.length - count]!
  return best(all.filter((number) => scores[number]! >= least))
}

async function scored(catalogue: Catalogue, found: Found): Promise<NonNullable<Found['scores']>> {
  const scores = new Map<number, number>()
  const add = (revisionId: number, score: number) => {
    const number = numberOf(catalogue, revisionId)
    if (number !== undefined) scores.set(number, score)
  }
  if (found.texts > 0 && found.texts <= mostScored)
    for (const [revisionId, score] of await scoresOf(found.term, weights)) add(revisionId, score)
  else if (found.texts > 0) await byPlace(catalogue, found, add)
  return { of: Uint32Array.from(scores.keys()), score: Float32Array.from(scores.values()) }
}

/** The score of a common word: its rarity, times what the best of its places counts for (as bm25 has a word that stands once). */
async function byPlace(catalogue: Catalogue, { term, texts }: Found, add: (revisionId: number, score: number) => void) {
  const rarity = rarityOf(texts, catalogue.total)
  for (const column of ['summary', 'title'] as const) {
    const counts = (weights[column] * 2.2) / (weights[column] + 1.2) - 1
    for (const revisionId of await rowsWith('entry_words', term, column)) add(revisionId, rarity * counts)
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
