import { parseHTML } from 'linkedom'
import { blocksToElements, classicTag, hasBlocks, moreTag } from './blocks'
import { shortcodesToElements } from './shortcodes'
import { safeToParse } from './limits'
import type { Listed } from './listed'

/** The text of a post as a tree of elements, with WordPress's comments and shortcodes as elements of their own. */
export function parsedMarkup(html: string, listed: Listed): Element {
  const lines = html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  const safe = safeToParse(lines, listed)
  const marked = safe.replace(/<!--more(?:\s[^>]*)?-->/g, `<${moreTag}></${moreTag}>`)
  const classic = (text: string) => shortcodesToElements(text)
  const elements = hasBlocks(marked)
    ? shortcodesToElements(blocksToElements(marked, (text) => text))
    : `<${classicTag}>${classic(marked)}</${classicTag}>`
  return parseHTML(`<!doctype html><html><body>${elements}</body></html>`).document.body
}
