// @ts-check
import { plainWords } from './words.mjs'
/** @import { WordBlock, WordPiece, WordRow, WordTable } from './shapes' */
/** @typedef {{ words?: WordPiece[], alt?: string, blocks?: Sized[], items?: Sized[], rows?: Sized[] | number, cells?: Sized[] }} Sized `rows`: the rows of a table, or the height of a cell in rows */

/** Characters: after `sectionLength`, a section ends before a heading; after `maxLength`, before any block. */
const sectionLength = 3_000
const maxLength = 9_000

/** Cuts a Word document, which has no pages, into sections. @param {WordBlock[]} blocks @returns {WordBlock[][]} */
export function sectionsOf(blocks) {
  /** @type {WordBlock[][]} */
  const sections = []
  let size = Infinity
  for (const block of blocks) {
    for (const piece of piecesOf(block)) {
      const length = lengthOf(piece)
      const isFull = size + length > maxLength || (piece.is === 'heading' && size >= sectionLength)
      const last = sections.at(-1)
      const tied = last?.at(-1)?.is === 'heading' && size < maxLength / 2
      if (!last || piece.goesOn || (isFull && !tied)) {
        sections.push([piece])
        size = length
      } else {
        last.push(piece)
        size += length
      }
    }
  }
  return sections
}

/** @param {WordBlock} block @returns {WordBlock[]} */
function piecesOf(block) {
  if (lengthOf(block) <= maxLength) return [block]
  if (block.is === 'list') return groupByLength(block.items).map((items, n) => ({ ...continuation(block, n), items }))
  if (block.is === 'table') return cutTable(block)
  if (block.is !== 'paragraph') return [block]
  return groupByLength(block.words.flatMap(cutText)).map((words, n) => ({ ...continuation(block, n), words }))
}

/** Cuts a long table. Each piece repeats the head; a cell over several rows is not cut. @param {WordTable} table */
function cutTable(table) {
  const { rows } = table
  const heads = rows.findIndex(({ cells }) => !cells.every(({ head }) => head))
  const head = rows.slice(0, Math.max(0, heads))
  /** @type {WordRow[][]} */
  const whole = []
  let open = 0
  for (const row of rows.slice(head.length)) {
    if (open > 0) whole.at(-1)?.push(row)
    else whole.push([row])
    open = Math.max(open - 1, ...row.cells.map(({ rows = 1 }) => rows - 1))
  }
  return groupByLength(whole).map((group, n) => ({ ...continuation(table, n), rows: [...head, ...group.flat()] }))
}

/** @template {WordBlock} B @param {B} block @param {number} n @returns {B} */
function continuation(block, n) {
  return n === 0 ? block : { ...block, marks: undefined, caption: undefined, start: undefined, goesOn: true }
}

/** @param {WordPiece} text @returns {WordPiece[]} */
function cutText(text) {
  if (typeof text !== 'string') return [text]
  const pieces = []
  for (let at = 0; at < text.length;) {
    const space = text.lastIndexOf(' ', at + maxLength / 3)
    const end = at + maxLength / 3 >= text.length ? text.length : space > at ? space + 1 : at + maxLength / 3
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

/** @template {Sized | string | Sized[]} T @param {T[]} parts @returns {T[][]} */
function groupByLength(parts) {
  /** @type {T[][]} */
  const groups = []
  let size = Infinity
  for (const part of parts) {
    const length = lengthOf(part)
    if (size + length > maxLength) {
      groups.push([part])
      size = length
    } else {
      groups.at(-1)?.push(part)
      size += length
    }
  }
  return groups
}

/** @param {Sized | string | Sized[]} thing @returns {number} */
function lengthOf(thing) {
  if (typeof thing === 'string') return thing.length
  if (Array.isArray(thing)) return thing.reduce((sum, part) => sum + lengthOf(part), 0)
  const { words = [], blocks = [], items = [], rows = [], cells = [], alt = '' } = thing
  return (
    15 +
    plainWords(words).length +
    alt.length +
    [blocks, items, typeof rows === 'number' ? [] : rows, cells].reduce((sum, part) => sum + lengthOf(part), 0)
  )
}

/** Gives links the section of their target; others become plain text. @param {WordBlock[][]} sections */
export function resolveLinks(sections) {
  /** @type {Map<string, number>} */
  const places = new Map()
  for (const [n, blocks] of sections.entries()) note(blocks, n + 1)
  return sections.map((blocks) => blocks.map(resolved))

  /** @param {unknown} thing @param {number} section */
  function note(thing, section) {
    if (typeof thing !== 'object' || thing === null) return
    if ('marks' in thing && Array.isArray(thing.marks))
      for (const name of thing.marks) if (!places.has(name)) places.set(name, section)
    for (const value of Object.values(thing)) note(value, section)
  }

  /** @param {unknown} thing @returns {unknown} */
  function resolved(thing) {
    if (Array.isArray(thing)) return thing.flatMap(resolved)
    if (typeof thing !== 'object' || thing === null) return thing
    const { marks: _, anchor, ...rest } = /** @type {{ marks?: string[], anchor?: string }} */ (thing)
    /** @type {Record<string, unknown>} */
    const whole = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.flatMap(resolved) : value]),
    )
    if (anchor === undefined) return whole
    const place = places.get(anchor)
    return place ? { ...whole, to: `#p${place}` } : whole.words
  }
}
