import { cleanXml } from '../formats/xml'

export type BookPlaces = {
  origin: string
  path: string
  chapterAt: (path: string) => string | undefined
  pictureOf: (id: string) => string | undefined
}

// Linear: each attribute begins with a space, which its name cannot contain.
const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+(?:="[^"]*")?)*)>/g
const attributePattern = / ([a-zA-Z0-9-]+)="([^"]*)"/g
const voidElements = new Set(['br', 'hr', 'img'])
/** Left out: a book has one file of each picture, and a link in place of a player. */
const droppedElements = new Set(['picture', 'source', 'audio', 'video'])
const pageAttributes = new Set(['tabindex', 'loading', 'decoding', 'srcset', 'sizes'])

/** Makes rendered HTML well-formed XHTML with the book's own pictures and notes. Undefined for unclosed elements. */
export function xhtmlOf(html: string, places: BookPlaces): string | undefined {
  const open: string[] = []
  let isBroken = false
  let end = 0
  let written = ''
  const clean = cleanXml(html)
  for (const found of clean.matchAll(tagPattern)) {
    const [whole, slash, name = '', list = ''] = found
    const between = clean.slice(end, found.index)
    if (between.includes('<')) isBroken = true
    written += between
    end = found.index + whole.length
    if (droppedElements.has(name)) continue
    if (slash) {
      if (open.pop() !== name) isBroken = true
      written += whole
      continue
    }
    if (!voidElements.has(name)) open.push(name)
    written +=
      name === 'img' ? pictureTag(parseAttributes(list), places) : startTag(name, parseAttributes(list), places)
  }
  const rest = clean.slice(end)
  return isBroken || open.length > 0 || rest.includes('<') ? undefined : written + rest
}

type TagAttributes = Map<string, string>

function parseAttributes(list: string): TagAttributes {
  return new Map([...list.matchAll(attributePattern)].map(([, name = '', value = '']) => [name, value]))
}

function startTag(name: string, given: TagAttributes, places: BookPlaces) {
  const kept = new Map([...given].filter(([attribute]) => !pageAttributes.has(attribute)))
  const [id, href, lang] = [given.get('id'), given.get('href'), given.get('lang')]
  if (name === 'svg') kept.set('xmlns', 'http://www.w3.org/2000/svg')
  if (id) kept.set('id', anchorOf(id))
  if (lang) kept.set('xml:lang', lang)
  if (href !== undefined) {
    const address = addressOf(href, places)
    if (address === undefined) kept.delete('href')
    else kept.set('href', address)
  }
  if (given.get('role') === 'doc-noteref') kept.set('epub:type', 'noteref')
  if (given.get('role') === 'doc-endnotes') kept.set('epub:type', 'footnotes')
  if (name === 'li' && id?.startsWith('note:')) kept.set('epub:type', 'footnote')
  return `<${name}${writeAttributes(kept)}${voidElements.has(name) ? '/>' : '>'}`
}

function pictureTag(given: TagAttributes, { pictureOf }: BookPlaces) {
  const [, id = ''] = /^\/media\/([0-9a-z]+)\//.exec(given.get('src') ?? '') ?? []
  const alt = given.get('alt') ?? ''
  const file = pictureOf(id)
  if (file === undefined) return alt && `<span class="left-out">[${alt}]</span>`
  return `<img src="${file}" alt="${alt}"/>`
}

function writeAttributes(given: TagAttributes) {
  return [...given].map(([name, value]) => ` ${name}="${value}"`).join('')
}

/** XML names cannot contain a colon. The underscore is free, since no heading's anchor contains one. */
function anchorOf(id: string) {
  return id.replace(':', '_')
}

function addressOf(href: string, { origin, path, chapterAt }: BookPlaces): string | undefined {
  if (href.startsWith('#')) return `#${anchorOf(href.slice(1))}`
  const plain = href.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  const url = URL.parse(plain.replaceAll('&amp;', '&'), origin + path)
  if (!url) return undefined
  const chapter = url.origin === origin && !url.search ? chapterAt(url.pathname) : undefined
  return chapter ?? url.href.replaceAll('&', '&amp;').replaceAll('"', '%22').replaceAll('<', '%3C')
}

export function picturesIn(html: string): string[] {
  return [...html.matchAll(/ src="\/media\/([0-9a-z]+)\//g)].map(([, id = '']) => id)
}
