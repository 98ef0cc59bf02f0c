import type { Language } from '../languages/languages'
import { isMissing, parseFigure } from './number'

/** A part of a body as it is kept: a node of ProseMirror's, or its JSON. */
type Part = {
  type?: unknown
  text?: unknown
  attrs?: Record<string, unknown> | null
  content?: unknown
}

/** A cell of a table: its words in one line, and how many cells it reaches over. */
type FigureCell = { text: string; isHeading: boolean; columns: number; rows: number }
export type FigureTable = FigureCell[][]

/** The cells of a table in the JSON of a body. Notes at the foot of the text are no words of a cell. */
export function tableOf(json: unknown): FigureTable {
  return partsIn(json).map((row) =>
    partsIn(row).map((cell) => ({
      text: textIn(cell).replace(/\s+/g, ' ').trim(),
      isHeading: cell.type === 'tableHeader',
      columns: spanOf(cell.attrs?.colspan),
      rows: spanOf(cell.attrs?.rowspan),
    })),
  )
}

/** The table with a number, counted from one in the order of the text as readers get it. */
export function nthTable(body: unknown, number: number): FigureTable | undefined {
  let count = 0
  const left: Part[] = [body as Part]
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (part?.type === 'table' && ++count === number) return tableOf(part)
    const inner = partsIn(part)
    for (let n = inner.length - 1; n >= 0; n--) left.push(inner[n]!)
  }
}

/** Returns which columns hold numbers alone. The first says what a row is about, also where that is a year. */
export function numericColumns(table: FigureTable, language: Language): Set<number> {
  const numeric = new Set<number>()
  if (hasSpans(table)) return numeric
  const rows = table.slice(headRows(table))
  const width = Math.max(0, ...rows.map((row) => row.length))
  for (let column = 1; column < width; column++) {
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => !isMissing(text))
    if (texts.length > 0 && texts.every((text) => parseFigure(text, language) !== undefined)) numeric.add(column)
  }
  return numeric
}

export function hasSpans(table: FigureTable) {
  return table.some((row) => row.some(({ columns, rows }) => columns > 1 || rows > 1))
}

/** A first row of headings alone is the head of a table that has more rows. */
export function headRows(table: FigureTable) {
  return table.length > 1 && table[0]!.every(({ isHeading }) => isHeading) ? 1 : 0
}

function spanOf(value: unknown) {
  return Number.isInteger(value) && (value as number) > 1 ? Math.min(value as number, 1_000) : 1
}

function partsIn(part: unknown): Part[] {
  const content = (part as Part | null | undefined)?.content
  return Array.isArray(content) ? (content as Part[]) : []
}

/** Paragraphs of a cell, and lines of a paragraph, with a space between them. */
function textIn(part: Part): string {
  if (typeof part.text === 'string') return part.text
  if (part.type === 'hardBreak') return ' '
  const isLine = partsIn(part).some(({ type }) => type === 'text')
  return partsIn(part)
    .map(textIn)
    .join(isLine ? '' : ' ')
}
