import type { Node } from '@tiptap/pm/model'
import { mergeLists } from '@/lib/lists/merge-lists'
import { spacedLetter } from '@/lib/search/search-segments'
import { isSpace, textPieces } from '@/lib/text/text-diff'

export type BlockWords = { keys: string[]; nodes: Map<string, Node> }

export function wordNodes(block: Node, language: string, nodesByKey = new Map<string, Node>()): BlockWords {
  const keys: string[] = []
  for (const node of block.children) {
    const parts = node.isText ? textPieces(node.text!, language) : [undefined]
    const kind = node.isText ? JSON.stringify(node.marks) : JSON.stringify(node.toJSON())
    for (const part of parts) {
      const key = `${part ?? ''}\u0000${kind}`
      keys.push(key)
      if (!nodesByKey.has(key)) nodesByKey.set(key, part === undefined ? node : node.type.schema.text(part, node.marks))
    }
  }
  return { keys, nodes: nodesByKey }
}

export function isGapKey(key: string) {
  return isSpace(wordOfKey(key))
}

/** Merges words; undefined if both sides changed the same ones. */
export function mergeWords(base: Node, mine: Node, theirs: Node, language: string): Node[] | undefined {
  const nodes = new Map<string, Node>()
  const [before, ours, others] = [base, mine, theirs].map((block) => wordNodes(block, language, nodes).keys)
  const gap = ` \u0000${JSON.stringify([])}`
  nodes.set(gap, base.type.schema.text(' '))
  const keys = mergeLists(before!, ours!, others!)
  return keys && addGaps(keys, [ours!, others!], { wordOf: wordOfKey, gap }).map((key) => nodes.get(key)!)
}

/** Merges a line; undefined if both sides changed the same words, or added words in one place. */
export function mergeLine(base: string, mine: string, theirs: string, language: string): string | undefined {
  const [before, ours, others] = [base, mine, theirs].map((text) => textPieces(text, language))
  const merged = mergeLists(before!, ours!, others!, { onePlace: 'choose' })
  return merged && addGaps(merged, [ours!, others!], { wordOf: (piece) => piece, gap: ' ' }).join('')
}

function wordOfKey(key: string) {
  return key.slice(0, key.indexOf('\u0000'))
}

// Linear: one character, anchored at one end.
const [endsInWord, beginsWord] = [new RegExp(`${spacedLetter}$`, 'v'), new RegExp(`^${spacedLetter}`, 'v')]

/** Adds gaps between words that neither side wrote next to each other. */
function addGaps(merged: string[], sides: string[][], { wordOf, gap }: { wordOf(piece: string): string; gap: string }) {
  const pairs = new Set(sides.flatMap((side) => side.slice(1).map((piece, n) => JSON.stringify([side[n], piece]))))
  return merged.flatMap((piece, n) => {
    const last = merged[n - 1]
    if (last === undefined || pairs.has(JSON.stringify([last, piece]))) return [piece]
    return endsInWord.test(wordOf(last)) && beginsWord.test(wordOf(piece)) ? [gap, piece] : [piece]
  })
}
