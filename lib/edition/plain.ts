import type { Block, Edition, OutlineEntry, Words } from './schema'

export function plainWords(words: Words): string {
  return words
    .map((piece) => (typeof piece === 'string' ? piece : piece.is === 'page' ? '' : plainWords(piece.words)))
    .join('')
}

/** Gives each block one line, for search, quotation and the search for names. */
export function plainText(blocks: Block[]): string {
  return linesOf(blocks).filter(Boolean).join('\n')
}

function linesOf(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.is) {
      case 'page':
        return []
      case 'list':
        return block.items.map((item) => [item.label, plainText(item.blocks)].filter(Boolean).join(' '))
      case 'table':
        return [
          plainWords(block.caption ?? []),
          ...block.rows.map(({ cells }) => cells.map((cell) => plainText(cell.blocks)).join(' ')),
        ]
      case 'figure':
        return [block.alt, plainText(block.blocks), plainWords(block.caption ?? [])]
      case 'quote':
      case 'note':
        return linesOf(block.blocks)
      default:
        return [plainWords(block.words)]
    }
  })
}

const maxHeadings = 2_000

/** `nameOf` makes an id of a heading's text. */
export function outlineOf(pages: Edition['pages'], nameOf: (text: string) => string): OutlineEntry[] {
  const entries = pages.flatMap(({ blocks = [] }, index) => headingsOf(blocks, index + 1)).filter(({ text }) => text)
  return entries.slice(0, maxHeadings).map((entry) => ({ ...entry, id: nameOf(entry.text) }))
}

function headingsOf(blocks: Block[], page: number): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let at = 0
  for (const block of blocks) {
    const lines = plainText([block])
    if (block.is === 'heading') {
      const text = [...plainWords(block.words).trim()].slice(0, 150).join('')
      entries.push({ level: block.level, text, page, n: entries.length + 1, at })
    }
    if (lines) at += lines.length + 1
  }
  return entries
}

export function headingId({ page, n, id }: Pick<OutlineEntry, 'page' | 'n' | 'id'>) {
  return id ?? `p${page}-${n}`
}
