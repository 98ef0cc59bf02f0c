import { escapeHtml } from '@/lib/web/html'
import { TextScanner } from './scan'

export const codeTag = 'wp-shortcode'
export const embedTag = 'wp-embed'
export const galleryTag = 'wp-gallery'

// [name], [name key="value" …], [name=value], [/name]; [[name]] is an escape.
const shortcodePattern =
  /\[(\/?)([a-zA-Z][\w-]{0,60})((?:[\s=](?:"[^"<]{0,4000}"|'[^'<]{0,4000}'|[^\]["'<]){0,2000})?)\]/y

const verbatimElements = /<(pre|code|script|style|textarea)(?=[\s>])/iy

/** Brackets that are not shortcodes, after which the rest is text. */
const maxSearches = 20_000

/** Replaces shortcodes with elements. Text inside unknown ones stays text, and so does [sic] or [1]. */
export function shortcodesToElements(html: string) {
  if (!html.includes('[')) return html
  const scan = new TextScanner(html)
  const lastClosings = new Map(
    [...html.matchAll(/\[\/([a-zA-Z][\w-]{0,60})\]/g)].map(({ 1: name, index }) => [name!, index]),
  )
  const openNames = new Set<string>()
  const out: string[] = []
  let failures = 0

  while (scan.at < html.length && failures < maxSearches) {
    const from = scan.at
    const next = nearestIndex(scan.find('<'), scan.find('['))
    if (next < 0) break
    out.push(html.slice(from, next))
    scan.at = next
    out.push(html[next] === '<' ? readTag(scan) : bracket())
  }
  out.push(html.slice(scan.at))
  return out.join('')

  function bracket() {
    const match = scan.match(shortcodePattern)
    const from = scan.at++
    if (!match) {
      if (/[a-z/]/i.test(html[from + 1] ?? '')) failures++
      return '['
    }
    const [all, slash, name, attributesText] = match
    const end = from + all.length
    scan.at = end
    const isDoubled = html[from - 1] === '[' && html[end] === ']'
    if (isDoubled) return all
    if (slash) return openNames.has(name!) ? closingName(name!, html[end]) : all
    const isClosed = (lastClosings.get(name!) ?? -1) > from
    const element = knownShortcode(name!.toLowerCase(), attributesIn(attributesText!), isClosed, all, scan)
    if (element !== undefined) {
      if (element.isOpen) openNames.add(name!)
      return element.html
    }
    const isShortcode = isClosed || /=/.test(attributesText!) || /\/\s*$/.test(attributesText!) || /[_-]/.test(name!)
    if (!isShortcode) return all
    if (isClosed) openNames.add(name!)
    return `<${codeTag} name="${name}"${isClosed ? ' opens=""' : ''} said="${escapeHtml(all)}"></${codeTag}>`
  }
}

function nearestIndex(a: number, b: number) {
  return a < 0 || b < 0 ? Math.max(a, b) : Math.min(a, b)
}

function readTag(scan: TextScanner) {
  const from = scan.at
  const { text } = scan
  const [, name] = scan.match(verbatimElements) ?? []
  let end = -1
  if (text.startsWith('<!--', from)) end = scan.find('-->')
  else if (name) end = scan.find(`</${name}`)
  if (end < 0 && /[a-z/!]/i.test(text[from + 1] ?? '')) end = scan.find('>')
  scan.at = end < 0 ? from + 1 : end + 1
  return text.slice(from, scan.at)
}

/** Adjacent codes, such as columns of a page builder, stay separate paragraphs. */
function closingName(name: string, next: string | undefined) {
  if (/^(wp_)?caption$/i.test(name)) return '</figure>'
  return next === '[' ? '\n\n' : ''
}

type Attributes = Record<string, string>

/** Names are in lower case; values without a name are numbered. */
function attributesIn(text: string): Attributes {
  const attributes: Attributes = Object.create(null) as Attributes
  let unnamed = 0
  const straight = text.replace(/[“”″]|&(?:quot|#8220|#8221|#8243);/g, '"')
  for (const [, name, double, single, bare, alone] of straight.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/]\S*))|=?"?([^\s"'=/][^\s"']*)"?/g,
  )) {
    const value = double ?? single ?? bare ?? alone ?? ''
    attributes[name?.toLowerCase() ?? String(unnamed++)] = value
  }
  return attributes
}

type ShortcodeElement = { html: string; isOpen?: boolean }

function knownShortcode(
  name: string,
  attributes: Attributes,
  isClosed: boolean,
  all: string,
  scan: TextScanner,
): ShortcodeElement | undefined {
  switch (name) {
    case 'caption':
    case 'wp_caption':
      if (!isClosed) return undefined
      return {
        html: `<figure class="wp-caption"${attributeHtml('number', attributes.id)}${attributeHtml('caption', attributes.caption)}>`,
        isOpen: true,
      }
    case 'gallery':
      return { html: elementHtml(galleryTag, { ids: attributes.ids ?? attributes.include, said: all }) }
    case 'embed':
    case 'youtube':
    case 'vimeo':
    case 'video':
    case 'audio':
      if (name === 'audio' && isAddress(attributes[0] ?? '')) return oldPlayerElement(all)
      return embed(name, attributes, isClosed ? readContent(name, scan) : '', all)
    default:
      return undefined
  }
}

const sources = ['src', 'url', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav', 'id', '0']

function embed(name: string, attributes: Attributes, content: string, all: string): ShortcodeElement | undefined {
  const address = content || sources.map((key) => attributes[key]).find(Boolean)
  if (!address) return undefined
  const text = address.replaceAll('&amp;', '&').trim()
  if (isAddress(text)) return { html: elementHtml(embedTag, { href: text, kind: name, said: all }) }
  if (!/^[\w-]{4,40}$/.test(text)) return undefined
  if (name === 'youtube')
    return { html: elementHtml(embedTag, { href: `https://www.youtube.com/watch?v=${text}`, kind: name }) }
  if (name === 'vimeo') return { html: elementHtml(embedTag, { href: `https://vimeo.com/${text}`, kind: name }) }
  return undefined
}

function isAddress(text: string) {
  return /^https?:|^\/\//i.test(text)
}

/** [audio ADDRESS, ADDRESS|titles=One, Two|loop=no], of WordPress.com and a plugin. */
function oldPlayerElement(all: string): ShortcodeElement {
  const [files = '', ...settings] = all.slice('[audio'.length, -1).replaceAll('&amp;', '&').split('|')
  const addresses = files
    .split(',')
    .map((file) => file.trim())
    .filter(isAddress)
  const [, named = ''] = settings.map((one) => /^\s*titles\s*=(.*)$/is.exec(one)).find(Boolean) ?? []
  // A single title may contain a comma.
  const titles = addresses.length > 1 ? named.split(',') : [named]
  const sounds = addresses.map((href, n) => elementHtml(embedTag, { href, kind: 'audio', title: titles[n]?.trim() }))
  return { html: sounds.join('') }
}

/** Returns an address before the closing tag and moves past both; '' for anything longer. */
function readContent(name: string, scan: TextScanner) {
  const stretch = scan.text.slice(scan.at, scan.at + 2000)
  // Linear: anchored, in at most 2,000 characters.
  const [all, inner] = new RegExp(`^\\s*([^\\s<\\[]*)\\s*\\[/${name}\\]`, 'i').exec(stretch) ?? []
  if (all === undefined) return ''
  scan.at += all.length
  return inner!
}

function elementHtml(name: string, attributes: Record<string, string | undefined>) {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => attributeHtml(key, value))
    .join('')}></${name}>`
}

function attributeHtml(name: string, value: string | undefined) {
  return value ? ` ${name}="${escapeHtml(value)}"` : ''
}
