import { parseHTML } from 'linkedom'
import { blocksToElements, classicTag, hasBlocks, moreTag } from './blocks'
import { isEndless, maxMarkupLength, visibleWords } from './limits'
import { shortcodesToElements } from './shortcodes'

/** A text as a tree of elements; `problem`: why it has nothing but the words. */
export type Markup = { root: Element; problem?: string }

/** The text of a post as a tree of elements, with WordPress's comments and shortcodes as elements of their own. */
export function parseMarkup(html: string): Markup {
  const text = html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (text.length > maxMarkupLength) return { root: wordsAlone(text), problem: tooLong }
  const elements = elementsOf(text)
  return isEndless(elements) ? { root: wordsAlone(text), problem: endless } : { root: parsed(elements) }
}

const tooLong = `The text is longer than ${maxMarkupLength / 1_000_000} million characters. Only its words were taken over.`
const endless =
  'The markup of this text has no end: too many elements, or too many within each other. Only its words were taken over.'

/** The words of such a text alone, as one tree. */
export function wordsAlone(html: string) {
  const root = parsed(classic(''))
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

function parsed(html: string): Element {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body
}
