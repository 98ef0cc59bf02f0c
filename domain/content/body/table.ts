import type { Node } from '@tiptap/pm/model'
import { chartOf, type TableForm } from '@/lib/figures/chart'
import { numericColumns, tableOf, type FigureTable } from '@/lib/figures/table'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { drawChart } from './chart/draw'
import { element, join, emptyHtml, words, type Html } from './html'
import { linkAddresses } from './linked'

type TableRendering = {
  number: number
  language: Language
  render: (node: Node) => Html
}

export function tableFigure(node: Node, { number, language, render }: TableRendering): Html {
  const figures = tableOf(node.toJSON())
  const caption = String(node.attrs.caption ?? '').trim()
  const source = String(node.attrs.source ?? '').trim()
  const name = messagesIn(language).body.table({ number })
  const html = tableHtml(node, { name, caption, numeric: numericColumns(figures, language), render })
  const drawing = drawnChart(figures, { form: node.attrs.form as TableForm, caption, number, language })
  if (!caption && !source && !drawing) return html
  return element(
    'figure',
    { class: 'figures' },
    caption ? element('figcaption', {}, linkAddresses(caption)) : emptyHtml,
    drawing ?? emptyHtml,
    drawing ? foldedDetails(html, messagesIn(language).body.chart.figures) : html,
    source
      ? element(
          'p',
          { class: 'source' },
          words(`${messagesIn(language).body.source}${colonIn(language)}`),
          linkAddresses(source),
        )
      : emptyHtml,
  )
}

function drawnChart(
  figures: FigureTable,
  { form, ...of }: { form: TableForm; caption: string; number: number; language: Language },
) {
  if (form !== 'bars' && form !== 'line') return undefined
  const chart = chartOf(figures, form, of.language)
  return 'problem' in chart ? undefined : drawChart(chart, { form, ...of })
}

/** The summary below tells the result; paper shows all figures. */
function foldedDetails(html: Html, label: string) {
  return element('details', { class: 'figures-table' }, element('summary', {}, words(label)), html)
}

function colonIn(language: Language) {
  return messagesIn(language).library.pair({ name: '', value: '' })
}

type TableContext = { name: string; caption: string; numeric: Set<number>; render: (node: Node) => Html }

/** A wide table scrolls by itself, reachable by keyboard. */
function tableHtml(node: Node, { name, caption, numeric, render }: TableContext) {
  const rows = node.children
  // A cell that extends below the head would be cut off.
  const headRows =
    rows.length > 1 && rows[0]!.children.every((cell) => isHeadingCell(cell) && cell.attrs.rowspan <= 1) ? 1 : 0
  // If each row begins with a heading and the first has text beside it, these are names of rows.
  const isNamed =
    rows.length > 1 &&
    !rows[0]!.children.every(isHeadingCell) &&
    rows.every(({ firstChild }) => firstChild && isHeadingCell(firstChild))
  const rowsHtml = rows.map((row, index) =>
    element('tr', {}, join(row.children.map((cell, column) => cellOf(cell, { row, index, column })))),
  )
  const head = headRows ? element('thead', {}, rowsHtml[0]!) : emptyHtml
  const body = element('tbody', {}, join(rowsHtml.slice(headRows)))
  const attributes = { class: 'table', role: 'region', 'aria-label': name, tabindex: '0' }
  return element('div', attributes, element('table', { 'aria-label': caption || undefined }, head, body))

  function cellOf(cell: Node, { row, index, column }: { row: Node; index: number; column: number }) {
    const inner = join(cell.children.map(render))
    const attributes = { ...spanAttributes(cell), class: numeric.has(column) && 'n' }
    // An empty heading cell is an ordinary cell, as above the names of rows.
    if (!isHeadingCell(cell) || inner === '<p></p>') return element('td', attributes, inner)
    const isName = isNamed && column === 0
    const isOfColumn = !isName && (index === 0 || row.children.every(isHeadingCell))
    return element('th', { scope: isOfColumn ? 'col' : 'row', ...attributes }, inner)
  }
}

function isHeadingCell(cell: Node) {
  return cell.type.name === 'tableHeader'
}

export function spanAttributes({ attrs: { colspan, rowspan } }: Node) {
  return { colspan: colspan > 1 && Number(colspan), rowspan: rowspan > 1 && Number(rowspan) }
}
