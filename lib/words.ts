/** Words of a text in any script, counted with the language's own segmentation. */
export function countWords(text: string, language: string) {
  let words = 0
  for (const part of segmenterOf(language).segment(text)) if (part.isWordLike) words++
  return words
}

/** Words that most people read in a minute. */
const pace = 220

/** How long most people read, in whole minutes, at least one. */
export function minutesToRead(words: number) {
  return Math.max(1, Math.round(words / pace))
}

// Loading a language's dictionary takes longer than counting a paragraph with it.
const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string) {
  let known = segmenters.get(language)
  if (!known) segmenters.set(language, (known = new Intl.Segmenter(language, { granularity: 'word' })))
  return known
}
