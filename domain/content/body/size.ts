import type { Node } from '@tiptap/pm/model'

// Far more than anybody writes. scripts/long-texts.test.ts measures texts of this size.

const max = {
  blocks: 3_000,
  rows: 1_000,
  /** UTF-16 units of a paragraph: 20,000 words of most languages. */
  characters: 150_000,
  uploads: 1_000,
  /** A list and its item are two levels. */
  depth: 40,
}

const splitAdvice = 'Split it into several.'

export function sizeProblem(doc: Node): string | undefined {
  const blocks = blocksProblem(doc.childCount)
  if (blocks) return blocks
  let uploads = 0
  let open = doc.children
  for (let depth = 1; open.length > 0; depth++) {
    if (depth > max.depth)
      return `Something stands in more than ${max.depth} others, such as a list in lists. Move it out of some of them.`
    const inner: Node[] = []
    for (const node of open) {
      if (node.type.name === 'table' && node.childCount > max.rows)
        return tooMany(`A table has ${formatCount(node.childCount)} rows`, max.rows, 'Divide it.')
      if (node.isTextblock && node.content.size > max.characters)
        return tooMany(`A paragraph has ${formatCount(node.content.size)} characters`, max.characters, 'Divide it.')
      if (node.attrs.mediaId && ++uploads > max.uploads)
        return `The text has more than ${formatCount(max.uploads)} pictures and files. ${splitAdvice}`
      if (!node.isTextblock) for (const child of node.children) inner.push(child)
    }
    open = inner
  }
}

/** Blocks can be counted before there is a document. */
export function blocksProblem(count: number) {
  return count > max.blocks ? tooMany(`The text has ${formatCount(count)} blocks`, max.blocks, splitAdvice) : undefined
}

function tooMany(finding: string, max: number, advice: string) {
  return `${finding}; it can have ${formatCount(max)}. ${advice}`
}

function formatCount(n: number) {
  return n.toLocaleString('en')
}
