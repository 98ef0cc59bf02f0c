import type { Node } from '@tiptap/pm/model'

/** Returns whether a node is the place of a picture that has yet to be chosen: a picture without an upload. */
export function isPlace(node: Node | null | undefined): node is Node {
  return node?.type.name === 'picture' && !node.attrs.mediaId
}
