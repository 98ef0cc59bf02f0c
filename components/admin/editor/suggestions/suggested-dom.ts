import { DOMSerializer, type Fragment, type Node, type Schema } from '@tiptap/pm/model'

/** Words or blocks that are not in the text, to be shown in it. */
export function domOf(content: Fragment, schema: Schema): DocumentFragment {
  const dom = DOMSerializer.fromSchema(schema).serializeFragment(content) as DocumentFragment
  // An element that has a face of its own in the editor has only a name here.
  for (const element of dom.querySelectorAll<HTMLElement>('[data-media], [data-file], [data-video], [data-footnote]')) {
    element.textContent = nameOf(element)
    element.className = 'suggested-thing'
  }
  return dom
}

function nameOf({ dataset }: HTMLElement) {
  if (dataset.footnote !== undefined) return ` [footnote: ${dataset.footnote}]`
  const name = dataset.media !== undefined ? 'Picture' : dataset.file !== undefined ? 'File' : 'Video'
  return [name, dataset.alt || dataset.title || dataset.caption].filter(Boolean).join(': ')
}

export function isInline(content: Fragment) {
  return content.firstChild?.isInline ?? true
}

/** The blocks in a place that are whole in it, with their positions. */
export function blocksIn(doc: Node, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isBlock) return false
    if (pos < from || pos + node.nodeSize > to) return true
    found.push({ from: pos, to: pos + node.nodeSize })
    return false
  })
  return found
}
