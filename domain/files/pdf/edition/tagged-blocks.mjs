// @ts-check
import { isBlock, isElement, languageIn, sectionRoles, textOf, wordsOf } from './inline.mjs'
import { listBlock } from './lists.mjs'
import { tableBlocks } from './tables.mjs'
/** @import { Block, Words } from '../../../../lib/edition/schema' */
/** @import { StructureElement, StructureKid } from '../shapes' */
/** @typedef {{ lang?: string, goesOn?: true }} Marks the language of a block, and whether it began on the page before */
/** @typedef {(kids?: StructureKid[]) => Block[]} Inner makes the blocks of what is in an element */

const maxDepth = 12

/**
 * Makes blocks of everything but artifacts: a misplaced element becomes a block of its own.
 * @param {StructureKid[]} kids
 * @param {string} around the language of the document
 * @returns {Block[]}
 */
export function blocksOf(kids, around, depth = 0) {
  /** @type {Block[]} */
  const blocks = []
  /** @type {StructureKid[]} */
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

/** @param {StructureElement} element @param {string} outside @param {number} depth @returns {Block[]} */
function elementBlocks(element, outside, depth) {
  const lang = languageIn(element, outside)
  const around = lang?.lang ?? outside
  /** @type {Marks} */
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
      return groupBlocks('quote', inner(), marks)
    case 'Note':
    case 'FENote':
      return groupBlocks('note', withLabel(inner()), marks)
    case 'Caption':
      return element.kids.some(isBlock) ? inner() : textBlock('caption', element, around, marks)
  }
  if (sectionRoles.has(role) || element.kids.some(isBlock)) return withLanguage(inner(), lang)
  return textBlock('paragraph', element, around, marks)
}

/** @type {Record<string, 2 | 3>} */
const headingLevels = { H1: 2, Title: 2, H: 2, H2: 3 }

/** @param {StructureElement} element @param {string} around @param {{ lang: string } | undefined} lang @returns {Block[]} */
function headingBlocks(element, around, lang) {
  if (element.kids.some(isBlock)) return blocksOf(element.kids, around, maxDepth)
  const words = wordsOf(element.kids, around)
  const level = headingLevels[element.role] ?? 4
  return words.length > 0 ? [{ is: 'heading', level, words, ...lang }] : []
}

/** @param {'paragraph' | 'caption'} is @param {StructureElement} element @param {string} around @param {Marks} marks @returns {Block[]} */
function textBlock(is, element, around, marks) {
  const words = wordsOf(element.kids, around)
  return words.length > 0 ? [{ is, words, ...marks }] : []
}

/** @param {StructureElement} element @param {string} around @param {{ marks: Marks, inner: Inner }} what @returns {Block[]} */
function figureBlocks(element, around, { marks, inner }) {
  const alt = element.alt ?? element.actual ?? ''
  const captions = element.kids.filter(isElement).filter(({ role }) => role === 'Caption')
  const words = captions.flatMap((one) => wordsOf(one.kids, around))
  const caption = words.length > 0 ? { caption: words } : undefined
  const blocks = inner(element.kids.filter((kid) => !isElement(kid) || !captions.includes(kid)))
  const figure = !alt && blocks.find((block) => block.is === 'figure' && !block.caption)
  if (figure) {
    Object.assign(figure, caption)
    return blocks
  }
  if (!alt && blocks.length === 0 && !caption) return []
  const trimmedAlt = alt.replace(/\s+/g, ' ').trim().slice(0, 2_000).toWellFormed()
  return [{ is: 'figure', alt: trimmedAlt, ...caption, blocks, ...marks }]
}

/** @param {'quote' | 'note'} is @param {Block[]} blocks @param {Marks} marks @returns {Block[]} */
function groupBlocks(is, blocks, marks) {
  return blocks.length > 0 ? [{ is, blocks, ...marks }] : []
}

/** Joins the number of a note with its text: LibreOffice writes it on a line of its own. @param {Block[]} blocks @returns {Block[]} */
function withLabel(blocks) {
  const [label, first, ...rest] = blocks
  if (label?.is !== 'paragraph' || first?.is !== 'paragraph' || !/^.{1,4}$/u.test(plainText(label.words))) return blocks
  return [{ ...first, words: [...label.words, ' ', ...first.words] }, ...rest]
}

/** @param {Words} words @returns {string} */
function plainText(words) {
  return words
    .map((piece) => (typeof piece === 'string' ? piece : 'words' in piece ? plainText(piece.words) : ''))
    .join('')
}

/** @param {Block[]} blocks @param {{ lang: string } | undefined} lang @returns {Block[]} */
function withLanguage(blocks, lang) {
  return lang ? blocks.map((block) => ({ ...lang, ...block })) : blocks
}

/** @param {StructureKid[]} kids */
export function hasWords(kids) {
  return kids.some((kid) => textOf(kid) !== '')
}
