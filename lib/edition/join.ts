import { lettersWithoutSpaces } from '../text/paragraphs'
import { plainText, plainWords, type Block, type Item, type PageMark, type Row, type Table, type Words } from './schema'

type EditionPage = { page: number; blocks: Block[] }

export function joinPages(pages: EditionPage[]): Block[] {
  const joined: Block[] = []
  for (const { page, blocks } of pages) {
    const mark: PageMark = { is: 'page', n: page }
    const [first, ...rest] = blocks
    // Looks past pages without words: a paragraph may continue after them.
    const last = joined.findLast(({ is }) => is !== 'page')
    const whole = first && last && joinTwoBlocks(last, first, mark)
    if (!whole) joined.push(mark, ...blocks)
    else {
      joined[joined.lastIndexOf(last)] = whole
      joined.push(...rest)
    }
  }
  return joined
}

function joinTwoBlocks(before: Block, after: Block, mark: PageMark): Block | undefined {
  if (after.is === 'heading' || after.is === 'page' || !after.goesOn || before.is !== after.is) return undefined
  switch (before.is) {
    case 'paragraph':
    case 'caption':
      return { ...before, words: joinWords(before.words, (after as typeof before).words, mark) }
    case 'list':
      return { ...before, items: joinItems(before.items, (after as typeof before).items, mark) }
    case 'table':
      return { ...before, rows: joinRows(before, after as Table, mark) }
    case 'quote':
    case 'note':
      return { ...before, blocks: joinBlocks(before.blocks, (after as typeof before).blocks, mark) }
    default:
      return undefined
  }
}

function joinBlocks(before: Block[], after: Block[], mark: PageMark): Block[] {
  const [last, first] = [before.at(-1), after[0]]
  const whole = last && first && joinTwoBlocks(last, first, mark)
  return whole ? [...before.slice(0, -1), whole, ...after.slice(1)] : [...before, ...withMarkFirst(after, mark)]
}

function joinItems(before: Item[], [first, ...rest]: Item[], mark: PageMark): Item[] {
  if (!first) return before
  const last = before.at(-1)
  if (!last || !first.goesOn) return [...before, { ...first, blocks: withMarkFirst(first.blocks, mark) }, ...rest]
  return [...before.slice(0, -1), { ...last, blocks: joinBlocks(last.blocks, first.blocks, mark) }, ...rest]
}

function joinRows(before: Table, after: Table, mark: PageMark): Row[] {
  const heads = new Set(before.rows.filter(isHeadRow).map(textOfRow))
  const again = after.rows.findIndex((row) => !isHeadRow(row) || !heads.has(textOfRow(row)))
  const [first, ...rest] = after.rows.slice(again < 0 ? after.rows.length : again)
  if (!first) return before.rows
  const last = before.rows.at(-1)
  if (last && first.goesOn && last.cells.length === first.cells.length && !isHeadRow(last)) {
    const cells = last.cells.map((cell, n) => {
      const other = first.cells[n]!.blocks
      return { ...cell, blocks: n === 0 ? joinBlocks(cell.blocks, other, mark) : joinCell(cell.blocks, other) }
    })
    return [...before.rows.slice(0, -1), { ...last, cells }, ...rest]
  }
  const cells = first.cells.map((cell, n) => (n === 0 ? { ...cell, blocks: withMarkFirst(cell.blocks, mark) } : cell))
  return [...before.rows, { ...first, cells }, ...rest]
}

function joinCell(before: Block[], after: Block[]): Block[] {
  const [last, first] = [before.at(-1), after[0]]
  if (last?.is !== 'paragraph' || first?.is !== 'paragraph' || !first.goesOn) return [...before, ...after]
  return [...before.slice(0, -1), { ...last, words: joinWords(last.words, first.words) }, ...after.slice(1)]
}

function isHeadRow({ cells }: Row) {
  return cells.length > 0 && cells.every(({ head }) => head !== undefined)
}

function textOfRow({ cells }: Row) {
  return cells.map(({ blocks }) => plainText(blocks)).join('\n')
}

function withMarkFirst(blocks: Block[], mark: PageMark): Block[] {
  const [first, ...rest] = blocks
  if (first?.is === 'paragraph') return [{ ...first, words: [mark, ...first.words] }, ...rest]
  return [mark, ...blocks]
}

/** Joins a word divided between pages: its first half ends in U+00AD. */
function joinWords(before: Words, after: Words, mark?: PageMark): Words {
  const marks = mark ? [mark] : []
  const [end, start] = [plainWords(before).at(-1) ?? '', plainWords(after)[0] ?? '']
  const last = before.at(-1)
  if (end === '\u00ad' && typeof last === 'string')
    return [...before.slice(0, -1), last.slice(0, -1), ...marks, ...after]
  const isApart = /\s/.test(end + start) || (lettersWithoutSpaces.test(end) && lettersWithoutSpaces.test(start))
  return isApart ? [...before, ...marks, ...after] : [...before, ' ', ...marks, ...after]
}
