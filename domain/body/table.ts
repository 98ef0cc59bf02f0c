import type { Node } from '@tiptap/pm/model'

/** A table that scrolls by itself where it is too wide, reachable with the keyboard, its heading cells saying for what. */
export function table(node: Node, name: string, render: (node: Node) => string) {
  const rows = node.children
  // A cell that reaches down out of the table's head would be cut off at its edge.
  const headed =
    rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1) ? 1 : 0
  const rendered = rows.map((row, index) => `<tr>${row.children.map((cell) => cellOf(cell, row, index)).join('')}</tr>`)
  const head = headed ? `<thead>${rendered[0]}</thead>` : ''
  const body = `<tbody>${rendered.slice(headed).join('')}</tbody>`
  return `<div class="table" role="region" aria-label="${name}" tabindex="0"><table>${head}${body}</table></div>`

  function cellOf(cell: Node, row: Node, index: number) {
    const inner = cell.children.map(render).join('')
    // A heading that says nothing, as in the corner above the headings of rows, is none.
    if (!isHeading(cell) || inner === '<p></p>') return `<td${spans(cell)}>${inner}</td>`
    const isOfColumn = index === 0 || row.children.every(isHeading)
    return `<th scope="${isOfColumn ? 'col' : 'row'}"${spans(cell)}>${inner}</th>`
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}

function spans({ attrs: { colspan, rowspan } }: Node) {
  return `${colspan > 1 ? ` colspan="${Number(colspan)}"` : ''}${rowspan > 1 ? ` rowspan="${Number(rowspan)}"` : ''}`
}
