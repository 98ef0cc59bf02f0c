import { segmentsOf } from './word-segments'

/** Linear in the length of the text. */
export function countWords(text: string, language: string) {
  let words = 0
  for (const { isWordLike } of segmentsOf(text, language)) if (isWordLike) words++
  return words
}

const wordsPerMinute = 220

export function minutesToRead(words: number) {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
