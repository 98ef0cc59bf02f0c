import type { Node } from '@tiptap/pm/model'

export function isHalfWidth({ type, attrs }: Node) {
  return type.name === 'picture' && attrs.width === 'half'
}

export function pairHalfWidthPictures(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (isHalfWidth(node) && last?.length === 1 && isHalfWidth(last[0]!)) last.push(node)
    else groups.push([node])
  }
  return groups
}
