// Words for counting and comparing, as Unicode and the language divide them. Searching divides otherwise: search-segments.ts.

/** A part of a text as its language divides it: a word, or what stands between two. */
export type Segment = { segment: string; isWordLike: boolean }

/** The part of a text that is given to the segmenter at once, in UTF-16 units: some engines take the square of it. */
const maxAtOnce = 2_000
/** A dictionary looks a few words ahead: boundaries nearer than this to the end of a piece may not be those of the whole text. */
const margin = 200

/**
 * The words of a text in any script and what stands between them, in order. In time that grows with the text and no faster: it
 * is divided piece by piece, each ending before a space, or in scripts without spaces where a word ends.
 */
export function* segmentsOf(text: string, language: string): Generator<Segment> {
  const segmenter = segmenterFor(language)
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + maxAtOnce, text.length)
    const space = end === text.length ? end : lastSpace(text, start, end)
    if (space !== undefined) {
      for (const { segment, isWordLike } of segmenter.segment(text.slice(start, space)))
        yield { segment, isWordLike: isWordLike === true }
      start = space
      continue
    }
    const sure = start + maxAtOnce - margin
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

const segmenters = new Map<string, Intl.Segmenter>()

/** Loading a language's dictionary takes longer than dividing a paragraph with it. */
function segmenterFor(language: string) {
  let segmenter = segmenters.get(language)
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })))
  return segmenter
}

/** Returns where the last spaces before `end` begin: no word and no letter runs on over them (UAX 29, WB3 and WB999). */
function lastSpace(text: string, at: number, end: number) {
  for (let n = end - 1; n > at; n--) if (isSpace(text.charCodeAt(n)) && !isSpace(text.charCodeAt(n - 1))) return n
  return undefined
}

function isSpace(code: number) {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

const sign = /^[\p{M}\u200d\udc00-\udfff]/u

/** A place at or shortly before another that parts no letter from its signs. */
function wholeLetters(text: string, end: number) {
  for (let n = end; n > end - margin; n--) if (!sign.test(text[n]!)) return n
  return end
}
