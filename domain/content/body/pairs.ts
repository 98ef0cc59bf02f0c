import type { Node } from '@tiptap/pm/model'

export function isHalf({ type, attrs }: Node) {
  return type.name === 'picture' && attrs.width === 'half'
}

export function pairsIn(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (isHalf(node) && last?.length === 1 && isHalf(last[0]!)) last.push(node)
    else groups.push([node])
  }
  return groups
}
