import { isElement, languageIn, sections, wordsOf } from './inline.mjs'

const maxCells = 200 // of a row

/** A table with its caption; what does not belong into one stands after it. */
export function tableBlocks(element, around, { marks, inner }) {
  const found = { rows: [], captions: [], others: [] }
  gather(element.kids, false, found)
  if (found.rows.length === 0) return inner()
  const rows = found.rows
    .map(({ row, isHead }) => rowOf(row, isHead, { around, inner }))
    .filter(({ cells }) => cells.length)
  const caption = found.captions.flatMap(({ kids }) => wordsOf(kids, around))
  const table = { is: 'table', ...(caption.length > 0 && { caption }), rows, ...marks }
  return [...(rows.length > 0 ? [table] : []), ...inner(found.others)]
}

function gather(kids, isHead, found) {
  for (const kid of kids) {
    if (kid.role === 'TR') found.rows.push({ row: kid, isHead })
    else if (kid.role === 'Caption') found.captions.push(kid)
    else if (isElement(kid) && sections.has(kid.role)) gather(kid.kids, isHead || kid.role === 'THead', found)
    else if (isElement(kid) || kid.text.trim()) found.others.push(kid)
  }
}

function rowOf(row, isHead, { around, inner }) {
  const kids = row.kids.filter((kid) => isElement(kid) || kid.text.trim())
  const [whole, rest] = [kids.slice(0, maxCells), kids.slice(maxCells)]
  const cells = whole.map((kid) => cellOf(kid, isHead, { around, inner }))
  if (rest.length > 0) cells.at(-1).blocks.push(...inner(rest))
  return { cells, ...(row.before && { goesOn: true }) }
}

function cellOf(cell, isHead, { around, inner }) {
  if (!isElement(cell)) return { blocks: inner([cell]) }
  const isCell = cell.role === 'TH' || cell.role === 'TD'
  const blocks = inner(isCell ? cell.kids : [cell])
  const lang = languageIn(cell, around)
  const said = { Row: 'row', Both: 'both', Column: 'col' }[cell.Scope]
  const head = cell.role === 'TH' || (isHead && isCell) ? (said ?? (isHead ? 'col' : 'both')) : undefined
  if (cell.before && blocks[0] && blocks[0].is !== 'heading') blocks[0].goesOn = true
  return {
    ...(head && { head }),
    ...(cell.ColSpan > 1 && { columns: cell.ColSpan }),
    ...(cell.RowSpan > 1 && { rows: cell.RowSpan }),
    blocks: lang ? blocks.map((block) => ({ ...lang, ...block })) : blocks,
    ...(cell.before && { goesOn: true }),
  }
}
