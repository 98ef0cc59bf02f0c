import { rowsWith, scoresOf } from '@/db/full-text'
import { intersection, countIntersection, union, hasBit, noBits, numbersOf, setBit, type Bits } from '@/lib/bits'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { placeOf, postedFirst } from '../catalogue/index-orders'
import type { TermMatch, Matches, Scores } from './matches'

/** What a word counts for by where it stands. */
const weights = { title: 10, summary: 5, body: 1, facts: 3 }
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
  const { size, facts, ledger } = catalogue
  const scores = new Float64Array(size)
  const own = found.map((term) => term.own).reduce(union, noBits(size))
  const within = intersection(has, own)
  const scored = noBits(size)
  const add = ({ of, score }: Scores) => {
    for (let n = 0; n < of.length; n++) {
      scores[of[n]!]! += score[n]!
      setBit(scored, of[n]!)
    }
  }
  for (const term of found)
    add(isCommon(term) ? await placed(catalogue, term, 'title') : await scoresIn(catalogue, term))
  // Where titles alone fill the page, no summary comes before them: newness adds less than a title does.
  const isFilled = found.length === 1 && countIntersection(scored, within) >= count
  if (!isFilled) for (const term of found.filter(isCommon)) add(await placed(catalogue, term, 'summary'))
  for (const term of found) addPages(scores, term, catalogue)
  // What has no score comes after all that has one.
  const likely = intersection(scored, within)
  const all = numbersOf(countIntersection(likely, likely) >= count ? likely : has)
  weigh(scores, all, own, catalogue)
  // Where many are alike, dates beside the facts tell them apart much faster.
  const posted = postedFirst(facts)
  const order = (a: number, b: number) => ledger.dated[b]! - ledger.dated[a]! || posted(a, b)
  return firstOf(all, { scores, count, order })
}

/** The newer weighs more, and what says it itself comes first. */
function weigh(scores: Float64Array, numbers: number[], own: Bits, { ledger, orders, size }: Catalogue) {
  const newest = ledger.dated[orders.posted.find((number) => number < size) ?? 0]!
  for (const number of numbers) {
    const age = Math.max(0, newest - ledger.dated[number]!)
    if (scores[number]! > 0) scores[number]! *= 1 + freshness * 2 ** (-age / halfLife)
    if (hasBit(own, number)) scores[number]! += itself
  }
}

type Selection = { scores: Float64Array; count: number; order: (a: number, b: number) => number }

/** The `count` with the highest scores; of equals, those that stand first in an order. Keeps in order only what it must. */
function firstOf(all: number[], { scores, count, order }: Selection) {
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || order(a, b)
  if (all.length <= 4 * count) return all.sort(compare).slice(0, count)
  const best: number[] = []
  // Later numbers are newer ones, as a rule, and newer ones come first: most of the others need only be compared with the last.
  for (const number of all.reverse()) {
    if (best.length === count && compare(best[count - 1]!, number) <= 0) continue
    best.splice(placeOf(best, number, compare), 0, number)
    if (best.length > count) best.pop()
  }
  return best
}

function isCommon({ texts }: TermMatch) {
  return texts > mostScored
}

async function scoresIn(catalogue: Catalogue, found: TermMatch): Promise<Scores> {
  if (found.scores || found.texts === 0) return found.scores ?? none
  const { ids, scores } = await scoresOf(found.term, weights)
  return (found.scores = liveOf(catalogue, ids, (n) => scores[n]!))
}
const none: Scores = { of: new Uint32Array(0), score: new Float32Array(0) }

/** The score of a common word: its rarity, times what the best of its places counts for (as bm25 has a word that stands once). */
async function placed(catalogue: Catalogue, found: TermMatch, column: 'title' | 'summary'): Promise<Scores> {
  const known = (found.places ??= {})
  return (known[column] ??= await placesIn(catalogue, found, column))
}

async function placesIn(catalogue: Catalogue, found: TermMatch, column: 'title' | 'summary') {
  const score = rarityOf(found.texts, catalogue.total) * ((weights[column] * 2.2) / (weights[column] + 1.2) - 1)
  const places = liveOf(catalogue, await rowsWith('entry_words', found.term, column), () => score)
  if (column === 'title') return places
  const titled = noBits(catalogue.size)
  for (const number of (await placed(catalogue, found, 'title')).of) setBit(titled, number)
  const others = places.of.filter((number) => !hasBit(titled, number))
  return { of: others, score: new Float32Array(others.length).fill(score) }
}

/** Scores of revisions as those of the entries that are live with them. */
function liveOf(catalogue: Catalogue, revisionIds: number[], scoreAt: (n: number) => number): Scores {
  const of = new Uint32Array(revisionIds.length)
  const score = new Float32Array(revisionIds.length)
  let live = 0
  for (let n = 0; n < revisionIds.length; n++) {
    const number = numberOf(catalogue, revisionIds[n]!)
    if (number === undefined) continue
    of[live] = number
    score[live++] = scoreAt(n)
  }
  return { of: of.subarray(0, live), score: score.subarray(0, live) }
}

/**
 * What pages add: the rarer the word and the more pages hold it, the more. Nothing where a common word stands in the text
 * too: or a summary would come before a title on some pages of the results, and not on others.
 */
function addPages(scores: Float64Array, found: TermMatch, { total }: Catalogue) {
  const { own, filed, times } = found
  const rarity = rarityOf(filed.length, total)
  for (const [n, number] of filed.entries())
    if (!isCommon(found) || !hasBit(own, number)) scores[number]! += rarity * (times[n]! / (times[n]! + 5))
}

function rarityOf(held: number, all: number) {
  return Math.log(1 + Math.max(0, all - held + 0.5) / (held + 0.5))
}
