import { z } from 'zod'
import { tableForms } from '@/lib/figures/chart'

// A body as JSON files write it, and its conversion to nodes of the editor's schema.

type Mark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type Block = { type: string; attrs?: Record<string, unknown>; content?: (Block | Text)[] }

const Run = z.union([
  z.string().transform((text): Text => ({ type: 'text', text })),
  z.strictObject({ b: z.string() }).transform(({ b }) => marked(b, { type: 'bold' })),
  z.strictObject({ i: z.string() }).transform(({ i }) => marked(i, { type: 'italic' })),
  z
    .strictObject({ text: z.string(), href: z.string() })
    .transform(({ text, href }) => marked(text, { type: 'link', attrs: { href } })),
])
const Line = z.union([Run.transform((run) => [run]), z.array(Run)])
const meaning = z.string().optional()

const figures = {
  caption: z.string().optional(),
  source: z.string().default(''),
  form: z.enum(tableForms).default(''),
}

export function blockText(pictures: Record<string, { alt: string }>) {
  return z.union([
    z.strictObject({ p: Line, meaning }).transform(({ p }) => paragraph(p)),
    z.strictObject({ h2: z.string(), meaning }).transform(({ h2 }) => heading(2, h2)),
    z.strictObject({ h3: z.string(), meaning }).transform(({ h3 }) => heading(3, h3)),
    z.strictObject({ ul: z.array(Line), meaning }).transform(({ ul }) => node('bulletList', ul.map(listItem))),
    z
      .strictObject({ ol: z.array(Line), meaning })
      .transform(({ ol }): Block => ({ ...node('orderedList', ol.map(listItem)), attrs: { start: 1 } })),
    z.strictObject({ quote: Line, speaker: z.string().optional(), meaning }).transform(({ quote, speaker }) => ({
      ...node('blockquote', [paragraph(quote)]),
      ...(speaker && { attrs: { speaker } }),
    })),
    z
      .strictObject({ table: z.array(z.array(Line)), ...figures, meaning })
      .transform(({ table, caption, source, form }) => ({
        ...node('table', table.map(tableRow)),
        ...(caption && { attrs: { caption, source, form } }),
      })),
    z
      .strictObject({ rows: z.array(z.array(Line)), meaning })
      .transform(({ rows }) => node('table', rows.map(namedRow))),
    // Names of a picture, or of a publication's file, which the seed replaces by ids of uploads.
    z
      .strictObject({ picture: z.enum(Object.keys(pictures)), caption: z.string().default('') })
      .transform(({ picture, caption }): Block => ({
        type: 'picture',
        attrs: { mediaId: picture, alt: pictures[picture]!.alt, decorative: false, caption },
      })),
    z
      .strictObject({ file: z.string(), title: z.string() })
      .transform(({ file, title }): Block => ({ type: 'file', attrs: { mediaId: file, title } })),
  ])
}

function marked(text: string, mark: Mark): Text {
  return { type: 'text', text, marks: [mark] }
}

function node(type: string, content: (Block | Text)[]): Block {
  return { type, content }
}

function paragraph(line: Text[]) {
  return node('paragraph', line)
}

function heading(level: number, text: string): Block {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] }
}

function listItem(line: Text[]) {
  return node('listItem', [paragraph(line)])
}

function tableRow(cells: Text[][], row: number) {
  const type = row === 0 ? 'tableHeader' : 'tableCell'
  return node(
    'tableRow',
    cells.map((cell) => node(type, [paragraph(cell)])),
  )
}

function namedRow(cells: Text[][]) {
  return node(
    'tableRow',
    cells.map((cell, column) => node(column === 0 ? 'tableHeader' : 'tableCell', [paragraph(cell)])),
  )
}

export function doc(blocks: Block[]) {
  return { type: 'doc', content: blocks }
}

export function withMedia(blocks: Block[], ids: Map<string, string>): Block[] {
  return blocks.map((block) => {
    const name = block.attrs?.mediaId
    if (typeof name !== 'string') return block
    const mediaId = ids.get(name)
    if (!mediaId) throw new Error(`The demonstration has no picture or file “${name}”`)
    return { ...block, attrs: { ...block.attrs, mediaId } }
  })
}
