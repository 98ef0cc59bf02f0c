import { rowsWith, scoresOf } from '@/db/words'
import { allBits, both, hasBit, noBits, setBit, without, type Bits } from '@/lib/bits'
import { termsOf, type Term } from '@/lib/search-terms'
import type { Catalogue } from './catalogue'
import type { PageRun } from './catalogue-files'

/** A term that publications hold. */
type Found = {
  has: Bits
  /** Which hold it in their own words, and how many those are. */
  own: Bits
  texts: number
  /** The pages of their files that hold it, by their numbers in the database, in order. */
  pages: Uint32Array
  /** How many pages that are of each publication. */
  times: Uint16Array
}

/** The publications that hold every word that is looked for and none that is left out, in their own words or their files'. */
export type Matches = { has: Bits; sought: Term[]; found: Found[] }

/** Looks for what someone typed among the publications of a catalogue. Where nothing in it is a word, nothing is found. */
export async function matchesOf(catalogue: Catalogue, q: string): Promise<Matches> {
  const terms = termsOf(q)
  let has = terms.length > 0 ? allBits(catalogue.size) : noBits(catalogue.size)
  const sought = terms.filter((term) => !term.excluded)
  const found: Found[] = []
  for (const term of sought) {
    const holds = await holding(catalogue, term)
    has = both(has, holds.has)
    found.push(holds)
  }
  for (const term of terms.filter((term) => term.excluded)) has = without(has, (await holding(catalogue, term)).has)
  return { has, sought, found }
}

// A catalogue holds no longer than the index does, so what was found for it still stands. Common words are asked for again
// and again, and are the ones that take long.
const remembered = new WeakMap<Catalogue, { found: Map<string, Found>; bytes: number }>()
const mostBytes = 48 * 1_048_576

async function holding(catalogue: Catalogue, term: Term): Promise<Found> {
  const memory = remembered.get(catalogue) ?? { found: new Map<string, Found>(), bytes: 0 }
  remembered.set(catalogue, memory)
  const key = JSON.stringify([term.runs, term.isbn, term.begun])
  const found = memory.found.get(key) ?? (await lookUp(catalogue, term))
  // A Map keeps the order of insertion: what was not asked for longest goes first.
  if (!memory.found.delete(key)) memory.bytes += bytesOf(found)
  memory.found.set(key, found)
  for (const [oldest, facts] of memory.found) {
    if (memory.bytes <= mostBytes) break
    memory.found.delete(oldest)
    memory.bytes -= bytesOf(facts)
  }
  return found
}

function bytesOf({ has, own, pages, times }: Found) {
  return has.byteLength + own.byteLength + pages.byteLength + times.byteLength
}

async function lookUp({ size, numberOf, files }: Catalogue, term: Term): Promise<Found> {
  const own = noBits(size)
  let texts = 0
  // Rows of posts and of texts that are not live are passed over here.
  for (const revisionId of await rowsWith('entry_words', term)) {
    const number = numberOf.get(revisionId)
    if (number === undefined) continue
    setBit(own, number)
    texts++
  }
  const { pages, times } = pagesIn(files.runs, await rowsWith('page_words', term), size)
  const has = own.slice()
  for (let number = 0; number < size; number++) if (times[number]) setBit(has, number)
  return { has, own, texts, pages, times }
}

/** Which pages stand in runs, and how many of each publication: goes through both, as both are in order. */
function pagesIn(runs: PageRun[], all: number[], size: number) {
  const times = new Uint16Array(size)
  const pages = new Uint32Array(all.length)
  let found = 0
  let n = 0
  for (const page of all) {
    while (n < runs.length && runs[n]!.last < page) n++
    if (n === runs.length) break
    const { first, publications } = runs[n]!
    if (first > page) continue
    pages[found++] = page
    for (const number of publications) times[number]!++
  }
  return { pages: pages.slice(0, found), times }
}

/** The numbers of what was found, the best match first, and what only files hold after what says it itself; of equals, the newest. */
export async function bestFirst(catalogue: Catalogue, { has, sought, found }: Matches): Promise<number[]> {
  const scores = new Float64Array(catalogue.size)
  const telling = sought.filter((_, n) => tells(found[n]!, catalogue))
  for (const [revisionId, score] of telling.length > 0 ? await scoresOf(telling) : []) {
    const number = catalogue.numberOf.get(revisionId)
    if (number !== undefined) scores[number]! += score
  }
  for (const term of found) addPages(scores, term)
  const itself = (number: number) => Number(found.some(({ own }) => hasBit(own, number)))
  return catalogue.orders.newest
    .filter((number) => hasBit(has, number))
    .map((number) => ({ number, itself: itself(number), score: scores[number]! }))
    .sort((a, b) => b.itself - a.itself || b.score - a.score || a.number - b.number)
    .map(({ number }) => number)
}

/** What stands in more than half of very many texts tells none of them from the others, and takes longest to score. */
function tells({ texts }: Found, { size }: Catalogue) {
  return texts > 0 && texts <= Math.max(1_000, size / 2)
}

/** What pages add: the rarer the word and the more pages hold it, the more. */
function addPages(scores: Float64Array, { times }: Found) {
  const held = times.reduce((sum, pages) => sum + Number(pages > 0), 0)
  const rarity = Math.log(1 + (times.length - held + 0.5) / (held + 0.5))
  for (const [number, pages] of times.entries()) scores[number]! += rarity * (pages / (pages + 5))
}
