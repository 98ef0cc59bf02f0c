import type { Fragment, Node } from '@tiptap/pm/model'
import { diffLetters, diffLists, diffPieces, isSpace, textPieces } from '@/lib/text/text-diff'

export type Replacement = { from: number; to: number; content: Fragment }

export type ReplacementOptions = {
  /** Replace whole words of this language. */
  words?: string
  isWhole?: (before: Node, after: Node) => boolean
}

/** Returns minimal replacements, so that writers are not disturbed. */
export function replacementsIn(before: Node, after: Node, options: ReplacementOptions = {}, start = 0): Replacement[] {
  if (before.isTextblock) return inlineReplacements(before, after, { start, words: options.words })
  const found: Replacement[] = []
  let [at, b, a] = [start, 0, 0]
  const runs = diffLists(before.children.map(nodeKey), after.children.map(nodeKey))
  for (let n = 0; n < runs.length;) {
    const [removed, added] = [[] as Node[], [] as Node[]]
    for (; n < runs.length && runs[n]!.is !== 'same'; n++) {
      const count = runs[n]!.value.length
      if (runs[n]!.is === 'removed') removed.push(...before.children.slice(b, (b += count)))
      else added.push(...after.children.slice(a, (a += count)))
    }
    found.push(...childReplacements(removed, added, { at, after, first: a - added.length }, options))
    at += sizeOf(removed)
    if (runs[n]?.is !== 'same') continue
    const count = runs[n++]!.value.length
    at += sizeOf(before.children.slice(b, b + count))
    ;[b, a] = [b + count, a + count]
  }
  return found
}

/** A changed run: a position in the old document, and a child index in the new. */
type ChangedRun = { at: number; after: Node; first: number }

/** The most similar blocks count as one that was edited. */
function childReplacements(
  removed: Node[],
  added: Node[],
  { at, after, first }: ChangedRun,
  options: ReplacementOptions,
): Replacement[] {
  const found: Replacement[] = []
  let [from, next] = [at, 0]
  const close = (to: number, until: number) => {
    if (to === from && until === next) return
    const start = sizeOf(after.children.slice(0, first + next))
    found.push({ from, to, content: after.content.cut(start, start + sizeOf(added.slice(next, until))) })
  }
  const isOneChange = options.words !== undefined && isSplitOrJoined(removed, added)
  const pairs = isOneChange ? new Map<number, number>() : pairChildren(removed, added)
  for (const [n, was] of removed.entries()) {
    const index = pairs.get(n)
    if (index !== undefined) {
      close(at, index)
      if (options.isWhole?.(was, added[index]!)) {
        ;[from, next] = [at, index]
        close(at + was.nodeSize, index + 1)
      } else found.push(...replacementsIn(was, added[index]!, options, at + 1))
      ;[from, next] = [at + was.nodeSize, index + 1]
    }
    at += was.nodeSize
  }
  close(at, added.length)
  return found
}

/** A split or a join of blocks is replaced as a whole: half of it would double or lose words. */
function isSplitOrJoined(removed: Node[], added: Node[]) {
  const [one, several] = removed.length === 1 ? [removed, added] : [added, removed]
  if (one.length !== 1 || several.length < 2) return false
  if (!one[0]!.isTextblock || !several.every(({ isTextblock }) => isTextblock)) return false
  const lettersOf = (nodes: Node[]) => nodes.map(({ textContent }) => textContent.replace(/\s/g, '')).join('')
  return lettersOf(one) !== '' && lettersOf(one) === lettersOf(several)
}

/** With more pairs, blocks keep their order. */
const maxPairs = 900

function pairChildren(removed: Node[], added: Node[]): Map<number, number> {
  if (removed.length * added.length > maxPairs) return pairsInOrder(removed, added)
  const pairs = new Map<number, number>()
  const parts = [removed, added].map((nodes) => nodes.map(trigramsOf))
  let next = 0
  for (const [n, was] of removed.entries()) {
    const likely = added.map((is, m) => {
      if (m < next || was.isLeaf || !was.sameMarkup(is)) return -1
      return similarity(parts[0]![n]!, parts[1]![m]!)
    })
    const best = Math.max(-1, ...likely)
    // Blocks without similarity are paired if their number is unchanged.
    if (best < 0 || (best === 0 && removed.length !== added.length)) continue
    const index = likely.indexOf(best)
    pairs.set(n, index)
    next = index + 1
  }
  return pairs
}

function pairsInOrder(removed: Node[], added: Node[]): Map<number, number> {
  const isPair = (was: Node, n: number) => added[n] !== undefined && !was.isLeaf && was.sameMarkup(added[n])
  return new Map(removed.flatMap((was, n): [number, number][] => (isPair(was, n) ? [[n, n]] : [])))
}

function trigramsOf({ textContent }: Node) {
  return new Set(Array.from(textContent, (_, n) => textContent.slice(n, n + 3)))
}

function similarity(one: Set<string>, other: Set<string>) {
  return (2 * Array.from(one).filter((part) => other.has(part)).length) / (one.size + other.size || 1)
}

function inlineReplacements(
  before: Node,
  after: Node,
  { start, words }: { start: number; words?: string },
): Replacement[] {
  const { size } = before.content
  if (Math.max(size, after.content.size) > maxComparedLength)
    return before.eq(after) ? [] : [{ from: start, to: start + size, content: after.content }]
  const [was, is] = [inlineParts(before, words), inlineParts(after, words)]
  const found: Replacement[] = []
  let [b, a] = [0, 0]
  let open: { from: number; to: number; first: number; last: number } | undefined
  const keys = [was, is].map((parts) => parts.map(({ key }) => key))
  const diff = words === undefined ? diffLetters : diffPieces
  const runs = diff(keys[0]!, keys[1]!, isGap)
  const close = () => {
    if (open) found.push({ from: open.from, to: open.to, content: after.content.cut(open.first, open.last) })
    open = undefined
  }
  let [from, first] = [0, 0]
  for (const { is: kind, value } of runs) {
    if (kind === 'same') close()
    const [wasSize, isSize] = [
      kind === 'added' ? 0 : partSize(was.slice(b, (b += value.length))),
      kind === 'removed' ? 0 : partSize(is.slice(a, (a += value.length))),
    ]
    if (kind !== 'same') {
      open ??= { from: start + from, to: start + from, first, last: first }
      open.to += wasSize
      open.last += isSize
    }
    from += wasSize
    first += isSize
  }
  close()
  return found
}

/** UTF-16 units: 20,000 words of most languages. */
const maxComparedLength = 150_000

type InlinePart = { key: string; size: number }

function inlineParts(block: Node, words?: string): InlinePart[] {
  return block.children.flatMap((node) => {
    if (!node.isText) return [{ key: nodeKey(node), size: node.nodeSize }]
    const marks = JSON.stringify(node.marks)
    const parts = words === undefined ? Array.from(node.text!) : textPieces(node.text!, words)
    return parts.map((part) => ({ key: part + marks, size: part.length }))
  })
}

function isGap(key: string) {
  const at = key.indexOf('[')
  return at > 0 && isSpace(key.slice(0, at))
}

function partSize(parts: InlinePart[]) {
  return parts.reduce((sum, { size }) => sum + size, 0)
}

function sizeOf(nodes: readonly Node[]) {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}

function nodeKey(node: Node) {
  return JSON.stringify(node.toJSON())
}
