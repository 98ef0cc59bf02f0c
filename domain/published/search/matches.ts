import { rowsWith } from '@/db/full-text'
import { intersection, hasBit, noBits, setBit, difference, type Bits } from '@/lib/bits'
import type { SearchTerm } from '@/lib/search-terms'
import { dictionaryWords } from '@/lib/search-segments'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import type { PageRun } from '../catalogue/index-files'

/** A term that live entries hold. */
export type TermMatch = {
  term: SearchTerm
  has: Bits
  /** Which hold it in their own words, and how many those are. */
  own: Bits
  texts: number
  /** The pages of their files that hold it, by their numbers in the database, in order. */
  pages: Uint32Array
  /** The entries that offer such pages, and how many. */
  filed: Uint32Array
  times: Uint16Array
  /** How well texts fit, once somebody asked; of a common word, only where it stands in titles and in summaries. */
  scores?: Scores
  places?: { title?: Scores; summary?: Scores }
}

/** Entries by their numbers, and the score that each has. */
export type Scores = { of: Uint32Array; score: Float32Array }

/** The entries that hold every word that is looked for and none that is left out, in their own words or their files'. */
export type Matches = { has: Bits; sought: SearchTerm[]; found: TermMatch[] }

/** Looks for what someone typed among what is live. Where nothing in it is a word, nothing is found. */
export async function matchesOf(catalogue: Catalogue, terms: SearchTerm[]): Promise<Matches> {
  let has = terms.length > 0 ? catalogue.live : noBits(catalogue.size)
  const sought = terms.filter((term) => !term.excluded)
  const found: TermMatch[] = []
  for (const term of sought) {
    const holds = await matchOf(catalogue, term)
    has = intersection(has, holds.has)
    found.push(holds)
  }
  for (const term of terms.filter((term) => term.excluded)) has = difference(has, (await matchOf(catalogue, term)).has)
  return { has, sought, found }
}

// A catalogue holds no longer than the index does, so what was found for it still stands. Common words are asked for again
// and again, and are the ones that take long.
const remembered = new WeakMap<Catalogue, { found: Map<string, TermMatch>; bytes: number }>()
const mostBytes = 48 * 1_048_576

/** The live entries that hold a term. */
export async function matchOf(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const memory = remembered.get(catalogue) ?? { found: new Map<string, TermMatch>(), bytes: 0 }
  remembered.set(catalogue, memory)
  const key = JSON.stringify([term.runs, term.isbn, term.isPrefix])
  const found = memory.found.get(key) ?? (await find(catalogue, term))
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

/** With its scores, which take eight bytes of each text. */
function bytesOf({ has, own, texts, pages, filed, times }: TermMatch) {
  return has.byteLength + own.byteLength + 8 * texts + pages.byteLength + filed.byteLength + times.byteLength
}

/** Scripts that need no space have one here and there: words in a row may be written apart where nothing has them together. */
async function find(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const found = await lookUp(catalogue, term)
  const mayStandApart = term.runs.some(({ text, dense }) => dense && dictionaryWords(text).length > 1)
  return found.texts > 0 || found.filed.length > 0 || !mayStandApart
    ? found
    : lookUp(catalogue, { ...term, apart: true })
}

async function lookUp(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const own = noBits(catalogue.size)
  let texts = 0
  // Rows of texts that are not live are passed over here.
  for (const revisionId of await rowsWith('entry_words', term)) {
    const number = numberOf(catalogue, revisionId)
    if (number === undefined) continue
    setBit(own, number)
    texts++
  }
  const pages = Uint32Array.from(await rowsWith('page_words', term))
  const { held, ...files } = pagesIn(catalogue.files.runs, pages, catalogue)
  const has = own.slice()
  for (const number of files.filed) setBit(has, number)
  return { term, own, texts, pages: held, has, ...files }
}

/** Which pages stand in runs, and how many each live entry has of them: goes through both, as both are in order. */
function pagesIn(runs: PageRun[], pages: Uint32Array, { live, size }: Catalogue) {
  const held = new Uint32Array(pages.length)
  const counts = new Map<number, number>()
  let kept = 0
  let at = 0
  for (const { first, last, numbers } of runs) {
    while (at < pages.length && pages[at]! < first) at++
    if (at === pages.length) break
    const begun = kept
    while (at < pages.length && pages[at]! <= last) held[kept++] = pages[at++]!
    if (kept === begun) continue
    for (const number of numbers)
      if (number < size && hasBit(live, number)) counts.set(number, (counts.get(number) ?? 0) + kept - begun)
  }
  return {
    held: held.slice(0, kept),
    filed: Uint32Array.from(counts.keys()),
    times: Uint16Array.from(counts.values(), (n) => Math.min(n, 65_535)),
  }
}
