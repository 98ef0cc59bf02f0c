import type { Node } from '@tiptap/pm/model'
import { element, join, nothing, type Html } from './html'

/** A table that scrolls by itself where it is too wide, reachable with the keyboard, its heading cells saying for what. */
export function table(node: Node, name: string, render: (node: Node) => Html) {
  const rows = node.children
  // A cell that reaches down out of the table's head would be cut off at its edge.
  const headRows =
    rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1) ? 1 : 0
  const rowsHtml = rows.map((row, index) =>
    element('tr', {}, join(row.children.map((cell) => cellOf(cell, row, index)))),
  )
  const head = headRows ? element('thead', {}, rowsHtml[0]!) : nothing
  const body = element('tbody', {}, join(rowsHtml.slice(headRows)))
  const attributes = { class: 'table', role: 'region', 'aria-label': name, tabindex: '0' }
  return element('div', attributes, element('table', {}, head, body))

  function cellOf(cell: Node, row: Node, index: number) {
    const inner = join(cell.children.map(render))
    // A heading that says nothing, as in the corner above the headings of rows, is none.
    if (!isHeading(cell) || inner === '<p></p>') return element('td', spans(cell), inner)
    const isOfColumn = index === 0 || row.children.every(isHeading)
    return element('th', { scope: isOfColumn ? 'col' : 'row', ...spans(cell) }, inner)
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}

/** How many columns and rows a cell reaches over, where it is more than its own. */
export function spans({ attrs: { colspan, rowspan } }: Node) {
  return { colspan: colspan > 1 && Number(colspan), rowspan: rowspan > 1 && Number(rowspan) }
}
