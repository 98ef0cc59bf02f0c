import type { Node } from '@tiptap/pm/model'
import { read } from '@/db/connection'
import type { Language } from '@/lib/languages'
import { pauses } from '@/lib/pauses'
import { threeWay, twoWay, type Stretch } from '@/lib/three-way'
import { aligned, keyOf } from './align'
import { bodyOf, uploadsIn } from './compare'
import { bothChanges, type Difference, type Passages, type Texts } from './differences'
import { withWords, wordNodes } from './inline'
import { longestCompared, renderPair, type RenderOptions } from './render'

/** The passages in which two texts differ, among those that are in both. */
export async function bodyDifferences(texts: Texts, language: Language) {
  const [mine, theirs, base] = [bodyOf(texts.mine), bodyOf(texts.theirs), texts.base && bodyOf(texts.base)]
  const pause = pauses()
  const nodes = new Map<string, Node>()
  for (const doc of [mine, theirs, ...(base ? [base] : [])])
    for (const node of doc.children) {
      nodes.set(keyOf(node), node)
      await pause()
    }
  const keys = (doc: Node) => doc.children.map(keyOf)
  const stretches = base ? threeWay(keys(base), keys(mine), keys(theirs)) : twoWay(keys(mine), keys(theirs))
  const showing = { media: await uploadsIn(read(), [mine, theirs]), language }
  const differences: Difference[] = []
  const passages: Passages[] = []
  for (const stretch of stretches.flatMap(blockByBlock)) {
    await pause()
    const { is } = stretch
    if (is === 'same' || is === 'alike') passages.push({ same: stretch.mine.map((key) => JSON.parse(key) as unknown) })
    else {
      const id = `body-${differences.length + 1}`
      differences.push({ id, field: 'body', label: 'Text', is, ...(await versions(stretch, nodes, showing)) })
      passages.push({ differs: id })
    }
  }
  return { differences, passages }
}

/** Where as many blocks stand on each side as stood there before, each is compared with its own. */
function blockByBlock(stretch: Stretch<string>): Stretch<string>[] {
  const { is, base, mine, theirs } = stretch
  if (is !== 'both' || base.length !== mine.length || base.length !== theirs.length) return [stretch]
  return base.flatMap((key, n) => threeWay([key], [mine[n]!], [theirs[n]!]))
}

async function versions(stretch: Stretch<string>, nodes: Map<string, Node>, showing: RenderOptions) {
  const [mine, theirs] = [stretch.mine, stretch.theirs].map((keys) => keys.map((key) => nodes.get(key)!))
  const html = (side: 'before' | 'after') => shownBeside(theirs!, mine!, { ...showing, side })
  const value = (keys: string[]) => keys.map((key) => JSON.parse(key) as unknown)
  const both = {
    mine: { value: value(stretch.mine), html: await html('after') },
    theirs: { value: value(stretch.theirs), html: await html('before') },
  }
  const joined = stretch.is === 'both' ? await joinedBlock(stretch, nodes, showing) : undefined
  return joined ? { ...both, is: 'joined' as const, joined } : both
}

async function shownBeside(before: Node[], after: Node[], showing: RenderOptions) {
  const pause = pauses()
  let html = ''
  for (const pair of await aligned(before, after, showing.language)) {
    html += await renderPair(pair, showing)
    await pause()
  }
  return html
}

/** One paragraph that both changed, in different words. */
async function joinedBlock({ base, mine, theirs }: Stretch<string>, nodes: Map<string, Node>, showing: RenderOptions) {
  const [from, own, other] = [base, mine, theirs].map((keys) => (keys.length === 1 ? nodes.get(keys[0]!) : undefined))
  if (!from?.isTextblock || !own?.sameMarkup(from) || !other?.sameMarkup(from)) return undefined
  const known = new Map<string, Node>()
  // A longer one is chosen as a whole.
  if ([from, own, other].some((block) => block.content.size > longestCompared)) return undefined
  const [b, m, t] = [from, own, other].map((block) => wordNodes(block, showing.language, known))
  const keys = bothChanges(threeWay(b!.keys, m!.keys, t!.keys))
  if (!keys) return undefined
  const block = withWords(own, keys, m!)
  return {
    value: [block.toJSON() as unknown],
    html: await renderPair({ before: from, after: block }, { ...showing, side: 'both' }),
  }
}
