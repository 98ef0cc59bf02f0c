import type { Block, Edition, OutlineEntry, Words } from './schema'

/** The words of a piece of text, without what they look like. */
export function plainWords(words: Words): string {
  return words
    .map((piece) => (typeof piece === 'string' ? piece : piece.is === 'page' ? '' : plainWords(piece.words)))
    .join('')
}

/** The words of blocks, a line for each that stands alone: what is searched, quoted and looked through for names. */
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

/** The headings of pages, in order, at most 2,000. */
export function outlineOf(pages: Edition['pages']): OutlineEntry[] {
  const entries = pages.flatMap(({ blocks = [] }, index) =>
    blocks
      .filter((block) => block.is === 'heading')
      .map(({ level, words }, n) => ({
        level,
        text: [...plainWords(words).trim()].slice(0, 150).join(''),
        page: index + 1,
        n: n + 1,
      })),
  )
  return entries.filter(({ text }) => text).slice(0, 2_000)
}

/** The id of a heading on the page of the site: the number of its page, and its own on it. */
export function headingId({ page, n }: Pick<OutlineEntry, 'page' | 'n'>) {
  return `p${page}-${n}`
}
