import type { Named } from '@/components/site/frame'
import { lettersOf, letterPairs, letterRuns, type LetterRun } from '@/lib/search/search-segments'

export type ShownEntry = {
  title: string
  /** From the copy's folder. */
  file: string
  language: string
  /** By interface language. */
  about: Record<string, string>
  summary: string
  /** `2014-09` */
  on: string
  facts: Record<string, string[]>
  /** `from`: the first page of a part, as the index counts; `page`: its number in the file. */
  pages: { from: number; page: number; file: string; name: string; unpaged?: true }[]
}

/** Places by unit: an entry `3` or a page `3.7`, places in base 36; `!`: also in the title. */
export type Shelf = Record<string, string>

export const shownAtOnce = 50

/** `names`: the names of topics and countries, by language. */
export type Site = { entries: number; shelves: string[]; names: Record<string, Record<string, string>> }

export type SearchHelp = { heading: string; countries: { before: string; name: Named; after: string; href: string }[] }

export type SearchPhrases = {
  /** The number of results, for each plural form of the language; `#` is the number. */
  counts: Record<string, string>
  nothing: string
  advice: string
  noWord: string
  tooOld: string
  back: string
  on: string
  clear: string
  page: string
  remove: string
  facets: Record<string, string>
  values: Record<string, Record<string, string>>
}

// Cuts words equally for index and browser; scripts without spaces only into pairs, as browsers' dictionaries differ.

/** A token's place is its index in the list. */
export function tokensOf(text: string): string[] {
  return letterRuns(text).flatMap(({ text, dense }) => (dense ? letterPairs(text) : [text]))
}

/** `after`: places after the first; `begins`: a prefix. */
export type TokenQuery = { token: string; after: number; begins: boolean }

/** @param isPrefix the last word may be incomplete */
export function tokenQueryOf(runs: LetterRun[], isPrefix: boolean): TokenQuery[] {
  const queries: TokenQuery[] = []
  let after = 0
  for (const [n, { text, dense }] of runs.entries()) {
    const isOpen = isPrefix && n === runs.length - 1
    const letters = dense ? lettersOf(text) : []
    if (!dense) queries.push({ token: text, after: after++, begins: isOpen })
    // Pairs overlap, so every letter is the first letter of a pair: a single letter searches pairs that begin with it.
    else if (letters.length === 1) queries.push({ token: text, after: after++, begins: true })
    else {
      for (let i = 0; i < letters.length - 1; i++)
        queries.push({
          token: letters[i]! + letters[i + 1]!,
          after: after + i,
          begins: isOpen && i === letters.length - 2,
        })
      after += letters.length
    }
  }
  return queries
}

/** Returns the shelf, a file of the index, for a token. A prefix has the shelf of the words that begin with it. */
export function shelfOf(token: string) {
  const [first = 0, second] = [...token].slice(0, 2).map((character) => character.codePointAt(0)!)
  // Latin words have few beginnings and are many, Chinese ones the reverse.
  if (first < 0x0e00) return [first, ...(second === undefined ? [] : [second])].map((n) => n.toString(16)).join('-')
  return first < 0x2e80 ? first.toString(16) : `h${(first >> 6).toString(16)}`
}
