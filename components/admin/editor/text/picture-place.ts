import type { Node } from '@tiptap/pm/model'

export function isPlace(node: Node | null | undefined): node is Node {
  return node?.type.name === 'picture' && !node.attrs.mediaId
}
