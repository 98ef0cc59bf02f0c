import type { Node } from '@tiptap/pm/model'
import { renderBody } from '@/domain/content/body/render'

type Cells = { cell: (nodes: readonly Node[]) => string }

/** HTML for merged cells and cells with blocks. */
export function table(node: Node, { cell }: Cells) {
  const rows = node.children.map((row) => row.children)
  if (!rows.every((row) => row.length === rows[0]!.length && row.every(isPlain))) return html(node)
  const isHeaded = rows[0]!.every(({ type }) => type.name === 'tableHeader')
  const [head, ...body] = isHeaded ? rows : [undefined, ...rows]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head ? head.map(words) : rows[0]!.map(() => '')),
    line(rows[0]!.map(() => '---')),
    ...body.map((row) => line(row!.map(words))),
  ].join('\n')

  function words(cellNode: Node) {
    return cellNode.children.map((paragraph) => cell(paragraph.children)).join('<br>')
  }
}

function isPlain({ attrs, children }: Node) {
  return attrs.colspan <= 1 && attrs.rowspan <= 1 && children.every(({ type }) => type.name === 'paragraph')
}

function html(node: Node) {
  const doc = node.type.schema.node('doc', null, [node.type.create(null, node.content)])
  return renderBody(doc, new Map())
}
