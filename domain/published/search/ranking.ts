import { rowsWith, scoresOf } from '@/db/full-text'
import { intersection, countIntersection, union, hasBit, noBits, numbersOf, setBit, type Bits } from '@/lib/lists/bits'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { insertionIndex, compareByPosted } from '../catalogue/index-orders'
import { isCommon, type TermMatch, type Matches, type TermScores } from './matches'

const columnWeights = { title: 10, summary: 5, body: 1, facts: 3 }
/** The number of newest texts whose titles are searched first for a single common word. */
const maxTitles = 10_000
/** A bonus that puts entries with the word in their own text before those that have it only in files. */
const ownWordsBonus = 1_000
/** The bonus of the newest text is a fifth of its score; half of the bonus is gone after four years. */
const freshnessWeight = 0.2
const freshnessHalfLife = 4 * 365 * 86_400_000

/** Sorts by score: words in titles count most, in files least. Of equal scores the newer entry comes first. */
export async function bestFirst(
  catalogue: Catalogue,
  { termMatches }: Matches,
  has: Bits,
  count: number,
): Promise<number[]> {
  const { size, facts, index } = catalogue
  const scores = new Float64Array(size)
  const inOwnWords = termMatches.map((match) => match.inOwnWords).reduce(union, noBits(size))
  const within = intersection(has, inOwnWords)
  const hasScore = noBits(size)
  const add = ({ numbers, values }: TermScores) => {
    for (let n = 0; n < numbers.length; n++) {
      scores[numbers[n]!]! += values[n]!
      setBit(hasScore, numbers[n]!)
    }
  }
  // Only titles and summaries are scored for common words, since whole texts take too long.
  const [alone] = termMatches.length === 1 ? termMatches.filter(isCommon) : []
  const last: [number, number] = [facts.at(-maxTitles)?.revisionId ?? 0, Number.MAX_SAFE_INTEGER]
  const newest = alone ? await placesIn(catalogue, alone, { column: 'title', spans: [last] }) : noScores
  for (const number of newest.numbers) setBit(hasScore, number)
  // If titles fill the page, summaries are not needed: the freshness bonus is smaller than a title's score.
  const isFilled = countIntersection(hasScore, within) >= count
  if (isFilled) add(newest)
  else
    for (const match of termMatches)
      if (!isCommon(match)) add(await scoresIn(catalogue, match))
      else for (const column of ['title', 'summary'] as const) add(await placesIn(catalogue, match, { column }))
  for (const match of termMatches) addPages(scores, match, catalogue)
  // Entries without a score come last: they are needed only where entries with a score do not fill the page.
  const likely = intersection(hasScore, within)
  const candidates = numbersOf(countIntersection(likely, likely) >= count ? likely : has)
  addOwnWordsAndFreshness(scores, candidates, inOwnWords, catalogue)
  // Many scores may be equal, and dates in an array compare much faster.
  const posted = compareByPosted(facts)
  const order = (a: number, b: number) => index.dated[b]! - index.dated[a]! || posted(a, b)
  return firstByScore(candidates, { scores, count, order })
}

function addOwnWordsAndFreshness(
  scores: Float64Array,
  numbers: number[],
  inOwnWords: Bits,
  { index, orders, size }: Catalogue,
) {
  const newest = index.dated[orders.posted.find((number) => number < size) ?? 0]!
  for (const number of numbers) {
    const age = Math.max(0, newest - index.dated[number]!)
    if (scores[number]! > 0) scores[number]! *= 1 + freshnessWeight * 2 ** (-age / freshnessHalfLife)
    if (hasBit(inOwnWords, number)) scores[number]! += ownWordsBonus
  }
}

type RankSelection = { scores: Float64Array; count: number; order: (a: number, b: number) => number }

function firstByScore(numbers: number[], { scores, count, order }: RankSelection) {
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || order(a, b)
  if (numbers.length <= 4 * count) return numbers.sort(compare).slice(0, count)
  const best: number[] = []
  // Later numbers are usually newer and come first, so most older ones are compared only with the last.
  for (const number of numbers.reverse()) {
    if (best.length === count && compare(best[count - 1]!, number) <= 0) continue
    best.splice(insertionIndex(best, number, compare), 0, number)
    if (best.length > count) best.pop()
  }
  return best
}

async function scoresIn(catalogue: Catalogue, match: TermMatch): Promise<TermScores> {
  if (match.scores || match.textCount === 0) return match.scores ?? noScores
  const revisionIds = numbersOf(match.inOwnWords).map((number) => catalogue.facts[number]!.revisionId)
  const { ids, scores } = await scoresOf(match.term, columnWeights, { ids: revisionIds, texts: catalogue.total })
  return (match.scores = liveOf(catalogue, ids, (n) => scores[n]!))
}
const noScores: TermScores = { numbers: new Uint32Array(0), values: new Float32Array(0) }

type Place = { column: 'title' | 'summary'; spans?: [number, number][] }

/** Scores one occurrence, as bm25 does: rarity times column weight. */
async function placesIn(catalogue: Catalogue, { textCount, term }: TermMatch, place: Place): Promise<TermScores> {
  const weight = columnWeights[place.column]
  const score = rarityOf(textCount, catalogue.total) * ((weight * 2.2) / (weight + 1.2) - 1)
  return liveOf(catalogue, await rowsWith('entry_words', term, place), () => score)
}

function liveOf(catalogue: Catalogue, revisionIds: number[], scoreAt: (n: number) => number): TermScores {
  const numbers = new Uint32Array(revisionIds.length)
  const values = new Float32Array(revisionIds.length)
  let count = 0
  for (let n = 0; n < revisionIds.length; n++) {
    const number = numberOf(catalogue, revisionIds[n]!)
    if (number === undefined) continue
    numbers[count] = number
    values[count++] = scoreAt(n)
  }
  return { numbers: numbers.subarray(0, count), values: values.subarray(0, count) }
}

/** Scores rare words and many pages more. Common words of the entry's text add nothing: pages would differ in order. */
function addPages(scores: Float64Array, match: TermMatch, { total }: Catalogue) {
  const { inOwnWords, entriesWithPages, pageCounts } = match
  const rarity = rarityOf(entriesWithPages.length, total)
  for (let n = 0; n < pageCounts.length; n++) {
    const number = entriesWithPages[n]!
    if (!isCommon(match) || !hasBit(inOwnWords, number))
      scores[number]! += rarity * (pageCounts[n]! / (pageCounts[n]! + 5))
  }
}

function rarityOf(holding: number, total: number) {
  return Math.log(1 + Math.max(0, total - holding + 0.5) / (holding + 0.5))
}

type SetInParts = { parts: Bits[] | undefined; has: Bits; count: number }

/** Takes up to `count` numbers of a set part by part: the readers' language comes first. */
export async function partByPart(
  { parts, has, count }: SetInParts,
  take: (some: Bits, left: number) => Promise<number[]>,
): Promise<number[]> {
  const numbers: number[] = []
  for (const part of parts ?? [has]) {
    const some = intersection(has, part)
    const left = Math.min(count - numbers.length, countIntersection(some, some))
    if (left > 0) numbers.push(...(await take(some, left)))
  }
  return numbers
}

export function firstIn(order: Iterable<number>, has: Bits, count: number): number[] {
  const numbers: number[] = []
  for (const number of order) {
    if (hasBit(has, number)) numbers.push(number)
    if (numbers.length === count) break
  }
  return numbers
}
