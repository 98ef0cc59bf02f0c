import { rowsWith } from '@/db/full-text'
import { intersection, hasBit, noBits, setBit, difference, type Bits } from '@/lib/lists/bits'
import type { SearchTerm } from '@/lib/search/search-terms'
import { dictionaryWords } from '@/lib/search/search-segments'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { correctedPages } from '../catalogue/corrections'
import type { PageRun } from '../catalogue/index-files'
import { withoutRepeats } from './repeats'

export type TermMatch = {
  term: SearchTerm
  has: Bits
  /** `inOwnWords`: entries whose own text has the term; `textCount`: how many texts have it. */
  inOwnWords: Bits
  textCount: number
  /** Sorted ids. */
  pages: Uint32Array
  /** `entriesWithPages`: entries that offer these pages; `pageCounts`: how many of the pages each entry offers. */
  entriesWithPages: Uint32Array
  pageCounts: Uint16Array
  /** Made on demand; a common word has scores only in `places`. */
  scores?: TermScores
  places?: { title?: TermScores; summary?: TermScores }
}

export type TermScores = { numbers: Uint32Array; values: Float32Array }

/** `has` leaves out an entry that matches only by a document, if a publication with the document matches too. */
export type Matches = { has: Bits; soughtTerms: SearchTerm[]; termMatches: TermMatch[] }

export async function matchesOf(catalogue: Catalogue, terms: SearchTerm[]): Promise<Matches> {
  let has = terms.length > 0 ? catalogue.live : noBits(catalogue.size)
  const soughtTerms = terms.filter((term) => !term.excluded)
  const termMatches: TermMatch[] = []
  for (const term of soughtTerms) {
    const match = await matchOf(catalogue, term)
    has = intersection(has, match.has)
    termMatches.push(match)
  }
  for (const term of terms.filter((term) => term.excluded)) has = difference(has, (await matchOf(catalogue, term)).has)
  return { has: withoutRepeats(catalogue, has, termMatches), soughtTerms, termMatches }
}

// Cached by catalogue, which every change replaces. Common words take longest and are searched often.
const matchCaches = new WeakMap<Catalogue, { matches: Map<string, TermMatch>; bytes: number }>()
const maxBytes = 48 * 1_048_576

export async function matchOf(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const cache = matchCaches.get(catalogue) ?? { matches: new Map<string, TermMatch>(), bytes: 0 }
  matchCaches.set(catalogue, cache)
  const key = JSON.stringify([term.runs, term.isbn, term.isPrefix])
  const match = cache.matches.get(key) ?? (await findMatch(catalogue, term))
  // A Map keeps insertion order: the least recently used match is removed first.
  if (!cache.matches.delete(key)) cache.bytes += bytesOf(match)
  cache.matches.set(key, match)
  for (const [oldest, oldestMatch] of cache.matches) {
    if (cache.bytes <= maxBytes) break
    cache.matches.delete(oldest)
    cache.bytes -= bytesOf(oldestMatch)
  }
  return match
}

/** Scores take eight bytes per text. */
function bytesOf({ has, inOwnWords, textCount, pages, entriesWithPages, pageCounts }: TermMatch) {
  return (
    has.byteLength +
    inOwnWords.byteLength +
    8 * textCount +
    pages.byteLength +
    entriesWithPages.byteLength +
    pageCounts.byteLength
  )
}

/** Writers of scripts without spaces sometimes add a space: words that no text has side by side may stand apart. */
async function findMatch(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const match = await lookUpTerm(catalogue, term)
  const mayStandApart = term.runs.some(({ text, dense }) => dense && dictionaryWords(text).length > 1)
  return match.textCount > 0 || match.entriesWithPages.length > 0 || !mayStandApart
    ? match
    : lookUpTerm(catalogue, { ...term, apart: true })
}

async function lookUpTerm(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  const inOwnWords = noBits(catalogue.size)
  const correctedFiles: string[] = []
  let textCount = 0
  // Only texts that are live have a number.
  for (const revisionId of await rowsWith('entry_words', term)) {
    const corrected = catalogue.corrections.fileOf.get(revisionId)
    if (corrected) correctedFiles.push(corrected)
    const number = numberOf(catalogue, revisionId)
    if (number === undefined) continue
    setBit(inOwnWords, number)
    textCount++
  }
  const pages = correctedPages(await rowsWith('page_words', term), correctedFiles, catalogue)
  const { offeredPages, ...files } = pagesIn(catalogue.files.runs, pages, catalogue)
  const has = inOwnWords.slice()
  for (const number of files.entriesWithPages) setBit(has, number)
  return { term, inOwnWords, textCount, pages: offeredPages, has, ...files }
}

/** Counts pages that live entries offer, in one pass: runs and pages are both sorted. */
function pagesIn(runs: PageRun[], pages: Uint32Array, { live, size }: Catalogue) {
  const offeredPages = new Uint32Array(pages.length)
  const counts = new Map<number, number>()
  let pageCount = 0
  let at = 0
  for (const { first, last, numbers } of runs) {
    while (at < pages.length && pages[at]! < first) at++
    if (at === pages.length) break
    const countBefore = pageCount
    while (at < pages.length && pages[at]! <= last) offeredPages[pageCount++] = pages[at++]!
    if (pageCount === countBefore) continue
    for (const number of numbers)
      if (number < size && hasBit(live, number)) counts.set(number, (counts.get(number) ?? 0) + pageCount - countBefore)
  }
  return {
    offeredPages: offeredPages.slice(0, pageCount),
    entriesWithPages: Uint32Array.from(counts.keys()),
    pageCounts: Uint16Array.from(counts.values(), (n) => Math.min(n, 65_535)),
  }
}
