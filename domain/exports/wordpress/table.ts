import type { Node } from '@tiptap/pm/model'
import type { Attributes } from './block'

type Rendering = {
  as: (name: string, attributes: Attributes, inner: string) => string
  words: (node: Node) => string
  rendered: (node: Node) => string
}

/** Whether every cell holds paragraphs alone: what the table block can hold, line by line. */
export function hasPlainCells(table: Node) {
  return table.children.every((row) => row.children.every(isPlain))
}

function isPlain(cell: Node) {
  return cell.children.every((inside) => inside.type.name === 'paragraph')
}

/** A table, its first row as its head where that holds headings alone. */
export function tableOf(table: Node, { as, words, rendered }: Rendering) {
  const rows = table.children
  const headed = rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1)
  const html = rows.map((row) => `<tr>${row.children.map(cellOf).join('')}</tr>`)
  const head = headed ? `<thead>${html[0]}</thead>` : ''
  const body = `<tbody>${html.slice(headed ? 1 : 0).join('')}</tbody>`
  return as('table', { hasFixedLayout: false }, `<figure class="wp-block-table"><table>${head}${body}</table></figure>`)

  function cellOf(cell: Node) {
    const inner = isPlain(cell) ? cell.children.map(words).join('<br>') : rendered(cell)
    const tag = isHeading(cell) ? 'th' : 'td'
    return `<${tag}${spans(cell)}>${inner}</${tag}>`
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}

function spans({ attrs: { colspan, rowspan } }: Node) {
  return `${colspan > 1 ? ` colspan="${Number(colspan)}"` : ''}${rowspan > 1 ? ` rowspan="${Number(rowspan)}"` : ''}`
}
