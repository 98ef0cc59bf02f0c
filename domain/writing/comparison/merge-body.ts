import type { Node } from '@tiptap/pm/model'
import { read } from '@/db/connection'
import type { Language } from '@/lib/languages'
import { pauses } from '@/lib/pauses'
import { threeWay, twoWay, type Stretch } from '@/lib/three-way'
import { alignNodes, nodeKey } from './align'
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
      nodes.set(nodeKey(node), node)
      await pause()
    }
  const keys = (doc: Node) => doc.children.map(nodeKey)
  const stretches = base ? threeWay(keys(base), keys(mine), keys(theirs)) : twoWay(keys(mine), keys(theirs))
  const options = { media: await uploadsIn(read(), [mine, theirs]), language }
  const differences: Difference[] = []
  const passages: Passages[] = []
  for (const stretch of stretches.flatMap(blockByBlock)) {
    await pause()
    const { is } = stretch
    if (is === 'same' || is === 'alike') passages.push({ same: stretch.mine.map((key) => JSON.parse(key) as unknown) })
    else {
      const id = `body-${differences.length + 1}`
      differences.push({ id, field: 'body', label: 'Text', is, ...(await versions(stretch, nodes, options)) })
      passages.push({ differs: id })
    }
  }
  return { differences, passages }
}

/** Where both sides have as many blocks as the base, blocks are compared one by one. */
function blockByBlock(stretch: Stretch<string>): Stretch<string>[] {
  const { is, base, mine, theirs } = stretch
  if (is !== 'both' || base.length !== mine.length || base.length !== theirs.length) return [stretch]
  return base.flatMap((key, n) => threeWay([key], [mine[n]!], [theirs[n]!]))
}

async function versions(stretch: Stretch<string>, nodes: Map<string, Node>, options: RenderOptions) {
  const [mine, theirs] = [stretch.mine, stretch.theirs].map((keys) => keys.map((key) => nodes.get(key)!))
  const htmlOf = (side: 'before' | 'after') => renderSide(theirs!, mine!, { ...options, side })
  const value = (keys: string[]) => keys.map((key) => JSON.parse(key) as unknown)
  const sides = {
    mine: { value: value(stretch.mine), html: await htmlOf('after') },
    theirs: { value: value(stretch.theirs), html: await htmlOf('before') },
  }
  const joined = stretch.is === 'both' ? await joinedBlock(stretch, nodes, options) : undefined
  return joined ? { ...sides, is: 'joined' as const, joined } : sides
}

async function renderSide(before: Node[], after: Node[], options: RenderOptions) {
  const pause = pauses()
  let html = ''
  for (const pair of await alignNodes(before, after, options.language)) {
    html += await renderPair(pair, options)
    await pause()
  }
  return html
}

/** One paragraph with the changes of both sides; undefined where these cannot be joined. */
async function joinedBlock({ base, mine, theirs }: Stretch<string>, nodes: Map<string, Node>, options: RenderOptions) {
  const [baseBlock, mineBlock, theirsBlock] = [base, mine, theirs].map((keys) =>
    keys.length === 1 ? nodes.get(keys[0]!) : undefined,
  )
  if (!baseBlock?.isTextblock || !mineBlock?.sameMarkup(baseBlock) || !theirsBlock?.sameMarkup(baseBlock))
    return undefined
  const nodesByKey = new Map<string, Node>()
  // Of a longer paragraph, somebody has to choose one version.
  if ([baseBlock, mineBlock, theirsBlock].some((block) => block.content.size > longestCompared)) return undefined
  const [baseWords, mineWords, theirsWords] = [baseBlock, mineBlock, theirsBlock].map((block) =>
    wordNodes(block, options.language, nodesByKey),
  )
  const keys = bothChanges(threeWay(baseWords!.keys, mineWords!.keys, theirsWords!.keys))
  if (!keys) return undefined
  const block = withWords(mineBlock, keys, mineWords!)
  return {
    value: [block.toJSON() as unknown],
    html: await renderPair({ before: baseBlock, after: block }, { ...options, side: 'both' }),
  }
}
