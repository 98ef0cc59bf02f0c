// @ts-check
import { plainWords } from './words.mjs'

/** A section ends before a heading once it has so many characters, and before any block at the latest with so many. */
const enough = 3_000
const maxLength = 9_000

/**
 * Blocks in sections that are about as long as a page: a Word document has no pages of its own. A section begins with a heading where
 * there is one in time; a table, a list or a paragraph that is longer than a section goes on in the next.
 * @param {any[]} blocks
 * @returns {any[][]}
 */
export function sectionsOf(blocks) {
  /** @type {any[][]} */
  const sections = []
  let size = Infinity
  for (const block of blocks) {
    for (const piece of piecesOf(block)) {
      const length = lengthOf(piece)
      const isFull = size + length > maxLength || (piece.is === 'heading' && size >= enough)
      const last = sections.at(-1)
      // What stands under a heading, or under a caption, is not parted from it.
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

/** @param {any} block @returns {any[]} */
function piecesOf(block) {
  if (lengthOf(block) <= maxLength) return [block]
  if (block.is === 'list') return cut(block, 'items', block.items)
  if (block.is === 'table') return cutTable(block)
  if (block.is === 'paragraph') return cutWords(block)
  return [block]
}

/** @param {any} block @param {string} name @param {any[]} parts */
function cut(block, name, parts) {
  return inGroups(parts, lengthOf).map((group, n) =>
    n === 0 ? { ...block, [name]: group } : { ...without(block), [name]: group, goesOn: true },
  )
}

/** Each piece has the head of the table, which is said once where they are joined. No cell over several rows is cut. @param {any} table */
function cutTable(table) {
  const { rows } = table
  const heads = rows.findIndex((/** @type {any} */ { cells }) => !cells.every((/** @type {any} */ { head }) => head))
  const head = rows.slice(0, Math.max(0, heads))
  /** @type {any[][]} */
  const whole = []
  let open = 0
  for (const row of rows.slice(head.length)) {
    if (open > 0) whole.at(-1)?.push(row)
    else whole.push([row])
    open = Math.max(open - 1, ...row.cells.map((/** @type {any} */ { rows = 1 }) => rows - 1))
  }
  const pieces = cut(table, 'rows', whole)
  return pieces.map((piece) => ({ ...piece, rows: [...head, ...piece.rows.flat()] }))
}

/** @param {any} paragraph */
function cutWords(paragraph) {
  const pieces = paragraph.words.flatMap((/** @type {any} */ piece) =>
    typeof piece === 'string' ? cutText(piece) : [piece],
  )
  return cut(paragraph, 'words', pieces)
}

/** At spaces, and where there are none, anywhere. @param {string} text */
function cutText(text) {
  const pieces = []
  for (let at = 0; at < text.length;) {
    const space = text.lastIndexOf(' ', at + maxLength / 3)
    const end = at + maxLength / 3 >= text.length ? text.length : space > at ? space + 1 : at + maxLength / 3
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

/** @param {any[]} parts @param {(part: any) => number} sizeOf */
function inGroups(parts, sizeOf) {
  /** @type {any[][]} */
  const groups = []
  let size = Infinity
  for (const part of parts) {
    const length = sizeOf(part)
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

/** A block as it goes on: what it is called, and where it is led to, stands at its beginning. @param {any} block */
function without({ marks: _, caption: __, start: ___, ...block }) {
  return block
}

/** How long something is, in characters; a cell and an item count as some. @param {any} thing @returns {number} */
function lengthOf(thing) {
  if (typeof thing === 'string') return thing.length
  if (Array.isArray(thing)) return thing.reduce((sum, part) => sum + lengthOf(part), 0)
  const { words = [], blocks = [], items = [], rows = [], cells = [], alt = '' } = thing
  return (
    15 +
    plainWords(words).length +
    alt.length +
    [blocks, items, rows, cells].reduce((sum, part) => sum + lengthOf(part), 0)
  )
}

/**
 * Links inside of the document, now that it is known which section each name is in; those to nowhere are plain text.
 * @param {any[][]} sections
 */
export function resolveLinks(sections) {
  /** @type {Map<string, number>} */
  const places = new Map()
  for (const [n, blocks] of sections.entries()) note(blocks, n + 1)
  return sections.map((blocks) => blocks.map(resolved))

  /** @param {any} thing @param {number} section */
  function note(thing, section) {
    if (typeof thing !== 'object' || thing === null) return
    for (const name of thing.marks ?? []) if (!places.has(name)) places.set(name, section)
    for (const value of Object.values(thing)) note(value, section)
  }

  /** @param {any} thing @returns {any} */
  function resolved(thing) {
    if (Array.isArray(thing)) return thing.flatMap(resolved)
    if (typeof thing !== 'object' || thing === null) return thing
    const { marks: _, anchor, ...rest } = thing
    const whole = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.flatMap(resolved) : value]),
    )
    if (anchor === undefined) return whole
    const place = places.get(anchor)
    return place ? { ...whole, to: `#p${place}` } : whole.words
  }
}
