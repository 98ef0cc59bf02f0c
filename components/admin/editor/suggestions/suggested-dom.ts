import { DOMSerializer, type Fragment, type Node, type Schema } from '@tiptap/pm/model'

export function suggestedDom(content: Fragment, schema: Schema): DocumentFragment {
  const dom = DOMSerializer.fromSchema(schema).serializeFragment(content) as DocumentFragment
  // Elements with a node view in the editor show only their name.
  for (const element of dom.querySelectorAll<HTMLElement>('[data-media], [data-file], [data-video], [data-footnote]')) {
    element.textContent = elementName(element)
    element.className = 'suggested-thing'
  }
  return dom
}

function elementName({ dataset }: HTMLElement) {
  if (dataset.footnote !== undefined) return ` [footnote: ${dataset.footnote}]`
  const name = dataset.media !== undefined ? 'Picture' : dataset.file !== undefined ? 'File' : 'Video'
  return [name, dataset.alt || dataset.title || dataset.caption].filter(Boolean).join(': ')
}

export function isInline(content: Fragment) {
  return content.firstChild?.isInline ?? true
}

export function blockRanges(doc: Node, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isBlock) return false
    if (pos < from || pos + node.nodeSize > to) return true
    found.push({ from: pos, to: pos + node.nodeSize })
    return false
  })
  return found
}
