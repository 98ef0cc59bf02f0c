import { parseHTML } from 'linkedom'
import { blocksToElements, classicTag, hasBlocks, moreTag } from './blocks'
import { shortcodesToElements } from './shortcodes'
import { decodeHTML } from 'entities'
import { TextScanner } from './scan'

/** Characters; a printed book has a million. */
export const maxMarkupLength = 6_000_000

/** `problem`: why only the words were read. */
export type Markup = { root: Element; problem?: string }

/** Parses a post; WordPress comments and shortcodes become elements. */
export function parseMarkup(html: string): Markup {
  const text = html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (text.length > maxMarkupLength) return { root: wordsAlone(text), problem: markupTooLong }
  const elements = elementsOf(text)
  return isEndless(elements) ? { root: wordsAlone(text), problem: endlessMarkup } : { root: parseElement(elements) }
}

const markupTooLong = `The text is longer than ${maxMarkupLength / 1_000_000} million characters. Only its words were taken over.`
const endlessMarkup =
  'The markup of this text has no end: too many elements, or too many within each other. Only its words were taken over.'

export function wordsAlone(html: string) {
  const root = parseElement(classic(''))
  root.firstElementChild!.append(visibleWords(html))
  return root
}

function elementsOf(html: string) {
  const withMoreTags = html.replace(/<!--more(?:\s[^>]{0,200})?-->/g, `<${moreTag}></${moreTag}>`)
  return shortcodesToElements(hasBlocks(withMoreTags) ? blocksToElements(withMoreTags, classic) : classic(withMoreTags))
}

function classic(html: string) {
  return `<${classicTag}>${html}</${classicTag}>`
}

function parseElement(html: string): Element {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body
}

/** Nesting; a page has thirty levels. */
const maxDepth = 2_000

const maxAttributes = 500

/** Tags and entities of a text, of half a kilobyte each; a long report has ten thousand. */
const maxNodes = 200_000

const voidElements =
  /^(br|img|hr|input|meta|link|area|base|col|embed|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup)$/

/** Returns whether markup is too deep or long to read; no person writes so. */
function isEndless(html: string) {
  if (html.split(/[<&]/).length > maxNodes) return true
  const { depth, hasLongTags } = withinDepth(html)
  return depth > maxDepth || hasLongTags
}

function withinDepth(html: string) {
  const scan = new TextScanner(html)
  let open = 0
  let depth = 0
  let drawings = 0
  let hasLongTags = false
  for (let at = scan.find('<'); at >= 0; at = scan.find('<')) {
    scan.at = at + 1
    const [, slash, name = ''] = scan.match(/(\/?)([a-z][a-z0-9-]*)/iy) ?? []
    if (!name) continue
    const step = slash ? -1 : 1
    const end = scan.find('>')
    if (end < 0) break
    if (/^(svg|math)$/i.test(name)) drawings = Math.max(0, drawings + step)
    const isClosed = voidElements.test(name.toLowerCase()) || (drawings > 0 && html[end - 1] === '/')
    open = isClosed ? open : Math.max(0, open + step)
    depth = Math.max(depth, open)
    hasLongTags ||= end - at > 2 * maxAttributes && attributesIn(html.slice(at, end)) > maxAttributes
    scan.at = end
  }
  return { depth, hasLongTags }
}

function attributesIn(tag: string) {
  return tag.replace(/"[^"]*"|'[^']*'/g, '').split(/[\s/]+/).length
}

const blockTags = /^\/?(p|div|br|li|ul|ol|table|tr|h[1-6]|blockquote|pre|section|article|figure|hr)$/i

function visibleWords(html: string) {
  const scan = new TextScanner(html)
  const out: string[] = []
  for (let at = scan.find('<'); at >= 0; at = scan.find('<')) {
    out.push(decodeHTML(html.slice(scan.at, at)))
    scan.at = at
    const [, name] = scan.match(/<(\/?[a-z][a-z0-9-]*)/iy) ?? []
    const end = html.startsWith('<!--', at) ? scan.find('-->') : name ? scan.find('>') : -1
    const hidden = name && /^(script|style)$/i.test(name) ? scan.find(`</${name.toLowerCase()}`) : -1
    if (end < 0 && hidden < 0) out.push('<')
    else if (name && blockTags.test(name)) out.push('\n\n')
    scan.at = hidden >= 0 ? hidden : end < 0 ? at + 1 : html.indexOf('>', end) + 1
  }
  out.push(decodeHTML(html.slice(scan.at)))
  return out.join('')
}
