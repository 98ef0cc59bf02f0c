import { lettersOf, letterPairs, plainLetters, letterRuns, type Run } from '@/lib/search/search-segments'

// The words that the search of a copy looks for, cut in one way when the index is written and in the browser when it is asked.
// Scripts without spaces are cut into pairs of letters alone: browsers have other dictionaries than the machine that wrote the
// index.

/** The tokens of a text in their order; the number of each in the list is its place. */
export function tokensOf(text: string): string[] {
  return letterRuns(text).flatMap(({ text, dense }) => (dense ? letterPairs(text) : [plainLetters(text)]))
}

/** A token that is looked for, so many places after the first; or one that only begins so. */
export type TokenQuery = { token: string; after: number; begins: boolean }

/** Returns what must stand in a row for some runs to be there. @param isPrefix whether the last of them may go on */
export function tokenQueryOf(runs: Run[], isPrefix: boolean): TokenQuery[] {
  const queries: TokenQuery[] = []
  let after = 0
  for (const [n, { text, dense }] of runs.entries()) {
    const isOpen = isPrefix && n === runs.length - 1
    const letters = dense ? lettersOf(text) : []
    if (!dense) queries.push({ token: plainLetters(text), after: after++, begins: isOpen })
    // The last letter alone is no piece of a longer text; one letter is the beginning of a piece wherever it stands.
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

/** Returns which part of the index a token stands in: whatever begins like it does too. */
export function shelfOf(token: string) {
  const [first = 0, second] = [...token].slice(0, 2).map((character) => character.codePointAt(0)!)
  // Latin words begin in few ways and are many; Chinese ones in many ways and are few.
  if (first < 0x0e00) return [first, ...(second === undefined ? [] : [second])].map((n) => n.toString(16)).join('-')
  return first < 0x2e80 ? first.toString(16) : `h${(first >> 6).toString(16)}`
}
