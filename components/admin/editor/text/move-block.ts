import { Fragment } from '@tiptap/pm/model'
import { NodeSelection, type EditorState, type Transaction } from '@tiptap/pm/state'

/** Moves the block at a place above the one before it, or below the next; undefined where it cannot go there. */
export function moveBlock({ doc, tr }: EditorState, at: number, by: 1 | -1): Transaction | undefined {
  const place = doc.resolve(at)
  const { parent, nodeAfter: node } = place
  const index = place.index()
  const other = parent.maybeChild(index + by)
  if (!node || !other) return undefined
  const order = by < 0 ? [node, other] : [other, node]
  const first = Math.min(index, index + by)
  if (!parent.type.validContent(Fragment.from(parent.children.toSpliced(first, 2, ...order)))) return undefined
  const from = by < 0 ? at - other.nodeSize : at
  tr.replaceWith(from, from + node.nodeSize + other.nodeSize, order)
  const to = by < 0 ? from : from + other.nodeSize
  return tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView()
}
