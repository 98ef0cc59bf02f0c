import type { Node } from '@tiptap/pm/model'

/** A document without the empty line that the editor keeps below a last picture or table, which no saved text has. */
export function withoutLineAtEnd(doc: Node): Node {
  const { lastChild: last, childCount } = doc
  const before = childCount > 1 ? doc.child(childCount - 2) : undefined
  const isHelp = last?.type.name === 'paragraph' && !last.content.size && before && before.type.name !== 'paragraph'
  return isHelp ? doc.cut(0, doc.content.size - last.nodeSize) : doc
}
