import type { Mark, Node } from '@tiptap/pm/model'
import { directionOf, isLanguageTag } from '@/lib/languages/language-tags'
import { sha256 } from '@/lib/keys/random'
import { join, emptyHtml, type Html, elementWriter, languageRuns } from '@/domain/content/body/html'
import { isSafeHref, languageMarkOf } from '@/domain/content/body/schema'
import { anyValue, matching, oneOf, type Elements } from '@/domain/content/body/elements'

const spanValue = matching(/^([2-9]|[1-9]\d{1,2}|1000)$/)
const headingAttributes = { class: oneOf('wp-block-heading'), id: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/) }
const listAttributes = { class: oneOf('wp-block-list') }
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const fileIdValue = matching(/^wp-block-file--media-\d+$/)
const groupClasses = 'gazette-(callout gazette-callout-(note|advice|important|warning)|notice|facts|changes)'

const playerAttributes = { controls: oneOf(''), src: matching(/^https?:\/\//) }

export const wordpressElements = {
  p: { class: oneOf('gazette-callout-label') },
  h2: headingAttributes,
  h3: headingAttributes,
  h4: headingAttributes,
  ul: listAttributes,
  ol: {
    start: matching(/^[1-9]\d{0,8}$/),
    style: matching(/^list-style-type:(lower|upper)-(alpha|roman)$/),
    ...listAttributes,
  },
  li: {},
  blockquote: { class: oneOf('wp-block-quote') },
  pre: { class: oneOf('wp-block-code') },
  code: {},
  hr: { class: oneOf('wp-block-separator has-alpha-channel-opacity') },
  br: {},
  cite: {},
  strong: {},
  em: {},
  s: {},
  span: { lang: isLanguageTag, dir: oneOf('rtl') },
  sup: { 'data-fn': matching(uuidPattern), class: oneOf('fn') },
  a: {
    id: (value) => fileIdValue(value) || uuidPattern.test(value.replace(/-link$/, '')),
    href: isSafeHref,
    class: oneOf('wp-block-file__button wp-element-button'),
    download: oneOf(''),
    'aria-describedby': fileIdValue,
  },
  figure: {
    class: matching(
      /^wp-block-(audio|video|table|image size-full|gallery has-nested-images columns-2|embed is-type-video is-provider-\w+ wp-block-embed-\w+)$/,
    ),
  },
  figcaption: { class: oneOf('wp-element-caption') },
  img: { src: matching(/^https?:\/\//), alt: anyValue, class: matching(/^wp-image-\d+$/) },
  audio: playerAttributes,
  video: playerAttributes,
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: { colspan: spanValue, rowspan: spanValue },
  td: { colspan: spanValue, rowspan: spanValue },
  // Linear: alternatives of fixed words, nothing repeats.
  div: { class: matching(new RegExp(`^wp-block-(group ${groupClasses}|file|embed__wrapper)$`)) },
} satisfies Elements

export const element = elementWriter(wordpressElements, { img: '/>', hr: '/>' })

// A block of WordPress 5 and later: HTML between two comments, the first with attributes.

export type BlockAttributes = Record<string, unknown>

/** Writes a block, or only its HTML inside an HTML block. */
export type WriteBlock = (name: string, attributes: BlockAttributes, inner: Html) => Html

/** `name` without "core/". */
export function blockMarkup(name: string, attributes: BlockAttributes, html: Html): Html {
  return `${blockOpening(name, attributes)} -->\n${html}\n<!-- /wp:${name} -->` as Html
}

/** WordPress renders this block itself. */
export function emptyBlock(name: string) {
  return `${blockOpening(name, {})} /-->`
}

function blockOpening(name: string, attributes: BlockAttributes) {
  return `<!-- wp:${name}${Object.keys(attributes).length ? ` ${attributesJson(attributes)}` : ''}`
}

/** Escaped as in WordPress's serializer, so that nothing ends the comment. */
function attributesJson(attributes: BlockAttributes) {
  return JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022')
}

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
