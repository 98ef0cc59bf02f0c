import { parseHTML } from 'linkedom'
import { textIn } from './text-in'

/** Characters; longer than any title, summary or caption. */
const maxLength = 20_000

export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return collapseSpaces(html)
  const spaced = html.slice(0, maxLength).replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, ' $&')
  return collapseSpaces(textIn(parseHTML(`<!doctype html><html><body>${spaced}</body></html>`).document.body))
}

function collapseSpaces(text: string) {
  return text.replace(/[\s\0]+/g, ' ').trim()
}
