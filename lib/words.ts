/** Words of a text in any script, counted with the language's own segmentation. */
export function countWords(text: string, language: string) {
  let words = 0
  for (const part of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) if (part.isWordLike) words++
  return words
}

/** The beginning of a text, at most `length` graphemes, cut between words and ended with "…" if anything was left out. */
export function excerpt(text: string, language: string, length = 200) {
  const flat = text.replace(/\s+/g, ' ').trim()
  let graphemes = 0
  let cut = 0
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(flat)) {
    graphemes += [...new Intl.Segmenter(language).segment(segment)].length
    if (graphemes > length) return `${flat.slice(0, cut).trimEnd()}…`
    cut = index + segment.length
  }
  return flat
}
