import { plainLetters } from '../../lib/search/plain-letters'
import { dictionaryWords, letterPairs, wordsOfPlainText, type LetterRun } from '../../lib/search/search-segments'
import { phraseGroups } from './sqlite-query'
import type { WordsColumn, EntryWords, TermQuery } from './types'

// Vectors for PostgreSQL's text search, whose parsers do not know Khmer: this code cuts and numbers the words.

export const columnWeights = { title: 'A', summary: 'B', facts: 'C', body: 'D' } as const
const weightedColumns = Object.keys(columnWeights) as WordsColumn[]

/** Positions left free, so that no phrase crosses pieces of a text or columns. */
const columnGap = 2
/** A vector has at most 256 positions of a word, up to number 16,383. */
const [maxPlaces, maxWords] = [255, 8_000]
/** Vectors of a text overlap by so many words that every phrase is whole in one: a query has at most 200 letters. */
const partOverlap = 200
/** Letters; a vector allows 2,046 bytes. */
const maxWordLength = 500

type PlacedWord = { word: string; at: number; label: string }

/** Returns several overlapping vectors for a long text. */
export function vectorsOf(words: Partial<EntryWords>): string[] {
  const all = placedWords(words)
  const vectors: string[] = []
  for (let from = 0, end = 0; vectors.length === 0 || end < all.length; from = end - partOverlap) {
    const before = (all[from]?.at ?? 1) - 1
    const places = new Map<string, string[]>()
    for (end = from; end < all.length && end - from < maxWords; end++) {
      const { word, at, label } = all[end]!
      const known = places.get(word) ?? []
      if (known.length === maxPlaces) break
      known.push(`${at - before}${label}`)
      places.set(word, known)
    }
    vectors.push([...places].map(([word, places]) => `'${word}':${places.join(',')}`).join(' '))
  }
  return vectors
}

function placedWords(words: Partial<EntryWords>): PlacedWord[] {
  const all: PlacedWord[] = []
  let at = 1
  for (const column of weightedColumns)
    for (const stretch of (words[column] ?? '').split('\ue000')) {
      for (const word of wordsOfPlainText(stretch))
        all.push({ word: word.slice(0, maxWordLength), at: at++, label: columnWeights[column] })
      at += columnGap
    }
  return all
}

/** `word`: a word in the phrase; the index finds it without reading vectors. */
type WordCondition = { whole: string; word?: string }

/** Returns conditions that must all hold; in a long text, each may hold in another vector. */
export function conditionsOf({ runs, isbn, isPrefix, apart = false }: TermQuery): WordCondition[] {
  const groups = phraseGroups(runs)
  const typed = groups.map((group, n) => conditionOf(group, { isPrefix: isPrefix && n === groups.length - 1, apart }))
  return isbn ? [{ whole: `${allConditions(typed)} | ${phraseQuery([isbn], false)}` }] : typed
}

export function allConditions(conditions: WordCondition[]) {
  return conditions.map(({ whole }) => whole).join(' & ')
}

type GroupOptions = { isPrefix: boolean; apart: boolean }

/** Equals `ftsGroup` of SQLite. */
function conditionOf(group: LetterRun[], { isPrefix, apart }: GroupOptions): WordCondition {
  const [{ text, dense }] = group as [LetterRun]
  const texts = group.map((run) => run.text)
  if (!dense) return { whole: phraseQuery(texts, isPrefix) }
  const words = dictionaryWords(text)
  if (apart) return { whole: phraseQuery(words, isPrefix) }
  const pieces = letterPairs(text)
  if (pieces.length === 1) return { whole: phraseQuery(pieces, true) }
  const whole = phraseQuery(pieces.slice(0, -1), isPrefix)
  return pieces.length === 2 || words.length > 1 ? { whole } : { whole, word: phraseQuery(words, false) }
}

function phraseQuery(texts: string[], isPrefix: boolean) {
  const words = texts.flatMap((text) => wordsOfPlainText(plainLetters(text)))
  const lexemes = words.map((word, n) => {
    return `'${word.slice(0, maxWordLength)}'${isPrefix && n === words.length - 1 ? ':*' : ''}`
  })
  return `(${lexemes.join(' <-> ')})`
}
