export type ReadingEase = {
  /** Flesch's reading ease, 0 to 100, higher is easier. */
  ease: number
  /** School years by Kincaid's formula. */
  grade: number
}

export type TextCounts = { sentences: number; words: number; syllables: number }

/** Each line is a paragraph. */
export function textCountsOf(text: string): TextCounts {
  const counts = { sentences: 0, words: 0, syllables: 0 }
  const sentences = text.replace(/[.!?]+["”’)\]]*(\s*)/g, (end, space: string) => (space ? '\n' : end)).split('\n')
  for (const sentence of sentences) {
    const words = sentence.match(/[a-z]+(?:['’-][a-z]+)*/gi) ?? []
    if (words.length === 0) continue
    counts.sentences++
    counts.words += words.length
    for (const word of words) counts.syllables += countSyllables(word)
  }
  return counts
}

/** Flesch (1948), and Kincaid and others (1975). Undefined under 100 words, too few to judge. */
export function readingEase({ sentences, words, syllables }: TextCounts): ReadingEase | undefined {
  if (words < 100) return undefined
  const [length, weight] = [words / sentences, syllables / words]
  return {
    ease: Math.max(0, Math.min(100, Math.round(206.835 - 1.015 * length - 84.6 * weight))),
    grade: Math.max(1, Math.round(0.39 * length + 11.8 * weight - 15.59)),
  }
}

export function countSyllables(word: string) {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/, (ending) => ending[0]!)
    .replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

export function easeInWords({ ease, grade }: ReadingEase) {
  const level =
    ease >= 70
      ? 'easy'
      : ease >= 60
        ? 'plain English'
        : ease >= 50
          ? 'fairly hard'
          : ease >= 30
            ? 'hard'
            : 'very hard, like an academic paper'
  return `Reading ease ${ease} of 100: ${level}, for about ${grade} years of school`
}
