import type { Node } from '@tiptap/pm/model'
import { leafText } from '@/domain/content/body/schema'
import { countWords } from '@/lib/word-count'

/**
 * Counts the words of a text block by block and remembers each: a block that did not change is the same object as before,
 * so that a long text is counted whole once and then only where someone writes.
 */
export function wordCounter(language: string) {
  const counts = new WeakMap<Node, number>()
  return function count(node: Node): number {
    let words = counts.get(node)
    if (words === undefined) {
      words = node.isTextblock || node.isLeaf ? countWords(textOf(node), language) : sum(node, count)
      counts.set(node, words)
    }
    return words
  }
}

function sum(node: Node, count: (child: Node) => number) {
  let words = 0
  node.forEach((child) => void (words += count(child)))
  return words
}

function textOf(node: Node) {
  return node.isLeaf ? leafText(node) : node.textBetween(0, node.content.size, ' ', leafText)
}
