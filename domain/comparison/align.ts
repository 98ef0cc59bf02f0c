import type { Node } from '@tiptap/pm/model'
import { diffLists, pieces } from '@/lib/text-diff'
import { leafText } from '../body/schema'

/** Two versions of a passage; one is absent where it was added or removed. */
export type Pair = { before?: Node; after?: Node }

/** Which passage of one text became which of the other: equal ones first, then those between them by their words. */
export function aligned(before: Node[], after: Node[], language: string): Pair[] {
  const [b, a] = [[...before], [...after]]
  const pairs: Pair[] = []
  let removed: Node[] = []
  let added: Node[] = []
  const close = () => {
    pairs.push(...bySimilarity(removed, added, language))
    ;[removed, added] = [[], []]
  }
  for (const { is, value } of diffLists(before.map(keyOf), after.map(keyOf))) {
    if (is === 'removed') removed.push(...b.splice(0, value.length))
    else if (is === 'added') added.push(...a.splice(0, value.length))
    else {
      close()
      for (const node of a.splice(0, value.length)) pairs.push({ before: b.shift(), after: node })
    }
  }
  close()
  return pairs
}

export function keyOf(node: Node) {
  return JSON.stringify(node.toJSON())
}

/** How many possible pairs are weighed; beyond that passages are taken in their order. */
const mostPairs = 2_500
const alike = 0.3

function bySimilarity(removed: Node[], added: Node[], language: string): Pair[] {
  const [n, m] = [removed.length, added.length]
  if (!n || !m) return [...removed.map((before) => ({ before })), ...added.map((after) => ({ after }))]
  const words = [removed, added].map((nodes) => nodes.map((node) => wordsOf(node, language)))
  const value = (i: number, j: number) => {
    if (removed[i]!.type !== added[j]!.type) return 0
    const same = n * m > mostPairs ? Number(i === j) : likeness(words[0]![i]!, words[1]![j]!)
    return same > alike ? same : 0
  }
  // best[i][j]: the greatest likeness of what is left from i and j on.
  const best = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(0))
  const values = removed.map((_, i) => added.map((_, j) => value(i, j)))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      best[i]![j] = Math.max(
        best[i + 1]![j]!,
        best[i]![j + 1]!,
        values[i]![j]! && values[i]![j]! + best[i + 1]![j + 1]!,
      )
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < n || j < m) {
    const value = values[i]?.[j] ?? 0
    if (value && best[i]![j] === value + best[i + 1]![j + 1]!) pairs.push({ before: removed[i++], after: added[j++] })
    else if (i < n && (j >= m || best[i]![j] === best[i + 1]![j])) pairs.push({ before: removed[i++] })
    else pairs.push({ after: added[j++] })
  }
  return pairs
}

function wordsOf(node: Node, language: string) {
  const words = new Map<string, number>()
  for (const word of pieces(wordsOnly(node), language)) if (word.trim()) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

function wordsOnly(node: Node) {
  return node.isLeaf ? leafText(node) : node.textBetween(0, node.content.size, ' ', leafText)
}

/** How much two texts have in common: twice the shared words over all words (Dice). Passages without words are alike. */
function likeness(one: Map<string, number>, other: Map<string, number>) {
  const size = (words: Map<string, number>) => [...words.values()].reduce((sum, n) => sum + n, 0)
  const all = size(one) + size(other)
  let shared = 0
  for (const [word, n] of one) shared += Math.min(n, other.get(word) ?? 0)
  return all ? (2 * shared) / all : 1
}
