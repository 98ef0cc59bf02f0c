import type { Language } from '../languages/languages'
import { isMissing, parseFigure } from './number'
import { hasSpans, headRows, numericColumns, type FigureTable } from './table'

/** Empty: shown as a table. */
export const tableForms = ['', 'bars', 'line'] as const
export type TableForm = (typeof tableForms)[number]
export type ChartForm = Exclude<TableForm, ''>

type ChartFigure = { value: number; text: string } | undefined
export type ChartSeries = { name: string; figures: ChartFigure[] }
export type Chart = { labels: string[]; series: ChartSeries[] }

/** Limits: series that can be told apart, and rows that fit on a phone. */
const maxSeries = 4
const maxRows = { bars: 30, line: 200 } satisfies Record<ChartForm, number>
/** Larger numbers lose digits. */
const maxValue = 1e15

export function chartOf(table: FigureTable, form: ChartForm, language: Language): Chart | { problem: string } {
  if (hasSpans(table)) return chartProblem('Some of its cells reach over others. Divide them.')
  const head = headRows(table)
  const rows = table.slice(head)
  if (rows.length < 2) return chartProblem('It has fewer than two rows of numbers.')
  if (rows.length > maxRows[form])
    return chartProblem(`It has ${rows.length} rows; a chart of this form can have ${maxRows[form]}.`)
  const columns = [...numericColumns(table, language)]
  if (columns.length === 0)
    return chartProblem('It has no column of numbers alone beside the first column, which names the rows.')
  if (columns.length > maxSeries)
    return chartProblem(`It has ${columns.length} columns of numbers; a chart can have ${maxSeries}.`)
  if (columns.length > 1 && head === 0)
    return chartProblem('It has several columns of numbers and no heading row that says what each is.')
  const series = columns.map((column) => ({
    name: head ? (table[0]![column]?.text ?? '') : '',
    figures: rows.map((row) => figureOf(row[column]?.text ?? '', language)),
  }))
  if (series.some(({ figures }) => figures.some((figure) => figure && Math.abs(figure.value) > maxValue)))
    return chartProblem('One of its numbers is too large.')
  return { labels: rows.map((row) => row[0]?.text ?? ''), series }
}

function chartProblem(reason: string) {
  return { problem: `This table cannot be drawn as a chart. ${reason}` }
}

function figureOf(text: string, language: Language): ChartFigure {
  const value = isMissing(text) ? undefined : parseFigure(text, language)
  return value === undefined ? undefined : { value, text }
}

export function extremesOf({ labels }: Pick<Chart, 'labels'>, { figures }: ChartSeries) {
  const known = figures.flatMap((figure, n) => (figure ? [{ ...figure, label: labels[n] ?? '' }] : []))
  const first = known[0]
  if (!first) return undefined
  const pick = (isBetter: (one: number, other: number) => boolean) =>
    known.reduce((best, one) => (isBetter(one.value, best.value) ? one : best))
  return { largest: pick((a, b) => a > b), smallest: pick((a, b) => a < b), first, last: known.at(-1)! }
}
