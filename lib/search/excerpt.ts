import type { SearchTerm } from './search-terms'
import { plainLetters } from './plain-letters'
import { tidyForSearch, dense, spacedLetter } from './search-segments'
import { keptByKey } from '../lists/kept-results'

export type Excerpt = { parts: { text: string; marked: boolean }[]; before: boolean; after: boolean }

type TermMark = Span & { term: number }

/** UTF-16 units. */
const maxExcerptLetters = 180
const lettersBefore = 50

/** Returns the part of a text with most of the terms, all marked; without any, the beginning. */
export function excerptOf(text: string, terms: Pick<SearchTerm, 'runs' | 'isPrefix'>[]): Excerpt {
  return passageOf(text, terms).excerpt
}

export function passageOf(
  text: string,
  terms: Pick<SearchTerm, 'runs' | 'isPrefix'>[],
): { excerpt: Excerpt; at: number; held: number } {
  const line = tidyLine(text)
  const marks = marksIn(line, terms)
  const [best] = wholeLetters(line, bestPlace(marks))
  const start = startOfWord(line, best ? Math.max(0, best.start - lettersBefore) : 0)
  const end = endOfWord(line, Math.max(start + maxExcerptLetters, best?.end ?? 0))
  const visibleMarks = marks.filter((mark) => mark.end > start && mark.start < end)
  const excerpt = {
    parts: partsOf(line, { start, end }, wholeLetters(line, visibleMarks)),
    before: start > 0,
    after: end < line.length,
  }
  return { excerpt, at: best?.start ?? 0, held: new Set(marks.map(({ term }) => term)).size }
}

function tidyLine(text: string) {
  return tidyForSearch(text).replace(/\s+/g, ' ').trim()
}

export function lineLength(piece: string) {
  return tidyLine(piece).length
}

export function markedIn(text: string, terms: Pick<SearchTerm, 'runs' | 'isPrefix'>[]): Excerpt['parts'] {
  const line = tidyLine(text)
  return partsOf(line, { start: 0, end: line.length }, wholeLetters(line, marksIn(line, terms)))
}

function marksIn(line: string, terms: Pick<SearchTerm, 'runs' | 'isPrefix'>[]): TermMark[] {
  const { folded, from } = fold(line)
  const originalIndex = (at: number) => from?.[at] ?? at
  const marks = terms.flatMap((term, n) =>
    termPlaces(term, folded).map(({ start, end }) => ({
      start: originalIndex(start),
      end: originalIndex(end),
      term: n,
    })),
  )
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

const letterSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function wholeLetters(line: string, marks: TermMark[]): TermMark[] {
  return marks.map(({ start, end, term }) => ({
    term,
    start: isBetweenPlain(line, start) ? start : (letterAt(line, start)?.start ?? start),
    end: isBetweenPlain(line, end) ? end : (letterAt(line, end - 1)?.end ?? end),
  }))
}

/** UTF-16 units: no letter with its combining signs is longer. */
const contextLetters = 100

/** Segments only the surroundings: a whole text takes long. */
function letterAt(line: string, at: number): Span | undefined {
  const context = line.slice(Math.max(0, at - contextLetters), at + contextLetters)
  const before = Math.min(at, contextLetters)
  const from = Math.max(0, context.lastIndexOf(' ', before))
  const next = context.indexOf(' ', before + 1)
  const letter = letterSegmenter.segment(context.slice(from, next < 0 ? undefined : next)).containing(before - from)
  const start = at - before + from
  return letter && { start: start + letter.index, end: start + letter.index + letter.segment.length }
}

/** ASCII characters are whole letters, which saves slow segmenting. */
function isBetweenPlain(line: string, at: number) {
  return !(line.charCodeAt(at - 1) > 0x7f) && !(line.charCodeAt(at) > 0x7f)
}

function bestPlace(marks: TermMark[]): TermMark[] {
  let best: { mark: TermMark; terms: number } | undefined
  for (const [n, mark] of marks.entries()) {
    const near = new Set<number>()
    for (let m = n; m < marks.length && marks[m]!.end <= mark.start + maxExcerptLetters - lettersBefore; m++)
      near.add(marks[m]!.term)
    if (!best || near.size > best.terms) best = { mark, terms: near.size }
  }
  return best ? [best.mark] : []
}

function startOfWord(line: string, at: number) {
  if (at === 0) return 0
  const space = line.indexOf(' ', at)
  return space >= 0 && space < at + 20 ? space + 1 : (letterAt(line, at)?.start ?? at)
}

function endOfWord(line: string, at: number) {
  if (at >= line.length) return line.length
  const space = line.lastIndexOf(' ', at)
  return space > at - 20 ? space : (letterAt(line, at)?.start ?? at)
}

function partsOf(line: string, { start, end }: Span, marks: TermMark[]): Excerpt['parts'] {
  const parts: Excerpt['parts'] = []
  const add = (from: number, to: number, marked: boolean) => {
    if (to > from) parts.push({ text: line.slice(from, to), marked })
  }
  let at = start
  for (const mark of marks) {
    if (mark.end <= at || mark.start < start || mark.end > end) continue
    add(at, Math.max(at, mark.start), false)
    add(Math.max(at, mark.start), mark.end, true)
    at = mark.end
  }
  add(at, end, false)
  return parts
}

type Span = { start: number; end: number }

// Separate from the pattern of a word: one pattern for each word would take longer than the search.
// Linear: one character, at one place.
const letterBefore = new RegExp(`(?<=${spacedLetter})`, 'vy')
// Linear: one repeated character class, sticky.
const lettersFrom = new RegExp(`${spacedLetter}+`, 'vy')
const betweenWords = /[^\p{L}\p{N}\p{M}]+/uy
const combiningSign = /\p{M}/uy

/** Words must match whole, runs of scripts without spaces anywhere. */
function termPlaces({ runs, isPrefix }: Pick<SearchTerm, 'runs' | 'isPrefix'>, folded: string): Span[] {
  const words = runs.map(({ text }) => text)
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
  if (matchEndAt(letterBefore, folded, start) !== undefined) return undefined
  let at: number | undefined = start
  for (const [n, word] of words.entries()) {
    if (n > 0) at = matchEndAt(betweenWords, folded, at)
    if (at === undefined || !folded.startsWith(word, at)) return undefined
    at += word.length
    const longer = matchEndAt(lettersFrom, folded, at)
    if (longer !== undefined && !(isPrefix && n === words.length - 1)) return undefined
    at = longer ?? at
  }
  return at
}

function endOfPart(part: string, isPrefix: boolean, folded: string, start: number): number | undefined {
  const end = start + part.length
  return isPrefix || matchEndAt(combiningSign, folded, end) === undefined ? end : undefined
}

function matchEndAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

// Scripts without spaces have no case and no marks to remove, but digits of their own.
// Linear: one repeated character class, anchored.
const foldsToItself = new RegExp(`^[\\u0000-\\u007f\\u2010-\\u2027[${dense}--\\p{Nd}]]*$`, 'v')

/** `from` maps units to the original text; undefined if they are equal. */
function fold(text: string) {
  if (foldsToItself.test(text)) return { folded: text.toLowerCase(), from: undefined }
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

const plainLetter = keptByKey(plainLetters)
