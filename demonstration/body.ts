import { z } from 'zod'
import { tableForms } from '@/lib/figures/chart'

// A body as JSON files write it, and its conversion to nodes of the editor's schema.

type TextMark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type TextNode = { type: 'text'; text: string; marks?: TextMark[] }
export type BodyBlock = { type: string; attrs?: Record<string, unknown>; content?: (BodyBlock | TextNode)[] }

const RunText = z.union([
  z.string().transform((text): TextNode => ({ type: 'text', text })),
  z.strictObject({ b: z.string() }).transform(({ b }) => withMark(b, { type: 'bold' })),
  z.strictObject({ i: z.string() }).transform(({ i }) => withMark(i, { type: 'italic' })),
  z
    .strictObject({ text: z.string(), href: z.string() })
    .transform(({ text, href }) => withMark(text, { type: 'link', attrs: { href } })),
])
const LineText = z.union([RunText.transform((run) => [run]), z.array(RunText)])
const meaningField = z.string().optional()

const figureFields = {
  caption: z.string().optional(),
  source: z.string().default(''),
  form: z.enum(tableForms).default(''),
}

export function blockTextSchema(pictures: Record<string, { alt: string }>) {
  return z.union([
    z.strictObject({ p: LineText, meaning: meaningField }).transform(({ p }) => paragraphNode(p)),
    z.strictObject({ h2: z.string(), meaning: meaningField }).transform(({ h2 }) => headingNode(2, h2)),
    z.strictObject({ h3: z.string(), meaning: meaningField }).transform(({ h3 }) => headingNode(3, h3)),
    z
      .strictObject({ ul: z.array(LineText), meaning: meaningField })
      .transform(({ ul }) => bodyNode('bulletList', ul.map(listItemNode))),
    z
      .strictObject({ ol: z.array(LineText), meaning: meaningField })
      .transform(({ ol }): BodyBlock => ({ ...bodyNode('orderedList', ol.map(listItemNode)), attrs: { start: 1 } })),
    z
      .strictObject({ quote: LineText, speaker: z.string().optional(), meaning: meaningField })
      .transform(({ quote, speaker }) => ({
        ...bodyNode('blockquote', [paragraphNode(quote)]),
        ...(speaker && { attrs: { speaker } }),
      })),
    z
      .strictObject({ table: z.array(z.array(LineText)), ...figureFields, meaning: meaningField })
      .transform(({ table, caption, source, form }) => ({
        ...tableNode(table, (row) => row === 0),
        ...(caption && { attrs: { caption, source, form } }),
      })),
    z
      .strictObject({ rows: z.array(z.array(LineText)), meaning: meaningField })
      .transform(({ rows }) => tableNode(rows, (_, column) => column === 0)),
    // Names of a picture, or of a publication's file, which the seed replaces by ids of uploads.
    z
      .strictObject({ picture: z.enum(Object.keys(pictures)), caption: z.string().default('') })
      .transform(({ picture, caption }): BodyBlock => ({
        type: 'picture',
        attrs: { mediaId: picture, alt: pictures[picture]!.alt, decorative: false, caption },
      })),
    z
      .strictObject({ file: z.string(), title: z.string() })
      .transform(({ file, title }): BodyBlock => ({ type: 'file', attrs: { mediaId: file, title } })),
  ])
}

function withMark(text: string, mark: TextMark): TextNode {
  return { type: 'text', text, marks: [mark] }
}

function bodyNode(type: string, content: (BodyBlock | TextNode)[]): BodyBlock {
  return { type, content }
}

function paragraphNode(line: TextNode[]) {
  return bodyNode('paragraph', line)
}

function headingNode(level: number, text: string): BodyBlock {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] }
}

function listItemNode(line: TextNode[]) {
  return bodyNode('listItem', [paragraphNode(line)])
}

function tableNode(rows: TextNode[][][], isHeader: (row: number, column: number) => boolean) {
  const cellNode = (row: number) => (cell: TextNode[], column: number) =>
    bodyNode(isHeader(row, column) ? 'tableHeader' : 'tableCell', [paragraphNode(cell)])
  return bodyNode(
    'table',
    rows.map((cells, row) => bodyNode('tableRow', cells.map(cellNode(row)))),
  )
}

export function doc(blocks: BodyBlock[]) {
  return { type: 'doc', content: blocks }
}

export function withMedia(blocks: BodyBlock[], ids: Map<string, string>): BodyBlock[] {
  return blocks.map((block) => {
    const name = block.attrs?.mediaId
    if (typeof name !== 'string') return block
    const mediaId = ids.get(name)
    if (!mediaId) throw new Error(`The demonstration has no picture or file “${name}”`)
    return { ...block, attrs: { ...block.attrs, mediaId } }
  })
}
