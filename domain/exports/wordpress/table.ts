import type { Node } from '@tiptap/pm/model'
import { join, nothing, type Html } from '@/domain/content/body/html'
import { spans } from '@/domain/content/body/table'
import type { Attributes } from './block'
import { element } from './elements'
import { escapeWords } from './inline'

type Rendering = {
  as: (name: string, attributes: Attributes, inner: Html) => Html
  words: (node: Node) => Html
  blocksIn: (node: Node) => Html
}

/** The table block holds only paragraphs. */
export function hasPlainCells(table: Node) {
  return table.children.every((row) => row.children.every(isPlain))
}

function isPlain(cell: Node) {
  return cell.children.every((inside) => inside.type.name === 'paragraph')
}

export function tableOf(table: Node, { as, words, blocksIn }: Rendering) {
  const rows = table.children
  const hasHead = rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1)
  const html = rows.map((row) => element('tr', {}, join(row.children.map(cellOf))))
  const head = hasHead ? element('thead', {}, html[0]!) : nothing
  const body = element('tbody', {}, join(html.slice(hasHead ? 1 : 0)))
  const caption = [table.attrs.caption, table.attrs.source].map((text) => String(text).trim()).filter(Boolean)
  const figure = element(
    'figure',
    { class: 'wp-block-table' },
    element('table', {}, head, body),
    caption.length > 0
      ? element('figcaption', { class: 'wp-element-caption' }, join(caption.map(escapeWords), element('br', {})))
      : nothing,
  )
  return as('table', { hasFixedLayout: false }, figure)

  function cellOf(cell: Node) {
    const inner = isPlain(cell) ? join(cell.children.map(words), element('br', {})) : blocksIn(cell)
    return element(isHeading(cell) ? 'th' : 'td', spans(cell), inner)
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}
