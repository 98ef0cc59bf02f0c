import type { Language } from '../languages/languages'
import { isMissing, parseFigure } from './number'

type TableNode = {
  type?: unknown
  text?: unknown
  attrs?: Record<string, unknown> | null
  content?: unknown
}

type FigureCell = { text: string; isHeading: boolean; columns: number; rows: number }
export type FigureTable = FigureCell[][]

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

export type NumberedTable = { table: FigureTable; caption: string; source: string }

export function nthTable(body: unknown, number: number): NumberedTable | undefined {
  let count = 0
  const left: TableNode[] = [body as TableNode]
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (part?.type === 'table' && ++count === number) {
      const [caption, source] = [part.attrs?.caption, part.attrs?.source].map((words) => String(words ?? '').trim())
      return { table: tableOf(part), caption: caption!, source: source! }
    }
    const inner = partsIn(part)
    for (let n = inner.length - 1; n >= 0; n--) left.push(inner[n]!)
  }
}

/** Leaves out the first column: it names the row, even if it is a year. */
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

/** A first row of headings is a head only if the table has more rows. */
export function headRows(table: FigureTable) {
  return table.length > 1 && table[0]!.every(({ isHeading }) => isHeading) ? 1 : 0
}

function spanOf(value: unknown) {
  return Number.isInteger(value) && (value as number) > 1 ? Math.min(value as number, 1_000) : 1
}

function partsIn(part: unknown): TableNode[] {
  const content = (part as TableNode | null | undefined)?.content
  return Array.isArray(content) ? (content as TableNode[]) : []
}

function textIn(part: TableNode): string {
  if (typeof part.text === 'string') return part.text
  if (part.type === 'hardBreak') return ' '
  const isLine = partsIn(part).some(({ type }) => type === 'text')
  return partsIn(part)
    .map(textIn)
    .join(isLine ? '' : ' ')
}
