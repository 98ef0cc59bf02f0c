import type { Language } from '@/lib/languages'
import { element, join, nothing, words } from './html'
import { labels } from './labels'
import { linked } from './linked'

// Anchors with a colon: no heading's anchor has one.

/** A footnote's place in the text. */
export function referenceAnchor(number: number, language: Language) {
  const accessibleName = { role: 'doc-noteref', 'aria-label': labels[language].footnote(number) }
  const link = element('a', { id: `ref:${number}`, href: `#note:${number}`, ...accessibleName }, words(String(number)))
  return element('sup', { class: 'ref' }, link)
}

/** The notes of a text in their order, each with a way back to its place; nothing when there are none. */
export function footnotes(notes: string[], language: Language) {
  if (notes.length === 0) return nothing
  const phrases = labels[language]
  const items = notes.map((text, index) => {
    const number = index + 1
    const accessibleName = { role: 'doc-backlink', 'aria-label': phrases.backTo(number) }
    const back = element('a', { href: `#ref:${number}`, ...accessibleName }, words('↩'))
    return element('li', { id: `note:${number}` }, linked(text.trim()), words(' '), back)
  })
  const attributes = { class: 'footnotes', role: 'doc-endnotes', 'aria-label': phrases.footnotes }
  return element('section', attributes, element('ol', {}, join(items)))
}
