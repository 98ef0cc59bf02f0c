import { Fragment, type Node } from '@tiptap/pm/model'
import { isSpace, pieces } from '@/lib/text-diff'

// A paragraph as a list of words with their marks, and of what stands among them, each known by a string.

export type Words = { keys: string[]; nodes: Map<string, Node> }

export function wordNodes(block: Node, language: string, nodesByKey = new Map<string, Node>()): Words {
  const keys: string[] = []
  for (const node of block.children) {
    const parts = node.isText ? pieces(node.text!, language) : [undefined]
    const kind = node.isText ? JSON.stringify(node.marks) : JSON.stringify(node.toJSON())
    for (const part of parts) {
      const key = `${part ?? ''}\u0000${kind}`
      keys.push(key)
      if (!nodesByKey.has(key)) nodesByKey.set(key, part === undefined ? node : node.type.schema.text(part, node.marks))
    }
  }
  return { keys, nodes: nodesByKey }
}

export function isGap(key: string) {
  return isSpace(key.slice(0, key.indexOf('\u0000')))
}

/** The paragraph that a list of words makes. */
export function withWords(block: Node, keys: string[], { nodes }: Words) {
  return block.copy(Fragment.fromArray(keys.map((key) => nodes.get(key)!)))
}
