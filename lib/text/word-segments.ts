import { keptByKey } from '../lists/kept-results'

// Words for counting and comparing. The search divides differently: search-segments.ts.

export type WordSegment = { segment: string; isWordLike: boolean }

/** UTF-16 units given to a segmenter at once: some engines need quadratic time. */
const maxAtOnce = 2_000
/** A dictionary looks ahead: boundaries this near to the end of a piece may differ from those of the whole text. */
const segmentMargin = 200

/** Yields words and what is between them, in linear time. Each piece ends before a space, or at a word's end. */
export function* segmentsOf(text: string, language: string): Generator<WordSegment> {
  const segmenter = wordSegmenter(language)
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + maxAtOnce, text.length)
    const space = end === text.length ? end : lastSpace(text, start, end)
    if (space !== undefined) {
      for (const { segment, isWordLike } of segmenter.segment(text.slice(start, space)))
        yield { segment, isWordLike: isWordLike === true }
      start = space
      continue
    }
    const sure = start + maxAtOnce - segmentMargin
    let reached = start
    for (const { index, segment, isWordLike } of segmenter.segment(text.slice(start, end))) {
      if (start + index + segment.length > sure) break
      yield { segment, isWordLike: isWordLike === true }
      reached = start + index + segment.length
    }
    if (reached === start) {
      reached = wholeLetters(text, end)
      yield { segment: text.slice(start, reached), isWordLike: /[\p{L}\p{N}]/u.test(text.slice(start, reached)) }
    }
    start = reached
  }
}

/** Kept: loading a dictionary takes longer than dividing a paragraph. */
export const wordSegmenter = keptByKey((language: string) => new Intl.Segmenter(language, { granularity: 'word' }))

/** No word and no letter continues over spaces (UAX 29, WB3 and WB999). */
function lastSpace(text: string, at: number, end: number) {
  for (let n = end - 1; n > at; n--) if (isSpace(text.charCodeAt(n)) && !isSpace(text.charCodeAt(n - 1))) return n
  return undefined
}

function isSpace(code: number) {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

const combiningSign = /^[\p{M}\u200d\udc00-\udfff]/u

function wholeLetters(text: string, end: number) {
  for (let n = end; n > end - segmentMargin; n--) if (!combiningSign.test(text[n]!)) return n
  return end
}
