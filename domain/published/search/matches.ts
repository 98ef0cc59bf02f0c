import { rowsWith } from '@/db/full-text'
import {
  intersection,
  hasBit,
  noBits,
  setBit,
  difference,
  digitsOfCounts,
  intersects,
  withCount,
  type Bits,
} from '@/lib/lists/bits'
import type { SearchTerm } from '@/lib/search/search-terms'
import { dictionaryWords } from '@/lib/search/search-segments'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { correctedPages } from '../catalogue/corrections'
import { runsOf, type PageRun } from '../catalogue/index-files'
import { withoutRepeats } from './repeats'

export type TermMatch = {
  term: SearchTerm
  has: Bits
  /** `inOwnWords`: entries whose own text has the term; `textCount`: how many texts have it. */
  inOwnWords: Bits
  textCount: number
  /** Sorted ids; if `correctedFiles` is set, without those of entries whose own text has the term. */
  pages: Uint32Array
  correctedFiles?: string[]
  /** `entriesWithPages`: entries that offer these pages; `pageCounts`: how many of the pages each entry offers. */
  entriesWithPages: Uint32Array
  pageCounts: Uint16Array
  /** Made on demand, for rare words. */
  scores?: TermScores
}

export type TermScores = { numbers: Uint32Array; values: Float32Array }

/** `has` leaves out an entry that matches only by a document, if a publication with the document matches too. */
export type Matches = {
  has: Bits
  /** Entries without excluded words. */
  admitted: Bits
  soughtTerms: SearchTerm[]
  termMatches: TermMatch[]
}

export async function matchesOf(catalogue: Catalogue, terms: SearchTerm[]): Promise<Matches> {
  let admitted = terms.length > 0 ? catalogue.live : noBits(catalogue.size)
  const soughtTerms = terms.filter((term) => !term.excluded)
  const termMatches: TermMatch[] = []
  for (const term of soughtTerms) termMatches.push(await matchOf(catalogue, term))
  for (const term of terms.filter((term) => term.excluded))
    admitted = difference(admitted, (await matchOf(catalogue, term)).has)
  const has = termMatches.map((match) => match.has).reduce(intersection, admitted)
  return {
    has: withoutRepeats(catalogue, has, termMatches, termMatches.slice(0, 1)),
    admitted,
    soughtTerms,
    termMatches,
  }
}

/** Returns the entries of a set that have the most of the words, half at least. Looks up nothing more. */
export function closestMatches(catalogue: Catalogue, matches: Matches, within: Bits): Matches {
  const termMatches = matches.termMatches.filter(({ has }) => intersects(has, within))
  const digits = digitsOfCounts(
    termMatches.map(({ has }) => has),
    intersection(matches.admitted, within),
  )
  for (let count = termMatches.length; count > 0 && 2 * count >= matches.termMatches.length; count--) {
    const has = withCount(digits, count)
    if (intersects(has, within))
      return { ...matches, has: withoutRepeats(catalogue, has, termMatches, termMatches), termMatches }
  }
  return { ...matches, has: noBits(catalogue.size), termMatches }
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

/** Estimates the memory of a match. Scores take eight bytes per text. */
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

/** A word in more texts than this is common. */
const maxRare = 1_500

export function isCommon({ textCount }: TermMatch) {
  return textCount > maxRare
}

/**
 * Finds matches. For a common word, longer words that begin with it are left out. Writers of scripts without spaces
 * sometimes add a space: words that no text has side by side may stand apart.
 */
async function findMatch(catalogue: Catalogue, term: SearchTerm): Promise<TermMatch> {
  if (term.isPrefix && !term.runs.some(({ dense }) => dense)) {
    const whole = await matchOf(catalogue, { ...term, isPrefix: false })
    if (isCommon(whole)) return whole
  }
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
  const others = textCount > maxRare ? runsOfOthers(catalogue, inOwnWords) : undefined
  const ids = await rowsWith('page_words', term, { spans: others && spansOf(others) })
  const { offeredPages, ...files } = pagesIn(catalogue, correctedPages(ids, correctedFiles, catalogue))
  const has = inOwnWords.slice()
  for (const number of files.entriesWithPages) setBit(has, number)
  return { term, inOwnWords, textCount, pages: offeredPages, has, ...files, ...(others && { correctedFiles }) }
}

/** Returns all pages of some runs that have a term. */
export async function pagesOfRuns(catalogue: Catalogue, match: TermMatch, runs: Set<PageRun>) {
  const { term, pages, correctedFiles } = match
  if (!correctedFiles) return pages
  return correctedPages(await rowsWith('page_words', term, { spans: spansOf(runs) }), correctedFiles, catalogue)
}

function spansOf(runs: Set<PageRun>) {
  return Array.from(runs, ({ first, last }): [number, number] => [first, last]).sort(([a], [b]) => a - b)
}

/** More runs than this are not read one by one. */
const maxRuns = 50

/** Returns the runs of live entries that are not in a set; undefined if they are many. */
function runsOfOthers({ files, live, size }: Catalogue, inSet: Bits): Set<PageRun> | undefined {
  const runs = new Set<PageRun>()
  for (const number of files.idsByNumber.keys()) {
    if (number >= size || !hasBit(live, number) || hasBit(inSet, number)) continue
    for (const run of runsOf(files, number)) runs.add(run)
    if (runs.size > maxRuns) return undefined
  }
  return runs
}

/** Counts pages that live entries offer, in one pass: runs and pages are both sorted. */
function pagesIn({ files: { runs, lasts }, live, size }: Catalogue, pages: Uint32Array) {
  const offeredPages = new Uint32Array(pages.length)
  const counts = new Uint32Array(size)
  const entriesWithPages: number[] = []
  let pageCount = 0
  for (let at = 0, run = 0; at < pages.length; run++) {
    while (run < lasts.length && lasts[run]! < pages[at]!) run++
    if (run === lasts.length) break
    const { first, last, numbers } = runs[run]!
    while (at < pages.length && pages[at]! < first) at++
    const countBefore = pageCount
    while (at < pages.length && pages[at]! <= last) offeredPages[pageCount++] = pages[at++]!
    if (pageCount === countBefore) continue
    for (const number of numbers) {
      if (number >= size || !hasBit(live, number)) continue
      if (counts[number] === 0) entriesWithPages.push(number)
      counts[number]! += pageCount - countBefore
    }
  }
  // `Uint16Array.from` takes forty times as long.
  const pageCounts = new Uint16Array(entriesWithPages.length)
  for (let n = 0; n < pageCounts.length; n++) pageCounts[n] = Math.min(counts[entriesWithPages[n]!]!, 65_535)
  return {
    offeredPages: offeredPages.slice(0, pageCount),
    entriesWithPages: Uint32Array.from(entriesWithPages),
    pageCounts,
  }
}
