import type { Node } from '@tiptap/pm/model'
import { chartOf, type TableForm } from '@/lib/figures/chart'
import { numericColumns, tableOf, type FigureTable } from '@/lib/figures/table'
import type { Language } from '@/lib/languages/languages'
import { drawChart } from './chart/draw'
import { element, join, nothing, words, type Html } from './html'
import { labels } from './labels'
import { linked } from './linked'

type Rendering = {
  /** The place among the tables of the text it is. */
  number: number
  language: Language
  render: (node: Node) => Html
}

/** A table with what it shows above it, its source below it, and as a chart where it is to be one and can be. */
export function tableFigure(node: Node, { number, language, render }: Rendering): Html {
  const figures = tableOf(node.toJSON())
  const caption = String(node.attrs.caption ?? '').trim()
  const source = String(node.attrs.source ?? '').trim()
  const name = labels[language].table(number)
  const html = table(node, { name, caption, numeric: numericColumns(figures, language), render })
  const drawing = drawn(figures, { form: node.attrs.form as TableForm, caption, number, language })
  if (!caption && !source && !drawing) return html
  return element(
    'figure',
    { class: 'figures' },
    caption ? element('figcaption', {}, linked(caption)) : nothing,
    drawing ?? nothing,
    drawing ? folded(html, labels[language].chart.figures) : html,
    source
      ? element('p', { class: 'source' }, words(`${labels[language].source}${colon(language)}`), linked(source))
      : nothing,
  )
}

function drawn(
  figures: FigureTable,
  { form, ...of }: { form: TableForm; caption: string; number: number; language: Language },
) {
  if (form !== 'bars' && form !== 'line') return undefined
  const chart = chartOf(figures, form, of.language)
  return 'problem' in chart ? undefined : drawChart(chart, { form, ...of })
}

/** The figures of a chart, folded: the words below it say what it comes to, and paper shows them all. */
function folded(html: Html, label: string) {
  return element('details', { class: 'figures-table' }, element('summary', {}, words(label)), html)
}

/** Returns what stands between a word and what it says. */
function colon(language: Language) {
  return language === 'zh' ? '：' : ': '
}

type Table = { name: string; caption: string; numeric: Set<number>; render: (node: Node) => Html }

/** A table that scrolls by itself where it is too wide, reachable with the keyboard, its heading cells saying for what. */
function table(node: Node, { name, caption, numeric, render }: Table) {
  const rows = node.children
  // A cell that reaches down out of the table's head would be cut off at its edge.
  const headRows =
    rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1) ? 1 : 0
  // If each row begins with a heading and the first has text beside it, these are the names of the rows, the first one too.
  const isNamed =
    rows.length > 1 &&
    !rows[0]!.children.every(isHeading) &&
    rows.every(({ firstChild }) => firstChild && isHeading(firstChild))
  const rowsHtml = rows.map((row, index) =>
    element('tr', {}, join(row.children.map((cell, column) => cellOf(cell, { row, index, column })))),
  )
  const head = headRows ? element('thead', {}, rowsHtml[0]!) : nothing
  const body = element('tbody', {}, join(rowsHtml.slice(headRows)))
  const attributes = { class: 'table', role: 'region', 'aria-label': name, tabindex: '0' }
  return element('div', attributes, element('table', { 'aria-label': caption || undefined }, head, body))

  function cellOf(cell: Node, { row, index, column }: { row: Node; index: number; column: number }) {
    const inner = join(cell.children.map(render))
    const attributes = { ...spans(cell), class: numeric.has(column) && 'n' }
    // A heading that says nothing, as in the corner above the headings of rows, is none.
    if (!isHeading(cell) || inner === '<p></p>') return element('td', attributes, inner)
    const isName = isNamed && column === 0
    const isOfColumn = !isName && (index === 0 || row.children.every(isHeading))
    return element('th', { scope: isOfColumn ? 'col' : 'row', ...attributes }, inner)
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}

/** Returns how many columns and rows a cell reaches over, where it is more than its own. */
export function spans({ attrs: { colspan, rowspan } }: Node) {
  return { colspan: colspan > 1 && Number(colspan), rowspan: rowspan > 1 && Number(rowspan) }
}
