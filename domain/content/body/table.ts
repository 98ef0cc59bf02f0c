import type { Node } from '@tiptap/pm/model'
import { chartOf, type TableForm } from '@/lib/figures/chart'
import { numericColumns, tableOf, type FigureTable } from '@/lib/figures/table'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { drawChart } from './chart/draw'
import { element, join, emptyHtml, words, type Html, type BodyMedia } from './html'
import { fileAddress } from '@/lib/web/file-address'

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
  return language === 'zh' ? '：' : ': '
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

/** Makes links of web addresses, without a final full stop or bracket. */
export function linkAddresses(text: string) {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
  return join(parts.map((part, index) => (index % 2 ? element('a', { href: part }, words(part)) : words(part))))
}

export function pagesMarkedIn(doc: Node): Set<string> {
  const names = new Set<string>()
  doc.descendants(({ type, attrs }) => {
    if (type.name === 'pageMark') names.add(pageAnchor(Number(attrs.page)))
  })
  return names
}

function pageAnchor(page: number) {
  return `p${page}`
}

/** A copied page mark gives its id only once. */
export function newPageMarks(language: Language) {
  const named = new Set<number>()
  return (name: 'p' | 'span', page: number): Html => {
    const id = named.has(page) ? undefined : pageAnchor(page)
    named.add(page)
    return element(name, { id, class: 'leaf' }, words(messagesIn(language).body.page({ number: page })))
  }
}

type RecordingContext = { upload: BodyMedia; line: Html; language: Language }

/** Uses the browser's controls, which load nothing before somebody plays it. */
export function recordingHtml({ attrs }: Node, { upload, line, language }: RecordingContext): Html {
  const { width, height } = upload.recording ?? {}
  const title = String(attrs.title) || upload.name
  const shared = { src: fileAddress(upload), controls: true, preload: 'none', 'aria-label': title }
  // A film without pictures is played as sound.
  const player =
    width && height ? element('video', { ...shared, width, height, playsinline: true }) : element('audio', shared)
  return element('figure', { class: 'recording' }, player, line, ...transcriptHtml(attrs.transcript, language))
}

/** An empty line begins a paragraph. */
export function paragraphsOf(transcript: unknown): string[] {
  return String(transcript)
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

function transcriptHtml(text: unknown, language: Language): Html[] {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length === 0) return []
  const lines = paragraphs.map((paragraph) => element('p', {}, words(paragraph)))
  return [
    element(
      'details',
      { class: 'transcript' },
      element('summary', {}, words(messagesIn(language).body.transcript)),
      ...lines,
    ),
  ]
}
