import type { Node } from '@tiptap/pm/model'
import { element, type Html } from './html'
import { linked } from './linked'

/** A quotation; with whose words it is below it, where that was said (HTML, 4.4.4: the attribution stands outside). */
export function quotation({ attrs }: Node, inner: Html) {
  const quote = element('blockquote', {}, inner)
  const speaker = String(attrs.speaker ?? '').trim()
  if (!speaker) return quote
  return element('figure', { class: 'quotation' }, quote, element('figcaption', {}, linked(speaker)))
}
