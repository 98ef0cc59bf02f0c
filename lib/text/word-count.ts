import { atOnce } from '../process/steps'
import { segmentsOf } from './word-segments'

/** Linear in the length of the text. */
export function countWords(text: string, language: string) {
  return atOnce(wordCountSteps(text, language))
}

export function* wordCountSteps(text: string, language: string): Generator<void, number> {
  let [words, segments] = [0, 0]
  for (const { isWordLike } of segmentsOf(text, language)) {
    if (isWordLike) words++
    if (++segments % 1_000 === 0) yield
  }
  return words
}

const wordsPerMinute = 220

export function minutesToRead(words: number) {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
