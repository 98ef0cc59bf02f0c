import { Fragment, type Node } from '@tiptap/pm/model'
import { createPause } from '@/lib/process/pauses'
import { appendAll } from '@/lib/text/text-diff'
import { alignNodes, nodeKey, type Pair } from './align'
import { mergeWords } from './inline'
import { maxComparedLength } from './render'

/** `joined`: the merged changes of both sides. */
export type BlockChange = {
  is: 'same' | 'mine' | 'theirs' | 'alike' | 'joined' | 'both'
  base: Node[]
  mine: Node[]
  theirs: Node[]
  joined?: Node[]
}

export async function mergeBlocks(
  base: readonly Node[],
  mine: readonly Node[],
  theirs: readonly Node[],
  language: string,
): Promise<BlockChange[]> {
  const pause = createPause()
  const [inMine, inTheirs] = [await versionsOf(base, mine, language), await versionsOf(base, theirs, language)]
  const changes: BlockChange[] = []
  for (let n = 0; n <= base.length; n++) {
    await pause()
    const [ours, others] = [inMine.before[n]!, inTheirs.before[n]!]
    if (ours.length || others.length) changes.push(addedChange(ours, others))
    if (n < base.length) changes.push(await classifyChange(base[n]!, inMine.after[n], inTheirs.after[n], language))
  }
  return changes
}

/** New versions of the blocks of the base, and blocks added before each; the last list is added at the end. */
type SideVersions = { after: (Node | undefined)[]; before: Node[][] }

async function versionsOf(base: readonly Node[], side: readonly Node[], language: string): Promise<SideVersions> {
  const versions: SideVersions = { after: [], before: [[]] }
  for (const { before, after } of await sidePairs(base, side, language)) {
    if (before) {
      versions.after.push(after)
      versions.before.push([])
    } else versions.before.at(-1)!.push(after!)
  }
  return versions
}

/** Pairs blocks with the base. A run of as many removed as added blocks counts as rewritten. */
async function sidePairs(base: readonly Node[], side: readonly Node[], language: string): Promise<Pair[]> {
  const pairs: Pair[] = []
  let run: Pair[] = []
  const close = () => {
    appendAll(pairs, pairRewritten(run))
    run = []
  }
  for (const pair of await alignNodes(base, side, language)) {
    if (pair.before && pair.after) close()
    ;(pair.before && pair.after ? pairs : run).push(pair)
  }
  close()
  return pairs
}

function pairRewritten(run: Pair[]): Pair[] {
  const [removed, added] = [run.flatMap(({ before }) => before ?? []), run.flatMap(({ after }) => after ?? [])]
  const isSame = removed.length === added.length && removed.every((node, n) => areAlike(node, added[n]!))
  return isSame ? removed.map((before, n) => ({ before, after: added[n] })) : run
}

function areAlike(one: Node, other: Node) {
  return one.type === other.type || (one.isTextblock && other.isTextblock)
}

function addedChange(mine: Node[], theirs: Node[]): BlockChange {
  const sides = { base: [], mine, theirs }
  if (!theirs.length) return { is: 'mine', ...sides }
  if (!mine.length) return { is: 'theirs', ...sides }
  // After a save whose answer was lost, both sides can have its blocks: then both begin alike.
  const alike = mine.findIndex((node, n) => !theirs[n] || nodeKey(node) !== nodeKey(theirs[n]))
  if (alike < 0 && mine.length === theirs.length) return { is: 'alike', ...sides }
  return { is: 'joined', ...sides, joined: theirs.concat(alike < 0 ? [] : mine.slice(alike)) }
}

async function classifyChange(base: Node, mine: Node | undefined, theirs: Node | undefined, language: string) {
  const [key, mineKey, theirsKey] = [base, mine, theirs].map((node) => node && nodeKey(node))
  const sides = { base: [base], mine: mine ? [mine] : [], theirs: theirs ? [theirs] : [] }
  if (mineKey === theirsKey) return { is: mineKey === key ? ('same' as const) : ('alike' as const), ...sides }
  if (mineKey === key) return { is: 'theirs' as const, ...sides }
  if (theirsKey === key) return { is: 'mine' as const, ...sides }
  const joined = mine && theirs && (await joinNodes(base, mine, theirs, language))
  return joined ? { is: 'joined' as const, ...sides, joined } : { is: 'both' as const, ...sides }
}

/** Joins versions; undefined if somebody has to choose. Where both wrote in an empty block, returns two blocks. */
async function joinNodes(base: Node, mine: Node, theirs: Node, language: string): Promise<Node[] | undefined> {
  const isSameType = mine.type === base.type && theirs.type === base.type
  if (base.isTextblock && !base.content.size) return isSameType ? [theirs, mine] : undefined
  const shape = mine.sameMarkup(base) ? theirs : theirs.sameMarkup(base) || mine.sameMarkup(theirs) ? mine : undefined
  if (base.isLeaf) return isSameType ? mergeAttributes(base, mine, theirs) : undefined
  const content = shape && (await joinContent(base, mine, theirs, language))
  return content && validNodesOf(shape.copy(Fragment.from(content)))
}

async function joinContent(base: Node, mine: Node, theirs: Node, language: string): Promise<Node[] | undefined> {
  const blocks = [base, mine, theirs]
  if (blocks.every((block) => block.isTextblock)) {
    return blocks.some((block) => block.content.size > maxComparedLength)
      ? undefined
      : mergeWords(base, mine, theirs, language)
  }
  if (blocks.some((block) => block.isTextblock || block.isLeaf) || !haveSameGrid(blocks)) return undefined
  const parts = await mergeBlocks(base.children, mine.children, theirs.children, language)
  if (parts.some(({ is }) => is === 'both')) return undefined
  return parts.flatMap((part) => part.joined ?? (part.is === 'theirs' ? part.theirs : part.mine))
}

/** Returns whether tables have the same cells: a table is merged only then, cell by cell. */
function haveSameGrid(blocks: Node[]) {
  const isOfTable = ['table', 'tableRow'].includes(blocks[0]!.type.name)
  return !isOfTable || blocks.every(({ childCount }) => childCount === blocks[0]!.childCount)
}

function mergeAttributes(base: Node, mine: Node, theirs: Node): Node[] | undefined {
  const attrs: Record<string, unknown> = {}
  for (const name of Object.keys(base.attrs)) {
    const [before, one, other] = [base, mine, theirs].map((node) => node.attrs[name] as unknown)
    if (one !== before && other !== before && one !== other) return undefined
    attrs[name] = one === before ? other : one
  }
  // Attributes of one file say nothing about another.
  if (attrs.mediaId !== base.attrs.mediaId) return undefined
  return [base.type.create(attrs, null, base.marks)]
}

function validNodesOf(node: Node): Node[] | undefined {
  try {
    node.check()
    return [node]
  } catch {
    return undefined
  }
}
