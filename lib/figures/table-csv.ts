import { csvLine, csvMark } from '../formats/csv'
import type { FigureTable } from './table'

const maxPlaces = 200_000

/** A merged cell has its words in its first place. `head` has lines that say what the figures are. */
export function tableCsv(table: FigureTable, head: string[][] = []): string {
  const places = table.flat().reduce((sum, { columns, rows }) => sum + columns * rows, 0)
  if (places > maxPlaces) return csvOf([...head, ...table.map((row) => row.map(({ text }) => text))])
  const grid: string[][] = table.map(() => [])
  table.forEach((row, y) => {
    let x = 0
    for (const { text, columns, rows } of row) {
      while (grid[y]![x] !== undefined) x++
      for (let down = 0; down < rows && y + down < grid.length; down++)
        for (let across = 0; across < columns; across++) grid[y + down]![x + across] = down || across ? '' : text
      x += columns
    }
  })
  return csvOf([...head, ...grid.map((row) => Array.from(row, (text) => text ?? ''))])
}

function csvOf(rows: string[][]) {
  return csvMark + rows.map((cells) => csvLine(cells, isBelowZero)).join('')
}

/** With only digits after the minus, no spreadsheet takes it for a formula. */
function isBelowZero(words: string) {
  return /^-\d+(?:\.\d+)?%?$/.test(words)
}
