import { z } from 'zod'

// An edition is the text of a PDF as blocks by page, as the child process that read the file reported them. It is
// stored as JSON, validated by this schema on writing and reading, and rendered by components. No HTML is stored.

/** Files with an edition of an older version are read again. */
export const editionProgram = 2

/** Links to the web, a mail address, a telephone, or a page of the same document. */
const target = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d]|#p\d{1,4}$)/i
const language = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/)
const text = z.string().max(200_000)

type Styled = { is: 'strong' | 'em' | 'code' | 'note'; words: Words }
type Linked = { is: 'link'; to: string; words: Words }
type Spoken = { is: 'lang'; lang: string; words: Words }
/** The beginning of a page within a block; added when pages are joined, never stored. */
export type PageMark = { is: 'page'; n: number }
export type Piece = string | Styled | Linked | Spoken | PageMark
export type Words = Piece[]

/** `type` of HTML lists; `bullet` and `none` have no numbers, `label` has its own labels. */
const listKinds = ['bullet', 'none', 'label', '1', 'a', 'A', 'i', 'I'] as const
type ListKind = (typeof listKinds)[number]

/** `goesOn`: it begins on the page before. */
type Cut = { goesOn?: true }
export type Item = Cut & { label?: string; blocks: Block[] }
export type Cell = Cut & { head?: 'col' | 'row' | 'both'; columns?: number; rows?: number; blocks: Block[] }
export type Row = Cut & { cells: Cell[] }
/** `id` belongs to the site's page and is never stored. */
export type Heading = { is: 'heading'; level: 2 | 3 | 4; words: Words; lang?: string; id?: string }
type Paragraph = Cut & { is: 'paragraph' | 'caption'; words: Words; lang?: string }
export type List = Cut & { is: 'list'; kind: ListKind; start?: number; items: Item[]; lang?: string }
export type Table = Cut & { is: 'table'; caption?: Words; rows: Row[]; lang?: string }
type Figure = Cut & { is: 'figure'; alt: string; caption?: Words; blocks: Block[]; lang?: string }
type Group = Cut & { is: 'quote' | 'note'; blocks: Block[]; lang?: string }
export type Block = Heading | Paragraph | List | Table | Figure | Group | PageMark

const words: z.ZodType<Words> = z.array(
  z.lazy(() =>
    z.union([
      text,
      z.strictObject({ is: z.enum(['strong', 'em', 'code', 'note']), words }),
      z.strictObject({ is: z.literal('link'), to: z.string().max(2_000).regex(target), words }),
      z.strictObject({ is: z.literal('lang'), lang: language, words }),
    ]),
  ),
)
const blocks: z.ZodType<Block[]> = z.array(z.lazy(() => block)).max(20_000)
const cut = { goesOn: z.literal(true).optional() }
const spoken = { lang: language.optional() }
const times = z.int().min(2).max(200).optional()

const row = z.strictObject({
  ...cut,
  cells: z
    .array(
      z.strictObject({ ...cut, head: z.enum(['col', 'row', 'both']).optional(), columns: times, rows: times, blocks }),
    )
    .max(200),
})

const block = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('heading'), level: z.literal([2, 3, 4]), words, ...spoken }),
  z.strictObject({ is: z.enum(['paragraph', 'caption']), words, ...cut, ...spoken }),
  z.strictObject({
    is: z.literal('list'),
    kind: z.enum(listKinds),
    start: z.int().min(0).max(9_999).optional(),
    items: z.array(z.strictObject({ ...cut, label: z.string().max(120).optional(), blocks })).max(20_000),
    ...cut,
    ...spoken,
  }),
  z.strictObject({
    is: z.literal('table'),
    caption: words.optional(),
    rows: z.array(row).max(20_000),
    ...cut,
    ...spoken,
  }),
  z.strictObject({
    is: z.literal('figure'),
    alt: z.string().max(2_000),
    caption: words.optional(),
    blocks,
    ...cut,
    ...spoken,
  }),
  z.strictObject({ is: z.enum(['quote', 'note']), blocks, ...cut, ...spoken }),
])

export const PageBlocks = blocks

const count = z.int().min(0).max(10_000_000)

export const WordReport = z.strictObject({
  title: z.boolean(),
  language: z.boolean(),
  headings: count,
  skippedHeadings: count,
  figures: count,
  figuresWithoutAlt: count,
  tables: count,
  tablesWithoutHeaders: count,
})
export type WordReport = z.output<typeof WordReport>

export const PdfReport = WordReport.extend({
  tagged: z.boolean(),
  /** Percentage of letters within the tags. */
  inTags: z.int().min(0).max(100),
  /** Fonts that are not embedded, at most twenty names. */
  fontsOutside: z.array(z.string().max(200)).max(20),
  lettersWithoutUnicode: count,
  /** Pages that are pictures without text. */
  scannedPages: count,
})
export type PdfReport = z.output<typeof PdfReport>

/** `tags`: the structure of the PDF; `layout`: guessed from its pages; `word`: a Word document; `none`: failed. */
export type EditionSource = 'tags' | 'layout' | 'word' | 'none'

export const OutlineEntry = z.strictObject({
  level: z.literal([2, 3, 4]),
  text: z.string().max(300),
  page: z.int().min(1).max(5_000),
  n: z.int().min(1).max(20_000),
  /** Unique and made of the text; undefined in editions of an older version. */
  id: z.string().max(100).optional(),
  /** The position in the text of its page, in UTF-16 units. */
  at: z.int().min(0).max(250_000).optional(),
})
export const Outline = z.array(OutlineEntry).max(2_000)
export type OutlineEntry = z.output<typeof OutlineEntry>

/** `blocks`: only if better than plain text; `artifacts` repeat on every page. A Word document has sections. */
export type Edition = {
  from: EditionSource
  report?: PdfReport | WordReport
  pages: { blocks?: Block[]; artifacts: string }[]
}

/** Undefined without blocks, or where the JSON does not fit the schema. */
export function storedBlocks(json: unknown): Block[] | undefined {
  return PageBlocks.safeParse(json).data
}
