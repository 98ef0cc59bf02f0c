// @ts-check
import { isBlock, isElement, languageIn, textOf, wordsOf } from './inline.mjs'
/** @import { Block, Item, List } from '../../../../lib/edition/schema' */
/** @import { StructureElement, StructureKid } from '../shapes' */
/** @import { Inner, Marks } from './tagged-blocks.mjs' */
/** @typedef {Pick<List, 'kind' | 'start' | 'items'>} Numbering */

/** @type {Record<string, List['kind']>} */
const numberingKinds = {
  Decimal: '1',
  Ordered: '1',
  UpperRoman: 'I',
  LowerRoman: 'i',
  UpperAlpha: 'A',
  LowerAlpha: 'a',
  None: 'none',
}
const bulletPattern = /^\s*[•◦▪●○■·\uf0b7–—*-]\s*$/u
const drawnLabel = /^[([]?([0-9]{1,4}|[a-z]|[ivxlc]{1,7}|[A-Z]|[IVXLC]{1,7})[.)\]:]{0,2}$/

/** @param {StructureElement} element @param {string} around @param {{ marks: Marks, inner: Inner }} what @returns {List} */
export function listBlock(element, around, { marks, inner }) {
  const isContents = element.role === 'TOC'
  /** @type {Item[]} */
  const items = []
  for (const kid of element.kids) {
    if (!isElement(kid)) addWords(items, [kid], around)
    else if (kid.role === 'L' || kid.role === 'TOC')
      addBlocks(items, inner([kid])) // a list within a list, as Word writes it
    else if (kid.role === 'Caption') items.push({ blocks: inner([kid]) })
    else items.push(itemOf(kid, inner, around))
  }
  const filled = items.filter(({ label, blocks }) => label || blocks.length > 0)
  return { is: 'list', ...numberingOf(isContents ? 'None' : element.ListNumbering, filled), ...marks }
}

/** @param {Item[]} items @param {StructureKid[]} kids @param {string} around */
function addWords(items, kids, around) {
  const words = wordsOf(kids, around)
  if (words.length > 0) addBlocks(items, [{ is: 'paragraph', words }])
}

/** @param {Item[]} items @param {Block[]} blocks */
function addBlocks(items, blocks) {
  const last = items.at(-1)
  if (last) last.blocks.push(...blocks)
  else items.push({ blocks })
}

/** @param {StructureElement} element @param {Inner} inner @param {string} around @returns {Item} */
function itemOf(element, inner, around) {
  const isItem = element.role === 'LI'
  const labels = isItem ? element.kids.filter(({ role }) => role === 'Lbl') : []
  const bodies = isItem ? element.kids.filter((kid) => !labels.includes(kid)) : [element]
  const kids = bodies.flatMap((kid) => (kid.role === 'LBody' || kid.role === 'TOCI' ? kid.kids : [kid]))
  const label = labels.map(textOf).join(' ').replace(/\s+/g, ' ').normalize('NFC')
  const blocks = withoutBullet(blocksOfItem(kids, inner))
  const lang = languageIn(element, around)
  return {
    ...(label && !bulletPattern.test(label) && { label: [...label].slice(0, 50).join('') }),
    blocks: lang ? blocks.map((block) => ({ ...lang, ...block })) : blocks,
    ...(element.before && { goesOn: true }),
  }
}

/** @param {StructureKid[]} kids @param {Inner} inner */
function blocksOfItem(kids, inner) {
  const cut = kids.find((kid) => isElement(kid) && isBlock(kid))?.before
  const blocks = inner(kids)
  if (cut && blocks[0] && blocks[0].is !== 'heading' && blocks[0].is !== 'page') blocks[0].goesOn = true
  return blocks
}

/** Removes the bullet that programs without labels write into the text. @param {Block[]} blocks @returns {Block[]} */
function withoutBullet(blocks) {
  const [first, ...rest] = blocks
  if (first?.is !== 'paragraph' || typeof first.words[0] !== 'string') return blocks
  const [text, ...words] = first.words
  const shorter = text.replace(/^[•◦▪●○■\uf0b7]\s*/u, '')
  if (shorter === text) return blocks
  const remaining = shorter ? [shorter, ...words] : words
  return remaining.length > 0 ? [{ ...first, words: remaining }, ...rest] : rest
}

/** @param {string | undefined} said @param {Item[]} items @returns {Numbering} */
export function numberingOf(said, items) {
  const labels = items.map(({ label }) => drawnLabel.exec(label ?? '')?.[1])
  const labelled = items.filter(({ label }) => label)
  if (labelled.length === 0) {
    const kind = numberingKinds[said ?? ''] ?? 'bullet'
    return { kind, items }
  }
  const kind = labelKind(said, labels.find(Boolean))
  const start = kind ? labelValue(labels[0] ?? '', kind) : undefined
  const isRegular =
    start !== undefined && items.every((item, n) => !item.label || labelValue(labels[n] ?? '', kind) === start + n)
  if (!kind || !isRegular) return { kind: 'label', items }
  return { kind, ...(start !== 1 && { start }), items }
}

/** @param {string | undefined} said @param {string | undefined} label @returns {List['kind'] | undefined} */
function labelKind(said, label) {
  if (!label) return undefined
  if (/^\d/.test(label)) return '1'
  const known = numberingKinds[said ?? '']
  if (known && known !== '1' && known !== 'none') return known
  if (/^[ivx]{2,}$|^i$/.test(label)) return 'i'
  if (/^[IVX]{2,}$|^I$/.test(label)) return 'I'
  return /^[a-z]$/.test(label) ? 'a' : /^[A-Z]$/.test(label) ? 'A' : undefined
}

/** @type {Record<string, number>} */
const romanDigits = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** @param {string} label @param {List['kind'] | undefined} kind */
function labelValue(label, kind) {
  if (kind === '1') return /^\d{1,4}$/.test(label) ? Number(label) : undefined
  const lower = label.toLowerCase()
  if (kind === 'a' || kind === 'A') return /^[a-z]$/.test(lower) ? lower.charCodeAt(0) - 96 : undefined
  if (!/^[ivxlc]{1,7}$/.test(lower)) return undefined
  const values = [...lower].map((letter) => romanDigits[letter] ?? 0)
  return values.reduce((sum, value, n) => (value < (values[n + 1] ?? 0) ? sum - value : sum + value), 0)
}
