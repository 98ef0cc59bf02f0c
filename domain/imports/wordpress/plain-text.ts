import { parseHTML } from 'linkedom'
import { textIn } from '../markup/text-in'

/** Characters of HTML that are read: more than any title, summary or caption has that is kept whole. */
const maxLength = 20_000

/** The words of a title or a caption, which WordPress keeps as HTML, in one line. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return flat(html)
  // Paragraphs and breaks are spaces between words.
  const spaced = html.slice(0, maxLength).replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, ' $&')
  return flat(textIn(parseHTML(`<!doctype html><html><body>${spaced}</body></html>`).document.body))
}

function flat(text: string) {
  return text.replace(/[\s\0]+/g, ' ').trim()
}
