import type { Listed } from './listed'
import { Scan } from './scan'

/** Characters of one text that are read as markup; a book has a million. */
const longest = 6_000_000

/** Elements within elements that were not closed; a page has thirty. */
const deepest = 2_000

/** Attributes of one element. */
const mostAttributes = 500

const closesItself =
  /^(br|img|hr|input|meta|link|area|base|col|embed|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup)$/

/** The same text, or its words alone where its markup would take too long to read. */
export function safeToParse(html: string, listed: Listed) {
  if (html.length > longest) {
    listed.add(`The text is longer than ${longest / 1_000_000} million characters. Only its words were taken over.`)
    return words(html)
  }
  const { depth, hasLongTags } = measured(html)
  if (depth > deepest || hasLongTags) {
    listed.add(
      'The markup of this text is damaged: elements stand within elements without end. Only its words were taken over.',
    )
    return words(html)
  }
  return html
}

function measured(html: string) {
  const scan = new Scan(html)
  let open = 0
  let depth = 0
  let hasLongTags = false
  for (let at = scan.find('<'); at >= 0; at = scan.find('<')) {
    scan.at = at + 1
    const [, slash, name] = scan.match(/(\/?)([a-z][a-z0-9-]*)/iy) ?? []
    if (!name || closesItself.test(name.toLowerCase())) continue
    open = Math.max(0, open + (slash ? -1 : 1))
    depth = Math.max(depth, open)
  }
  scan.at = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', scan.at)) {
    scan.at = at
    const end = scan.find('>')
    const stop = end < 0 ? html.length : end
    if (stop - at > 2 * mostAttributes && attributesIn(html.slice(at, stop)) > mostAttributes) hasLongTags = true
    scan.at = Math.max(stop, at + 1)
  }
  return { depth, hasLongTags }
}

/** About how many, without what stands in quotes. */
function attributesIn(tag: string) {
  return tag.replace(/"[^"]*"|'[^']*'/g, '').split(/[\s/]+/).length
}

const blocks = /^\/?(p|div|br|li|ul|ol|table|tr|h[1-6]|blockquote|pre|section|article|figure|hr)$/i

/** What would be read on the page, in paragraphs; no markup is left in it. */
function words(html: string) {
  const scan = new Scan(html)
  const out: string[] = []
  for (let at = scan.find('<'); at >= 0; at = scan.find('<')) {
    out.push(html.slice(scan.at, at))
    scan.at = at
    const [, name] = scan.match(/<(\/?[a-z][a-z0-9-]*)/iy) ?? []
    const end = html.startsWith('<!--', at) ? scan.find('-->') : name ? scan.find('>') : -1
    const hidden = name && /^(script|style)$/i.test(name) ? scan.find(`</${name.toLowerCase()}`) : -1
    if (end < 0 && hidden < 0) out.push('&lt;')
    else if (name && blocks.test(name)) out.push('\n\n')
    scan.at = hidden >= 0 ? hidden : end < 0 ? at + 1 : html.indexOf('>', end) + 1
  }
  out.push(html.slice(scan.at))
  return out.join('')
}
