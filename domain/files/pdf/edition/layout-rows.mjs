// @ts-check
import { isUnspaced } from './pdfium-text.mjs'
/** @import { Block, Cell, Item } from '../../../../lib/edition/schema' */
/** @import { LookedLine } from '../shapes' */
/** @typedef {[LookedLine, LookedLine, ...LookedLine[]]} Row cells of one base line */
/** @typedef {{ left: number, right: number }} Column */

const loneLabelPattern = /^(?:[•◦▪●○■\uf0b7]|\(?(?:\d{1,2}|[a-z])[.)])$/u
const numberPattern = /^[\p{N}.,%()\s+-]+$/u
const pageNumberPattern = /^[\divxlc]{1,4}$/i

/** @param {LookedLine[]} lines @param {number} from @returns {{ block: Block, next: number } | undefined} */
export function rowsAt(lines, from) {
  const first = rowAt(lines, from)
  if (!isRow(first)) return undefined
  const rows = [first]
  let next = from + first.length
  for (;;) {
    const row = rowAt(lines, next)
    const last = rows.at(-1) ?? first
    const [cell] = row
    if (isRow(row) && Math.abs(row[0].y - last[0].y) < 6 * first[0].size) {
      rows.push(row)
      next += row.length
    } else if (cell && row.length === 1 && goesOnInCell(last, cell)) {
      const above = nearestCell(last, cell)
      above.text = joinLines(above.text, cell.text)
      above.lastY = cell.y
      next++
    } else break
  }
  if (isContents(rows)) return { block: contentsBlock(rows), next }
  return rows.length >= 2 && isAligned(rows) ? { block: tableBlock(rows), next } : undefined
}

/** @param {LookedLine[]} lines @param {number} from */
function rowAt(lines, from) {
  const first = lines[from]
  /** @type {LookedLine[]} */
  const row = []
  if (!first) return row
  for (let n = from; n < lines.length; n++) {
    const [line, last] = [lines[n], row.at(-1)]
    if (!line || (last && (Math.abs(line.y - first.y) > 0.3 * first.size || line.left < last.right))) break
    row.push({ ...line })
  }
  return loneLabelPattern.test(first.text) ? row.slice(0, 1) : row
}

/** @param {LookedLine[]} cells @returns {cells is Row} */
function isRow(cells) {
  return cells.length > 1
}

/** @param {Row} row @param {LookedLine} line */
function goesOnInCell(row, line) {
  const cell = nearestCell(row, line)
  const y = cell.lastY ?? cell.y
  return row.indexOf(cell) > 0 && Math.abs(cell.left - line.left) < 3 && y - line.y < 1.7 * line.size && y > line.y
}

/** @param {Row} row @param {LookedLine} line @returns {LookedLine} */
function nearestCell(row, { left }) {
  return row.reduce((best, cell) => (Math.abs(cell.left - left) < Math.abs(best.left - left) ? cell : best))
}

/** Words of a justified line are also far apart, but not aligned with those below. @param {Row[]} rows */
function isAligned(rows) {
  const cells = rows.slice(0, 200).flatMap((row, n) =>
    row.map((cell, at) => ({
      cell,
      n,
      isFirst: at === 0,
      mayEndAlike: at < row.length - 1 || numberPattern.test(cell.text),
    })),
  )
  /** @param {typeof cells[number]} one @param {typeof cells[number]} other */
  const isBelow = (one, other) => {
    const isSameLeft = Math.abs(one.cell.left - other.cell.left) < 3
    return one.n !== other.n && (isSameLeft || (one.mayEndAlike && Math.abs(one.cell.right - other.cell.right) < 3))
  }
  const inner = cells.filter(({ isFirst }) => !isFirst)
  return inner.filter((one) => inner.some((other) => isBelow(one, other))).length >= inner.length * 0.6
}

/** @param {Row[]} rows */
function isContents(rows) {
  if (rows.length < 2 || !rows.every((row) => row.length === 2 && pageNumberPattern.test(row[1].text))) return false
  if (rows.some((row) => /[.·…_]{3}$/.test(row[0].text))) return true
  const numbers = rows.map((row) => row[1])
  const isColumn = new Set(numbers.map(({ right }) => Math.round(right))).size <= 2
  const isApart = rows.every((row) => row[1].left - row[0].right > 20)
  return isColumn && isApart && rows.length >= 3 && Number(numbers.at(-1)?.text) >= Number(numbers[0]?.text)
}

/** @param {Row[]} rows @returns {Block} */
function contentsBlock(rows) {
  /** @type {Item[]} */
  const items = rows.map(([title, number]) => {
    const name = title.text.replace(/[ .·…_]{2,200}$/, '')
    return { blocks: [{ is: 'paragraph', words: [`${name} ${number.text}`] }] }
  })
  return { is: 'list', kind: 'none', items }
}

/** @param {Row[]} rows @returns {Block} */
function tableBlock(rows) {
  const columns = columnsOf(rows)
  return {
    is: 'table',
    rows: rows.map((row, n) => {
      const texts = columns.map(() => '')
      for (const cell of row) {
        const at = columnOf(columns, cell)
        texts[at] = joinLines(texts[at] ?? '', cell.text)
      }
      const isHead = n === 0 && row.every(({ isBold }) => isBold)
      return { cells: texts.map((text) => cellOf(text, isHead)) }
    }),
  }
}

/** @param {string} text @param {boolean} isHead @returns {Cell} */
function cellOf(text, isHead) {
  return { ...(isHead && text && { head: 'col' }), blocks: text ? [{ is: 'paragraph', words: [text] }] : [] }
}

/** @param {Row[]} rows */
function columnsOf(rows) {
  const max = Math.max(...rows.map((row) => row.length))
  /** @type {Column[]} */
  const columns = []
  for (const cell of rows.filter((row) => row.length === max).flat()) {
    const column = columns.find(({ left, right }) => cell.left < right + 2 && cell.right > left - 2)
    if (!column) columns.push({ left: cell.left, right: cell.right })
    else {
      column.left = Math.min(column.left, cell.left)
      column.right = Math.max(column.right, cell.right)
    }
  }
  return columns.sort((a, b) => a.left - b.left)
}

/** @param {Column[]} columns @param {LookedLine} cell */
function columnOf(columns, cell) {
  const away = columns.map(
    ({ left, right }) => Math.max(0, left - cell.right, cell.left - right) + Math.abs(left - cell.left) / 1_000,
  )
  return away.indexOf(Math.min(...away))
}

/** Joins a word that U+00AD or a hyphen divides. @param {string} before @param {string} after */
export function joinLines(before, after) {
  if (!before) return after
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  if (/\p{Ll}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  if (/\p{L}-$/u.test(before)) return before + after
  return before + (isUnspaced(before.at(-1)) && isUnspaced(after[0]) ? '' : ' ') + after
}
