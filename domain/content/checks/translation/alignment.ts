import type { Node } from '@tiptap/pm/model'
import type { BlockShape } from './original'
import { comparableText } from './passages'
import { keptByObject } from '@/lib/lists/kept-results'

const maxLetters = 200

/** Kept, since every typed letter aligns all nodes; nodes are immutable. */
export const shapeOf = keptByObject((node: Node): BlockShape => {
  const text = node.textContent
  const words = comparableText(text.slice(0, maxLetters))
  return { kind: node.type.name, detail: blockDetail(node), size: text.length, words }
})

function blockDetail({ attrs, childCount, isTextblock }: Node) {
  return [attrs.level, attrs.mediaId, attrs.href, attrs.kind, isTextblock ? undefined : childCount]
    .filter((fact) => fact !== undefined)
    .join(' ')
}

/** With more pairs blocks keep their order, since a comparison takes quadratic time. */
const maxPairs = 1_000_000

/** Returns for each block of a translation its original block, in order; undefined if none fits. */
export function alignBlocks(
  original: readonly BlockShape[],
  translation: readonly BlockShape[],
): (number | undefined)[] {
  const [n, m] = [original.length, translation.length]
  if (!n || !m) return translation.map(() => undefined)
  if (n * m > maxPairs) return alignInOrder(original, translation)
  const scale = totalSize(original) / totalSize(translation)
  const width = m + 1
  // best[i * width + j]: the greatest sum of likenesses of blocks from i and j on.
  const best = new Float64Array((n + 1) * width)
  const values = new Float64Array(n * m)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const value = (values[i * m + j] = blockLikeness(original[i]!, translation[j]!, scale))
      const paired = value ? value + best[(i + 1) * width + j + 1]! : 0
      best[i * width + j] = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!, paired)
    }
  const partners: (number | undefined)[] = translation.map(() => undefined)
  for (let i = 0, j = 0; i < n && j < m;) {
    const value = values[i * m + j]!
    const here = best[i * width + j]!
    if (value && here === value + best[(i + 1) * width + j + 1]!) partners[j++] = i++
    else if (here === best[(i + 1) * width + j]!) i++
    else j++
  }
  return partners
}

function totalSize(blocks: readonly BlockShape[]) {
  return blocks.reduce((sum, { size }) => sum + size, 0) || 1
}

/** Blocks of one kind are compared by details, unchanged words and length. */
function blockLikeness(original: BlockShape, translation: BlockShape, scale: number) {
  if (original.kind !== translation.kind) return 0
  const [a, b] = [original.size, translation.size * scale]
  const sameSize = Math.max(a, b) ? Math.min(a, b) / Math.max(a, b) : 1
  const sameWords = original.words !== '' && original.words === translation.words
  return 2 + (original.detail === translation.detail ? 1.5 : 0) + (sameWords ? 3 : 0) + sameSize
}

/** Blocks. */
const lookAhead = 20

function alignInOrder(original: readonly BlockShape[], translation: readonly BlockShape[]) {
  let i = 0
  return translation.map(({ kind }) => {
    for (let n = i; n < Math.min(i + lookAhead, original.length); n++)
      if (original[n]!.kind === kind) {
        i = n + 1
        return n
      }
    return undefined
  })
}
