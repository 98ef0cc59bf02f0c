import type { Node } from '@tiptap/pm/model'
import { createPause } from '@/lib/process/pauses'
import { appendAll, diffLists, textPieces } from '@/lib/text/text-diff'
import { leafText } from '@/domain/content/body/schema'
import { keptByObject } from '@/lib/lists/kept-results'

/** A passage in two versions. Without `before` it was added, without `after` removed. */
export type Pair = { before?: Node; after?: Node }

/** Pairs passages: equal passages first, then passages between them by shared words. Pauses for other requests. */
export async function alignNodes(before: readonly Node[], after: readonly Node[], language: string): Promise<Pair[]> {
  const pause = createPause()
  const pairs: Pair[] = []
  let [b, a] = [0, 0]
  let removed: Node[] = []
  let added: Node[] = []
  const close = async () => {
    appendAll(pairs, await pairBySimilarity(removed, added, language))
    ;[removed, added] = [[], []]
  }
  for (const node of [...before, ...after]) {
    nodeKey(node)
    await pause()
  }
  for (const { is, value } of diffLists(before.map(nodeKey), after.map(nodeKey))) {
    if (is === 'removed') appendAll(removed, before.slice(b, (b += value.length)))
    else if (is === 'added') appendAll(added, after.slice(a, (a += value.length)))
    else {
      await close()
      for (let n = 0; n < value.length; n++) pairs.push({ before: before[b++], after: after[a++] })
    }
  }
  await close()
  return pairs
}

export const nodeKey = keptByObject((node: Node) => JSON.stringify(node.toJSON()))

/** Maximum of compared pairs, since comparing takes quadratic time. Above it, passages are paired in order. */
const maxPairs = 2_500
const minLikeness = 0.3

async function pairBySimilarity(removed: Node[], added: Node[], language: string): Promise<Pair[]> {
  const [n, m] = [removed.length, added.length]
  if (!n || !m) return [...removed.map((before) => ({ before })), ...added.map((after) => ({ after }))]
  const [removedWords, addedWords] = [removed.map(wordsOnce(language)), added.map(wordsOnce(language))]
  const value = (i: number, j: number) => {
    if (removed[i]!.type !== added[j]!.type) return 0
    const score = wordLikeness(removedWords[i]!(), addedWords[j]!())
    return score > minLikeness ? score : 0
  }
  if (n * m > maxPairs) return findBestPairs(removed, added, value)
  // best[i][j]: the greatest sum of likenesses of passages from i and j on.
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

async function findBestPairs(removed: Node[], added: Node[], value: (i: number, j: number) => number): Promise<Pair[]> {
  const pause = createPause()
  const pairs: Pair[] = []
  for (let n = 0; n < Math.max(removed.length, added.length); n++) {
    const [before, after] = [removed[n], added[n]]
    if (before && after && value(n, n) > 0) pairs.push({ before, after })
    else appendAll(pairs, [...(before ? [{ before }] : []), ...(after ? [{ after }] : [])])
    await pause()
  }
  return pairs
}

/** UTF-16 units. */
const maxRead = 4_000

function wordsOnce(language: string) {
  return (node: Node) => {
    let words: WordCounts | undefined
    return () => (words ??= countNodeWords(node, language))
  }
}

type WordCounts = { counts: Map<string, number>; size: number }

function countNodeWords(node: Node, language: string): WordCounts {
  const counts = new Map<string, number>()
  let size = 0
  for (const word of textPieces(wordsOnly(node).slice(0, maxRead), language)) {
    if (!word.trim()) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
    size++
  }
  return { counts, size }
}

function wordsOnly(node: Node) {
  return node.isLeaf ? leafText(node) : node.textBetween(0, node.content.size, ' ', leafText)
}

/** Measures likeness by the Dice coefficient of the words. Passages without words are alike. */
function wordLikeness(a: WordCounts, b: WordCounts) {
  const total = a.size + b.size
  let shared = 0
  for (const [word, n] of a.counts) shared += Math.min(n, b.counts.get(word) ?? 0)
  return total ? (2 * shared) / total : 1
}
