import { isUnspaced } from './pdfium-text.mjs'

const loneLabel = /^(?:[•◦▪●○■\uf0b7]|\(?(?:\d{1,2}|[a-z])[.)])$/u
const number = /^[\p{N}.,%()\s+-]+$/u
const pageNumber = /^[\divxlc]{1,4}$/i

/**
 * A table or a list of contents that begins at a line: pieces that stand apart on one base line, in lines that follow one another.
 * Undefined where there is none; `next` is the line after it.
 */
export function rowsAt(lines, from) {
  const first = rowAt(lines, from)
  if (first.length < 2) return undefined
  const rows = [first]
  let next = from + first.length
  for (;;) {
    const row = rowAt(lines, next)
    if (row.length > 1 && Math.abs(row[0].y - rows.at(-1)[0].y) < 6 * first[0].size) {
      rows.push(row)
      next += row.length
    } else if (row.length === 1 && goesOnInCell(rows.at(-1), row[0])) {
      const cell = nearest(rows.at(-1), row[0])
      cell.text = joinLines(cell.text, row[0].text)
      cell.lastY = row[0].y
      next++
    } else break
  }
  if (isContents(rows)) return { block: contentsBlock(rows), next }
  return rows.length >= 2 && isAligned(rows) ? { block: tableBlock(rows), next } : undefined
}

function rowAt(lines, from) {
  const row = []
  for (let n = from; n < lines.length; n++) {
    const line = lines[n]
    if (n > from && (Math.abs(line.y - lines[from].y) > 0.3 * lines[from].size || line.left < row.at(-1).right)) break
    row.push({ ...line })
  }
  return row.length > 1 && loneLabel.test(row[0].text) ? [row[0]] : row
}

function goesOnInCell(row, line) {
  const cell = nearest(row, line)
  const y = cell.lastY ?? cell.y
  return row.indexOf(cell) > 0 && Math.abs(cell.left - line.left) < 3 && y - line.y < 1.7 * line.size && y > line.y
}

function nearest(row, { left }) {
  return row.reduce((best, cell) => (Math.abs(cell.left - left) < Math.abs(best.left - left) ? cell : best))
}

/** Words of a justified line stand apart too, and begin and end below one another; what is between does not. Numbers may end alike. */
function isAligned(rows) {
  const cells = rows.slice(0, 200).flatMap((row, n) =>
    row.map((cell, at) => ({
      cell,
      n,
      isFirst: at === 0,
      mayEndAlike: at < row.length - 1 || number.test(cell.text),
    })),
  )
  const isBelow = (one, other) => {
    const isSameLeft = Math.abs(one.cell.left - other.cell.left) < 3
    return one.n !== other.n && (isSameLeft || (one.mayEndAlike && Math.abs(one.cell.right - other.cell.right) < 3))
  }
  const inner = cells.filter(({ isFirst }) => !isFirst)
  return inner.filter((one) => inner.some((other) => isBelow(one, other))).length >= inner.length * 0.6
}

function isContents(rows) {
  if (rows.length < 2 || !rows.every((row) => row.length === 2 && pageNumber.test(row[1].text))) return false
  if (rows.some((row) => /[.·…_]{3}$/.test(row[0].text))) return true
  const numbers = rows.map((row) => row[1])
  const isColumn = new Set(numbers.map(({ right }) => Math.round(right))).size <= 2
  const isApart = rows.every((row) => row[1].left - row[0].right > 20)
  return isColumn && isApart && rows.length >= 3 && Number(numbers.at(-1).text) >= Number(numbers[0].text)
}

function contentsBlock(rows) {
  const items = rows.map(([title, number]) => {
    const name = title.text.replace(/[ .·…_]{2,200}$/, '')
    return { blocks: [{ is: 'paragraph', words: [`${name} ${number.text}`] }] }
  })
  return { is: 'list', kind: 'none', items }
}

function tableBlock(rows) {
  const columns = columnsOf(rows)
  return {
    is: 'table',
    rows: rows.map((row, n) => {
      const texts = columns.map(() => '')
      for (const cell of row) {
        const at = columnOf(columns, cell)
        texts[at] = joinLines(texts[at], cell.text)
      }
      const isHead = n === 0 && row.every(({ isBold }) => isBold)
      return { cells: texts.map((text) => cellOf(text, isHead)) }
    }),
  }
}

function cellOf(text, isHead) {
  return { ...(isHead && text && { head: 'col' }), blocks: text ? [{ is: 'paragraph', words: [text] }] : [] }
}

/** The edges of columns, from the rows with most cells. */
function columnsOf(rows) {
  const max = Math.max(...rows.map((row) => row.length))
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

function columnOf(columns, cell) {
  const away = ({ left, right }) =>
    Math.max(0, left - cell.right, cell.left - right) + Math.abs(left - cell.left) / 1_000
  return columns.reduce((best, column, n) => (away(column) < away(columns[best]) ? n : best), 0)
}

/** Two lines as one text: a divided word (it ends in U+00AD) is whole again. */
export function joinLines(before, after) {
  if (!before) return after
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  if (/\p{Ll}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  if (/\p{L}-$/u.test(before)) return before + after
  return before + (isUnspaced(before.at(-1)) && isUnspaced(after[0]) ? '' : ' ') + after
}
