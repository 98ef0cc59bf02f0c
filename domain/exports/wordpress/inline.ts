import type { Mark, Node } from '@tiptap/pm/model'
import { directionOf } from '@/lib/languages/language-tags'
import { sha256 } from '@/lib/keys/random'
import { join, emptyHtml, type Html } from '@/domain/content/body/html'
import { languageRuns } from '@/domain/content/body/in-languages'
import { isSafeHref, languageMarkOf } from '@/domain/content/body/schema'
import { element } from './elements'

export type FootnoteContent = { id: string; content: string }

type InlineOptions = {
  /** The seed of footnote ids: equal texts have equal ids. */
  of: string
  hrefOf: (href: string) => string
}

export function inlineWriter({ of, hrefOf }: InlineOptions) {
  const notes: FootnoteContent[] = []
  return { notes, words }

  function words(node: Node): Html {
    const runs = languageRuns(node.children)
    return join(runs.map(({ lang, nodes }) => wrapInLanguage(join(nodes.map(inlineOf)), lang)))
  }

  function inlineOf(node: Node): Html {
    if (node.isText) return node.marks.reduce(withMark, escapeWords(node.text!))
    if (node.type.name === 'hardBreak') return element('br', {})
    // Page marks belong to a PDF.
    if (node.type.name === 'pageMark') return emptyHtml
    return reference(node)
  }

  function withMark(html: Html, mark: Mark): Html {
    if (mark.type.name === 'language') return html // wrapInLanguage adds it around the whole run
    if (mark.type.name !== 'link') return element(markTags[mark.type.name as keyof typeof markTags], {}, html)
    const href = String(mark.attrs.href)
    return isSafeHref(href) ? element('a', { href: hrefOf(href) }, html) : html
  }

  /** The markup of WordPress 6.3 and later; notes are in the field `footnotes`. */
  function reference(node: Node) {
    const id = uuidOfSeed(`${of} ${notes.length}`)
    const content = wrapInLanguage(withLinks(String(node.attrs.text).trim()), languageMarkOf(node))
    const number = notes.push({ id, content })
    const link = element('a', { id: `${id}-link`, href: `#${id}` }, escapeWords(String(number)))
    return element('sup', { 'data-fn': id, class: 'fn' }, link)
  }
}

const markTags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const

function wrapInLanguage(html: Html, lang: string | undefined) {
  return lang === undefined ? html : element('span', { lang, dir: directionOf(lang) }, html)
}

/** Escapes brackets that look like a shortcode. */
export function escapeWords(text: string): Html {
  const escaped = text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
    .replace(/\[(?=\/?[a-z])/gi, '&#91;')
  return escaped as Html
}

function withLinks(text: string) {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
  return join(parts.map((part, n) => (n % 2 ? element('a', { href: part }, escapeWords(part)) : escapeWords(part))))
}

function uuidOfSeed(seed: string) {
  const hex = sha256(seed)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
