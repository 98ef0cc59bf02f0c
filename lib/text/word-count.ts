import { segmentsOf } from './word-segments'

/** Words of a text in any script, counted with the language's own segmentation, in time that grows with the text alone. */
export function countWords(text: string, language: string) {
  let words = 0
  for (const { isWordLike } of segmentsOf(text, language)) if (isWordLike) words++
  return words
}

/** Words that most people read in a minute. */
const pace = 220

/** Returns how long most people read, in whole minutes, at least one. */
export function minutesToRead(words: number) {
  return Math.max(1, Math.round(words / pace))
}
