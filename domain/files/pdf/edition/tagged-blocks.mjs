import { isBlock, isElement, languageIn, sections, textOf, wordsOf } from './inline.mjs'
import { listBlock } from './lists.mjs'
import { tableBlocks } from './tables.mjs'

/** Deeper than this, blocks are laid one after the other. */
const maxDepth = 12

/**
 * The blocks of the elements of a page: the fixed set of lib/edition/schema.ts. Nothing is left out that is no artifact: an element that
 * may not stand where it does becomes a block of its own.
 * @param around the language of the document
 */
export function blocksOf(kids, around, depth = 0) {
  const blocks = []
  let line = []
  const endLine = () => {
    const words = wordsOf(line, around)
    if (words.length > 0) blocks.push({ is: 'paragraph', words })
    line = []
  }
  for (const kid of kids) {
    if (!isElement(kid) || !isBlock(kid)) line.push(kid)
    else {
      endLine()
      blocks.push(...elementBlocks(kid, around, depth))
    }
  }
  endLine()
  return blocks
}

function elementBlocks(element, outside, depth) {
  const lang = languageIn(element, outside)
  const around = lang?.lang ?? outside
  const marks = { ...lang, ...(element.before && { goesOn: true }) }
  const inner = (kids = element.kids) => blocksOf(kids, around, depth + 1)
  const { role } = element
  if (role === 'Artifact') return []
  if (/^(?:H[1-6]?|Title)$/.test(role)) return headingBlocks(element, around, lang)
  if (depth > maxDepth) return inner()
  switch (role) {
    case 'L':
    case 'TOC':
      return [listBlock(element, around, { marks, inner })].filter(({ items }) => items.length > 0)
    case 'Table':
      return tableBlocks(element, around, { marks, inner })
    case 'Figure':
    case 'Formula':
      return figureBlocks(element, around, { marks, inner })
    case 'BlockQuote':
      return group('quote', inner(), marks)
    case 'Note':
    case 'FENote':
      return group('note', withLabel(inner()), marks)
    case 'Caption':
      return element.kids.some(isBlock) ? inner() : textBlock('caption', element, around, marks)
  }
  // A paragraph, and whatever else no rule knows.
  if (sections.has(role) || element.kids.some(isBlock)) return withLanguage(inner(), lang)
  return textBlock('paragraph', element, around, marks)
}

function headingBlocks(element, around, lang) {
  if (element.kids.some(isBlock)) return blocksOf(element.kids, around, maxDepth)
  const words = wordsOf(element.kids, around)
  const level = { H1: 2, Title: 2, H: 2, H2: 3 }[element.role] ?? 4
  return words.length > 0 ? [{ is: 'heading', level, words, ...lang }] : []
}

function textBlock(is, element, around, marks) {
  const words = wordsOf(element.kids, around)
  return words.length > 0 ? [{ is, words, ...marks }] : []
}

/** A figure within a figure without words of its own is said once, with the caption of the outer one. */
function figureBlocks(element, around, { marks, inner }) {
  const alt = element.alt ?? element.actual ?? ''
  const captions = element.kids.filter(({ role }) => role === 'Caption')
  const words = captions.flatMap((one) => wordsOf(one.kids, around))
  const caption = words.length > 0 ? { caption: words } : undefined
  const blocks = inner(element.kids.filter((kid) => !captions.includes(kid)))
  const figure = !alt && blocks.find((block) => block.is === 'figure' && !block.caption)
  if (figure) {
    Object.assign(figure, caption)
    return blocks
  }
  if (!alt && blocks.length === 0 && !caption) return []
  const trimmedAlt = alt.replace(/\s+/g, ' ').trim().slice(0, 2_000).toWellFormed()
  return [{ is: 'figure', alt: trimmedAlt, ...caption, blocks, ...marks }]
}

function group(is, blocks, marks) {
  return blocks.length > 0 ? [{ is, blocks, ...marks }] : []
}

/** The number of a note stands before its words, where it has a line of its own, as LibreOffice writes it. */
function withLabel([label, first, ...rest]) {
  const isLabel = label?.is === 'paragraph' && first?.is === 'paragraph' && /^.{1,4}$/u.test(plainOf(label.words))
  if (isLabel) return [{ ...first, words: [...label.words, ' ', ...first.words] }, ...rest]
  return [label, first, ...rest].filter(Boolean)
}

function plainOf(words) {
  return words.map((piece) => (typeof piece === 'string' ? piece : plainOf(piece.words))).join('')
}

/** What an element says of its language holds for what is in it. */
function withLanguage(blocks, lang) {
  return lang ? blocks.map((block) => ({ ...lang, ...block })) : blocks
}

/** Whether anything in elements has words. */
export function hasWords(kids) {
  return kids.some((kid) => textOf(kid) !== '')
}
