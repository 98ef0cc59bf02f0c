import { element, join, words } from './html'

/** A text without markup as HTML: web addresses become links, without the full stop or bracket that ends the sentence around them. */
export function linked(text: string) {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
  return join(parts.map((part, index) => (index % 2 ? element('a', { href: part }, words(part)) : words(part))))
}
