import type { Node } from '@tiptap/pm/model'
import { read } from '@/db/connection'
import type { Language } from '@/lib/languages/languages'
import { pauses } from '@/lib/process/pauses'
import { threeWay, twoWay } from '@/lib/lists/three-way'
import { alignNodes, nodeKey } from './align'
import { bodyOf, uploadsIn } from './compare'
import type { Difference, Passages, Texts } from './differences'
import { mergeBlocks, type BlockChange } from './merge-blocks'
import { renderPair, type RenderOptions } from './render'

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
  const blocks = (keys: string[]) => keys.map((key) => nodes.get(key)!)
  for (const { is, ...keys } of stretches) {
    const stretch: BlockChange = { is, base: blocks(keys.base), mine: blocks(keys.mine), theirs: blocks(keys.theirs) }
    // Without a base nobody knows who changed what.
    const changes =
      is === 'both' && base ? await mergeBlocks(stretch.base, stretch.mine, stretch.theirs, language) : [stretch]
    for (const change of changes) {
      await pause()
      if (change.is === 'same' || change.is === 'alike') passages.push({ same: valueOf(change.mine) })
      else {
        const id = `body-${differences.length + 1}`
        const versions = await versionsOf(change, options)
        differences.push({ id, field: 'body', label: 'Text', is: change.is, ...versions })
        passages.push({ differs: id })
      }
    }
  }
  return { differences, passages }
}

async function versionsOf({ base, mine, theirs, joined }: BlockChange, options: RenderOptions) {
  const htmlOf = (side: 'before' | 'after') => renderSide(theirs, mine, { ...options, side })
  const sides = {
    mine: { value: valueOf(mine), html: await htmlOf('after') },
    theirs: { value: valueOf(theirs), html: await htmlOf('before') },
  }
  if (!joined) return sides
  return {
    ...sides,
    joined: { value: valueOf(joined), html: await renderSide(base, joined, { ...options, side: 'both' }) },
  }
}

function valueOf(blocks: Node[]) {
  return blocks.map((block) => block.toJSON() as unknown)
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
