import { letterRuns, tidyForSearch, type LetterRun } from './search-segments'

export type SearchTerm = {
  typed: string
  runs: LetterRun[]
  /** Digits of an ISBN, however it was typed. */
  isbn?: string
  excluded: boolean
  /** Longer words match too: the last word may be incomplete. */
  isPrefix: boolean
  /** The words of the term may stand apart, because no text has them together. */
  apart?: boolean
}

const maxLength = 200
const maxTerms = 10
/** Shorter beginnings match nearly everything. */
const minBeginningLength = 3

// Linear: at most 200 characters, which take less than 0.1 ms.
const queryUnit = /(?<minus>(?<!\S)[-−–])?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu

/**
 * Reads words, "phrases" and -excluded words. Every input is valid. Terms that do not count are left out if others are
 * sought.
 */
export function parseQuery(query: string, counts: (term: SearchTerm) => boolean = () => true): SearchTerm[] {
  const typed = [...tidyForSearch(query).replace(/[“”„‟«»＂]/g, '"')].slice(0, maxLength).join('')
  const units = [...typed.matchAll(queryUnit)].map(({ 0: typed, groups }) => ({
    typed,
    ...readUnit(groups!.phrase ?? groups!.word ?? ''),
    excluded: groups!.minus !== undefined,
    isPrefix: groups!.word !== undefined && groups!.minus === undefined,
  }))
  const worded = units.filter(({ runs }) => runs.length > 0)
  const counted = worded.filter(counts)
  const terms = (counted.some(({ excluded }) => !excluded) ? counted : worded).slice(0, maxTerms)
  return terms.map((term, n) => ({ ...term, isPrefix: term.isPrefix && n === terms.length - 1 && mayBegin(term.runs) }))
}

function mayBegin(runs: LetterRun[]) {
  const { text, dense } = runs.at(-1)!
  return dense || text.length >= minBeginningLength
}

function readUnit(typed: string): Pick<SearchTerm, 'runs' | 'isbn'> {
  const digits = typed.replace(/^isbn:?/i, '').replace(/[-‐‑– ]/g, '')
  const isbn = /^(?:97[89])?\d{9}[\dX]$/i.test(digits) ? digits : undefined
  return { runs: letterRuns(typed.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')), isbn }
}
