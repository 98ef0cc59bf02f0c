import { escapeHtml } from '@/lib/html'
import type { Language } from '@/lib/languages'
import { labels } from './labels'

// Anchors with a colon: no heading's anchor has one.

/** A footnote's place in the text. */
export function reference(number: number, language: Language) {
  return `<sup class="ref"><a id="ref:${number}" href="#note:${number}" role="doc-noteref" aria-label="${labels[language].footnote(number)}">${number}</a></sup>`
}

/** The notes of a text in their order, each with a way back to its place; nothing when there are none. */
export function footnotes(notes: string[], language: Language) {
  if (notes.length === 0) return ''
  const said = labels[language]
  const items = notes.map((text, index) => {
    const back = `<a href="#ref:${index + 1}" role="doc-backlink" aria-label="${said.backTo(index + 1)}">↩</a>`
    return `<li id="note:${index + 1}">${linked(text.trim())} ${back}</li>`
  })
  return `<section class="footnotes" role="doc-endnotes" aria-label="${said.footnotes}"><ol>${items.join('')}</ol></section>`
}

/** Web addresses become links, without the full stop or bracket that ends the sentence around them. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
    .map((part, index) => (index % 2 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('')
}
