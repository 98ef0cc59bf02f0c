import type { Language } from '@/lib/languages'
import { element, join, nothing, words } from './html'
import { labels } from './labels'
import { linked } from './linked'

// Anchors with a colon: no heading's anchor has one.

/** A footnote's place in the text. */
export function referenceAnchor(number: number, language: Language) {
  const named = { role: 'doc-noteref', 'aria-label': labels[language].footnote(number) }
  const link = element('a', { id: `ref:${number}`, href: `#note:${number}`, ...named }, words(String(number)))
  return element('sup', { class: 'ref' }, link)
}

/** The notes of a text in their order, each with a way back to its place; nothing when there are none. */
export function footnotes(notes: string[], language: Language) {
  if (notes.length === 0) return nothing
  const said = labels[language]
  const items = notes.map((text, index) => {
    const number = index + 1
    const named = { role: 'doc-backlink', 'aria-label': said.backTo(number) }
    const back = element('a', { href: `#ref:${number}`, ...named }, words('↩'))
    return element('li', { id: `note:${number}` }, linked(text.trim()), words(' '), back)
  })
  const named = { class: 'footnotes', role: 'doc-endnotes', 'aria-label': said.footnotes }
  return element('section', named, element('ol', {}, join(items)))
}
