import { rowsWith, scoresOf } from '@/db/words'
import { allBits, both, hasBit, noBits, setBit, without, type Bits } from '@/lib/bits'
import { termsOf, type Term } from '@/lib/search-terms'
import type { Catalogue } from './catalogue'
import type { PageRun } from './catalogue-files'

/** A term that publications hold: which they are, and the pages of their files that hold it, by number, in order. */
type Found = { has: Bits; pages: number[] }

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
const remembered = new WeakMap<Catalogue, { found: Map<string, Found>; pages: number }>()
const mostPages = 1_000_000

async function holding(catalogue: Catalogue, term: Term): Promise<Found> {
  const memory = remembered.get(catalogue) ?? { found: new Map<string, Found>(), pages: 0 }
  remembered.set(catalogue, memory)
  const key = JSON.stringify([term.runs, term.begun])
  const known = memory.found.get(key)
  if (known) return known
  const found = await lookUp(catalogue, term)
  memory.pages += found.pages.length + found.has.length
  if (memory.pages > mostPages) {
    memory.found.clear()
    memory.pages = found.pages.length
  }
  memory.found.set(key, found)
  return found
}

async function lookUp(catalogue: Catalogue, term: Term): Promise<Found> {
  const has = noBits(catalogue.size)
  // Rows of posts and of texts that are not live are passed over here.
  for (const revisionId of await rowsWith('entry_words', term)) {
    const number = catalogue.numberOf.get(revisionId)
    if (number !== undefined) setBit(has, number)
  }
  const pages: number[] = []
  eachPage(catalogue.files.runs, await rowsWith('page_words', term), (page, { publications }) => {
    pages.push(page)
    for (const number of publications) setBit(has, number)
  })
  return { has, pages }
}

/** Goes through pages and through where they stand side by side: both are in order. */
function eachPage(runs: PageRun[], pages: number[], tell: (page: number, run: PageRun) => void) {
  let n = 0
  for (const page of pages) {
    while (n < runs.length && runs[n]!.last < page) n++
    if (n === runs.length) return
    if (runs[n]!.first <= page) tell(page, runs[n]!)
  }
}

/** The numbers of what was found, the best match first; of equals, the newest. */
export async function bestFirst(catalogue: Catalogue, { has, sought, found }: Matches): Promise<number[]> {
  const scores = new Float64Array(catalogue.size)
  for (const [revisionId, score] of sought.length > 0 ? await scoresOf(sought) : []) {
    const number = catalogue.numberOf.get(revisionId)
    if (number !== undefined) scores[number]! += score
  }
  for (const term of found) addPages(scores, catalogue, term)
  return catalogue.orders.newest.filter((n) => hasBit(has, n)).sort((a, b) => scores[b]! - scores[a]! || a - b)
}

/** Pages count less than a publication's own words: the rarer the word and the more pages hold it, the more. */
function addPages(scores: Float64Array, { size, files }: Catalogue, { pages }: Found) {
  const held = new Map<number, number>()
  eachPage(files.runs, pages, (_, { publications }) => {
    for (const number of publications) held.set(number, (held.get(number) ?? 0) + 1)
  })
  const rarity = Math.log(1 + (size - held.size + 0.5) / (held.size + 0.5))
  for (const [number, times] of held) scores[number]! += rarity * (times / (times + 5))
}
