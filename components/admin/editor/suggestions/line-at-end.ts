import type { Node } from '@tiptap/pm/model'

/** Removes the empty line that the editor keeps below a last picture or table; saved texts have none. */
export function withoutLineAtEnd(doc: Node): Node {
  const { lastChild: last, childCount } = doc
  const before = childCount > 1 ? doc.child(childCount - 2) : undefined
  const isHelp = last?.type.name === 'paragraph' && !last.content.size && before && before.type.name !== 'paragraph'
  return isHelp ? doc.cut(0, doc.content.size - last.nodeSize) : doc
}
