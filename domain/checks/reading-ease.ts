/** How hard an English text is to read, by counting: no more than a hint. */
export type ReadingEase = {
  /** Flesch's reading ease, 0 to 100, higher is easier. */
  ease: number
  /** The years of school that Kincaid's formula asks for. */
  grade: number
  wordsPerSentence: number
}

/**
 * Flesch's reading ease (1948) and the grade of Kincaid and others (1975) of an English text, one paragraph on each line.
 * Undefined under 100 words, where counting says nothing.
 */
export function readingEase(text: string): ReadingEase | undefined {
  const sentences = text
    .split(/[.!?]+["”’)\]]*\s+|\n+/)
    .map((sentence) => sentence.match(/[a-z]+(?:['’-][a-z]+)*/gi) ?? [])
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  if (words.length < 100) return undefined
  const wordsPerSentence = words.length / sentences.length
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0) / words.length
  return {
    ease: Math.max(0, Math.min(100, Math.round(206.835 - 1.015 * wordsPerSentence - 84.6 * syllables))),
    grade: Math.max(1, Math.round(0.39 * wordsPerSentence + 11.8 * syllables - 15.59)),
    wordsPerSentence: Math.round(wordsPerSentence),
  }
}

/** Groups of vowels, without the endings that are written and not spoken. */
export function syllablesOf(word: string) {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/, (ending) => ending[0]!)
    .replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** The same in words. */
export function easeInWords({ ease, grade }: ReadingEase) {
  const like =
    ease >= 70
      ? 'easy'
      : ease >= 60
        ? 'plain English'
        : ease >= 50
          ? 'fairly hard'
          : ease >= 30
            ? 'hard'
            : 'very hard, like an academic paper'
  return `Reading ease ${ease} of 100: ${like}, for about ${grade} years of school`
}
