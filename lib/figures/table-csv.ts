import { csvLine, csvMark } from '../formats/csv'
import type { FigureTable } from './table'

/** Places that cells may reach over in all: more than any table that somebody reads. */
const maxPlaces = 200_000

/** A table as CSV: every cell as it was typed, one that reaches over others in the first of its places. */
export function tableCsv(table: FigureTable): string {
  const places = table.flat().reduce((sum, { columns, rows }) => sum + columns * rows, 0)
  if (places > maxPlaces)
    return (
      csvMark +
      table
        .map((row) =>
          csvLine(
            row.map(({ text }) => text),
            isBelowZero,
          ),
        )
        .join('')
    )
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
  return (
    csvMark +
    grid
      .map((row) =>
        csvLine(
          Array.from(row, (text) => text ?? ''),
          isBelowZero,
        ),
      )
      .join('')
  )
}

/** Nothing but digits after the sign: no spreadsheet takes it for a formula. */
function isBelowZero(words: string) {
  return /^-\d+(?:\.\d+)?%?$/.test(words)
}
