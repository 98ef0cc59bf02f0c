import type { Node } from '@tiptap/pm/model'

export type Heading = {
  /** The place where the text begins. */
  at: number
  level: number
  text: string
  /** The problem that readers who listen to the headings would stumble over. */
  problem?: string
}

export const levelNames: Record<number, string> = { 2: 'heading', 3: 'smaller heading', 4: 'smallest heading' }

/** The headings of a text in order. The title above the text is the first level. */
export function headingsOf(doc: Node): Heading[] {
  const headings: Heading[] = []
  let before = 1
  doc.descendants((node, at) => {
    if (node.type.name === 'heading') {
      const level = Number(node.attrs.level)
      headings.push({ at: at + 1, level, text: node.textContent.trim(), problem: problemOf(node, level, before) })
      before = level
    }
    return !node.isTextblock
  })
  return headings
}

function problemOf(node: Node, level: number, before: number) {
  if (!node.textContent.trim()) return 'An empty heading: write it or remove it.'
  if (level > before + 1)
    return `A level is skipped: ${before === 1 ? 'the first heading' : `a ${levelNames[level]} right below a ${levelNames[before]}`} should be a ${levelNames[before + 1]}.`
}

/** Returns which heading a place in the text belongs to; -1 before the first. */
export function headingAt(headings: Heading[], at: number) {
  return headings.findLastIndex((heading) => heading.at <= at)
}
