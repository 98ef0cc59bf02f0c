import { parseHTML } from 'linkedom'
import { blocksToElements, classicTag, hasBlocks, moreTag } from './blocks'
import { isEndless, longest, visibleWords } from './limits'
import type { ProblemList } from './problem-list'
import { shortcodesToElements } from './shortcodes'

/** The text of a post as a tree of elements, with WordPress's comments and shortcodes as elements of their own. */
export function parsedMarkup(html: string, listed: ProblemList): Element {
  const text = html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (text.length > longest) {
    listed.add(`The text is longer than ${longest / 1_000_000} million characters. Only its words were taken over.`)
    return wordsAlone(text)
  }
  const elements = elementsOf(text)
  if (!isEndless(elements)) return parsed(elements)
  listed.add(
    'The markup of this text has no end: too many elements, or too many within each other. Only its words were taken over.',
  )
  return wordsAlone(text)
}

/** The words of such a text alone, as one tree. */
export function wordsAlone(html: string) {
  const root = parsed(classic(''))
  root.firstElementChild!.append(visibleWords(html))
  return root
}

function elementsOf(html: string) {
  const marked = html.replace(/<!--more(?:\s[^>]{0,200})?-->/g, `<${moreTag}></${moreTag}>`)
  return shortcodesToElements(hasBlocks(marked) ? blocksToElements(marked, classic) : classic(marked))
}

function classic(html: string) {
  return `<${classicTag}>${html}</${classicTag}>`
}

function parsed(html: string): Element {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body
}
