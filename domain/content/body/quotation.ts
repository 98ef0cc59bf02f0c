import { messagesIn } from '@/lib/messages/messages'
import type { Node } from '@tiptap/pm/model'
import { element, type Html, join, nothing, words } from './html'
import { linked } from './linked'
import type { Language } from '@/lib/languages/languages'
import { inLanguage } from './in-languages'

/** The attribution is outside the quotation (HTML, 4.4.4). */
export function quotation({ attrs }: Node, inner: Html) {
  const quote = element('blockquote', {}, inner)
  const speaker = String(attrs.speaker ?? '').trim()
  if (!speaker) return quote
  return element('figure', { class: 'quotation' }, quote, element('figcaption', {}, linked(speaker)))
}

/** `lang`: if it differs from the text's. */
export type Note = { text: string; lang?: string }

// No heading's anchor has a colon.

export function referenceAnchor(number: number, language: Language) {
  const accessibleName = { role: 'doc-noteref', 'aria-label': messagesIn(language).body.footnote({ number }) }
  const link = element('a', { id: `ref:${number}`, href: `#note:${number}`, ...accessibleName }, words(String(number)))
  return element('sup', { class: 'ref' }, link)
}

export function footnotes(notes: Note[], language: Language) {
  if (notes.length === 0) return nothing
  const phrases = messagesIn(language).body
  const items = notes.map(({ text, lang }, index) => {
    const number = index + 1
    const accessibleName = { role: 'doc-backlink', 'aria-label': phrases.backTo({ number }) }
    const back = element('a', { href: `#ref:${number}`, ...accessibleName }, words('↩'))
    return element('li', { id: `note:${number}` }, inLanguage(linked(text.trim()), lang), words(' '), back)
  })
  const attributes = { class: 'footnotes', role: 'doc-endnotes', 'aria-label': phrases.footnotes }
  return element('section', attributes, element('ol', {}, join(items)))
}
