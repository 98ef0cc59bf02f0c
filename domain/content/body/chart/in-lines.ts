import type { Language } from '@/lib/languages'

/** The length that a line of a drawing holds on the narrowest phone, in widths of a Latin letter; and how many lines one label may have. */
const [widest, max] = [38, 3]

/** Words in lines that a drawing, which breaks none by itself, has room for. What is left over ends in an ellipsis. */
export function inLines(text: string, language: Language): string[] {
  const lines: string[] = []
  let line = ''
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    for (const piece of pieces(segment)) {
      if (line && widthOf(line + piece) > widest) {
        lines.push(line.trim())
        line = ''
      }
      line += line ? piece : piece.trimStart()
    }
    if (lines.length > max) break
  }
  if (line.trim()) lines.push(line.trim())
  return lines.length > max ? [...lines.slice(0, max - 1), `${lines[max - 1]}…`] : lines
}

/** A word that is wider than a line, in parts. */
function pieces(word: string) {
  if (widthOf(word) <= widest) return [word]
  return [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
}

/** Signs of Chinese are twice as wide as Latin letters; marks above and below letters need no room. */
function widthOf(text: string) {
  let width = 0
  for (const sign of text) width += /\p{Mn}/u.test(sign) ? 0 : /[\u1100-\u11ff\u2e80-\uffef]/.test(sign) ? 2 : 1
  return width
}
