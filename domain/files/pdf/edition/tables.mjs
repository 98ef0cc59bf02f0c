// @ts-check
import { isElement, languageIn, sectionRoles, wordsOf } from './inline.mjs'
/** @import { Block, Cell, Row, Table } from '../../../../lib/edition/schema' */
/** @import { StructureElement, StructureKid } from '../shapes' */
/** @import { Inner, Marks } from './tagged-blocks.mjs' */
/** @typedef {{ rows: { row: StructureElement, isHead: boolean }[], captions: StructureElement[], others: StructureKid[] }} Parts */
/** @typedef {{ around: string, inner: Inner }} Context */

const maxCells = 200 // of a row

/** @param {StructureElement} element @param {string} around @param {{ marks: Marks, inner: Inner }} what @returns {Block[]} */
export function tableBlocks(element, around, { marks, inner }) {
  /** @type {Parts} */
  const found = { rows: [], captions: [], others: [] }
  gatherRows(element.kids, false, found)
  if (found.rows.length === 0) return inner()
  const rows = found.rows
    .map(({ row, isHead }) => rowOf(row, isHead, { around, inner }))
    .filter(({ cells }) => cells.length)
  const caption = found.captions.flatMap(({ kids }) => wordsOf(kids, around))
  /** @type {Table} */
  const table = { is: 'table', ...(caption.length > 0 && { caption }), rows, ...marks }
  return [...(rows.length > 0 ? [table] : []), ...inner(found.others)]
}

/** @param {StructureKid[]} kids @param {boolean} isHead @param {Parts} found */
function gatherRows(kids, isHead, found) {
  for (const kid of kids) {
    if (kid.role === 'TR') found.rows.push({ row: kid, isHead })
    else if (kid.role === 'Caption') found.captions.push(kid)
    else if (isElement(kid) && sectionRoles.has(kid.role)) gatherRows(kid.kids, isHead || kid.role === 'THead', found)
    else if (isElement(kid) || kid.text.trim()) found.others.push(kid)
  }
}

/** @param {StructureElement} row @param {boolean} isHead @param {Context} context @returns {Row} */
function rowOf(row, isHead, { around, inner }) {
  const kids = row.kids.filter((kid) => isElement(kid) || kid.text.trim())
  const [whole, rest] = [kids.slice(0, maxCells), kids.slice(maxCells)]
  const cells = whole.map((kid) => cellOf(kid, isHead, { around, inner }))
  if (rest.length > 0) cells.at(-1)?.blocks.push(...inner(rest))
  return { cells, ...(row.before && { goesOn: true }) }
}

/** @type {Record<string, Cell['head']>} */
const headScopes = { Row: 'row', Both: 'both', Column: 'col' }

/** @param {StructureKid} cell @param {boolean} isHead @param {Context} context @returns {Cell} */
function cellOf(cell, isHead, { around, inner }) {
  if (!isElement(cell)) return { blocks: inner([cell]) }
  const { ColSpan: columns = 1, RowSpan: rows = 1 } = cell
  const isCell = cell.role === 'TH' || cell.role === 'TD'
  const blocks = inner(isCell ? cell.kids : [cell])
  const lang = languageIn(cell, around)
  const said = headScopes[cell.Scope ?? '']
  const head = cell.role === 'TH' || (isHead && isCell) ? (said ?? (isHead ? 'col' : 'both')) : undefined
  if (cell.before && blocks[0] && blocks[0].is !== 'heading' && blocks[0].is !== 'page') blocks[0].goesOn = true
  return {
    ...(head && { head }),
    ...(columns > 1 && { columns }),
    ...(rows > 1 && { rows }),
    blocks: lang ? blocks.map((block) => ({ ...lang, ...block })) : blocks,
    ...(cell.before && { goesOn: true }),
  }
}
