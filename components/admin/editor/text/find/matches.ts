import type { Node } from '@tiptap/pm/model'

export type Search = { words: string; matchCase: boolean }

/** A match between two positions, or in a field of the node there (a caption, a footnote). */
export type TextMatch = { from: number; to: number; field?: string; index: number }

const fields: Record<string, string[]> = {
  footnote: ['text'],
  picture: ['alt', 'caption', 'credit'],
  file: ['title'],
  video: ['title'],
  callout: ['label'],
  table: ['caption', 'source'],
  blockquote: ['speaker'],
}

export function matchesIn(doc: Node, search: Search): TextMatch[] {
  const pattern = patternOf(search)
  if (!pattern) return []
  const matches: TextMatch[] = []
  doc.descendants((node, at) => {
    for (const field of fields[node.type.name] ?? [])
      for (const { index } of String(node.attrs[field]).matchAll(pattern))
        matches.push({ from: at, to: at + node.nodeSize, field, index })
    if (!node.isTextblock) return true
    // One character for each thing within a line, so that an index is a position.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    for (const { index, 0: words } of text.matchAll(pattern))
      matches.push({ from: at + 1 + index, to: at + 1 + index + words.length, index })
    return node.content.childCount > 1
  })
  return matches.sort((one, other) => one.from - other.from)
}

export function patternOf({ words, matchCase }: Search) {
  if (!words) return undefined
  // Linear: the words are escaped, nothing is repeated.
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), matchCase ? 'g' : 'gi')
}
