import { joinPages } from '@/lib/edition/join'
import { plainText, plainWords, type Block, type PdfReport } from '@/lib/edition/schema'
import { readPdf } from '@/domain/files/pdf/read'
import { withReceived } from '@/domain/files/received-files'
import { got } from './newsroom'

/** Reads a PDF as an upload is read: its edition, the blocks of all pages as one text, and the plain text of each page. */
export async function readEdition(source: Buffer) {
  let peak = 0
  const reading = await withReceived(source, (file) =>
    readPdf(file, { withEdition: true, onCost: (cost) => (peak = cost) }),
  )
  const { edition, pageTexts } = got(reading)
  const pages = (edition?.pages ?? []).map(({ blocks = [] }, n) => ({ page: n + 1, blocks }))
  return {
    edition: { ...edition!, report: edition!.report as PdfReport | undefined },
    pageTexts,
    blocks: joinPages(pages),
    peak,
  }
}

/** The headings of blocks: "2 Steps". */
export function headingsIn(blocks: Block[]) {
  return blocks.flatMap((block) => (block.is === 'heading' ? [`${block.level} ${plainWords(block.words)}`] : []))
}

/** The items of lists with their depth: "1 First", "1.1 Part of it". */
export function itemsIn(blocks: Block[], depth = 1): string[] {
  return blocks.flatMap((block) =>
    block.is !== 'list'
      ? []
      : block.items.flatMap(({ blocks: inner }) => [
          `${depth} ${block.kind} ${plainText(inner.filter(({ is }) => is !== 'list'))}`,
          ...itemsIn(inner, depth + 1),
        ]),
  )
}

/** The rows of tables, cell by cell: a heading is marked by `*`, a cell over several columns by their number. */
export function rowsIn(blocks: Block[]) {
  return blocks.flatMap((block) =>
    block.is !== 'table'
      ? []
      : block.rows.map(({ cells }) =>
          cells
            .map((cell) => `${cell.head ? '*' : ''}${plainText(cell.blocks)}${cell.columns ? `×${cell.columns}` : ''}`)
            .join(' | '),
        ),
  )
}
