import type { SearchTerm } from './search-terms'
import { dense, plainLetters, spacedLetter } from './search-segments'

export type Span = { start: number; end: number }

// Separate from the pattern of a word: one pattern for each word would take longer than the search.
// Linear: one character, at one place.
const letterBefore = new RegExp(`(?<=${spacedLetter})`, 'vy')
// Linear: one set of characters, repeated, from one place.
const lettersFrom = new RegExp(`${spacedLetter}+`, 'vy')
const betweenWords = /[^\p{L}\p{N}\p{M}]+/uy
const sign = /\p{M}/uy

/** Words must match whole, runs of scripts without spaces anywhere. */
export function termPlaces({ runs, isPrefix }: Pick<SearchTerm, 'runs' | 'isPrefix'>, folded: string): Span[] {
  const words = runs.map(({ text }) => fold(text).folded)
  const isLast = (n: number) => isPrefix && n === runs.length - 1
  // The index finds words of mixed scripts by their parts.
  if (!runs.some((run) => run.dense)) return placesWhere(folded, words[0]!, (at) => endOf(words, isPrefix, folded, at))
  return runs.flatMap(({ dense }, n) =>
    placesWhere(folded, words[n]!, (at) =>
      dense ? endOfPart(words[n]!, isLast(n), folded, at) : endOf([words[n]!], isLast(n), folded, at),
    ),
  )
}

function placesWhere(folded: string, letters: string, endAt: (at: number) => number | undefined): Span[] {
  const places: Span[] = []
  let at = folded.indexOf(letters)
  while (at >= 0) {
    const end = endAt(at)
    if (end !== undefined) places.push({ start: at, end })
    at = folded.indexOf(letters, end ?? at + 1)
  }
  return places
}

function endOf(words: string[], isPrefix: boolean, folded: string, start: number): number | undefined {
  if (reach(letterBefore, folded, start) !== undefined) return undefined
  let at: number | undefined = start
  for (const [n, word] of words.entries()) {
    if (n > 0) at = reach(betweenWords, folded, at)
    if (at === undefined || !folded.startsWith(word, at)) return undefined
    at += word.length
    const longer = reach(lettersFrom, folded, at)
    if (longer !== undefined && !(isPrefix && n === words.length - 1)) return undefined
    at = longer ?? at
  }
  return at
}

function endOfPart(part: string, isPrefix: boolean, folded: string, start: number): number | undefined {
  const end = start + part.length
  return isPrefix || reach(sign, folded, end) === undefined ? end : undefined
}

function reach(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

// Scripts without spaces have no case and no marks to remove.
// Linear: one set of characters, repeated, from the beginning.
const asItIs = new RegExp(`^[\\u0000-\\u007f\\u2010-\\u2027${dense}]*$`, 'v')

/** `from` maps units to the original text; undefined where they are equal. */
export function fold(text: string) {
  if (asItIs.test(text)) return { folded: text.toLowerCase(), from: undefined }
  const from: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const plain = character < '\u0080' ? character.toLowerCase() : plainLetter(character)
    for (let n = 0; n < plain.length; n++) from.push(at)
    folded += plain
    at += character.length
  }
  from.push(at)
  return { folded, from }
}

const plainLetterCache = new Map<string, string>()

function plainLetter(character: string) {
  const plain = plainLetterCache.get(character) ?? plainLetters(character)
  plainLetterCache.set(character, plain)
  return plain
}
