import type { Node } from '@tiptap/pm/model'

/** A picture without an upload, which somebody has yet to choose. */
export function isPlace(node: Node | null | undefined): node is Node {
  return node?.type.name === 'picture' && !node.attrs.mediaId
}
