import type { Node } from '@tiptap/pm/model'

// The editor keeps an empty line below a last picture or table; saved texts have none.

export function withLineAtEnd(doc: Node): Node {
  const { paragraph } = doc.type.schema.nodes
  return doc.lastChild?.type === paragraph ? doc : doc.copy(doc.content.addToEnd(paragraph!.create()))
}

export function withoutLineAtEnd(doc: Node): Node {
  const { lastChild: last, childCount } = doc
  const before = childCount > 1 ? doc.child(childCount - 2) : undefined
  const isHelp = last?.type.name === 'paragraph' && !last.content.size && before && before.type.name !== 'paragraph'
  return isHelp ? doc.cut(0, doc.content.size - last.nodeSize) : doc
}
