import { z } from 'zod'

// An edition is the text of a PDF as blocks by page, as the child process that read the file reported them. It is
// stored as JSON, validated by this schema on writing and reading, and rendered by components. No HTML is stored.

/** Files with an edition of an older version are read again. */
export const editionProgram = 2

/** Links to the web, a mail address, a telephone, or a page of the same document. */
const linkTargetPattern = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d]|#p\d{1,4}$)/i
const languageField = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/)
const textField = z.string().max(200_000)

type StyledWords = { is: 'strong' | 'em' | 'code' | 'note'; words: Words }
type LinkedWords = { is: 'link'; to: string; words: Words }
type SpokenWords = { is: 'lang'; lang: string; words: Words }
/** The beginning of a page within a block; added when pages are joined, never stored. */
export type PageMark = { is: 'page'; n: number }
export type Piece = string | StyledWords | LinkedWords | SpokenWords | PageMark
export type Words = Piece[]

/** `type` of HTML lists; `bullet` and `none` have no numbers, `label` has its own labels. */
const listKinds = ['bullet', 'none', 'label', '1', 'a', 'A', 'i', 'I'] as const
type ListKind = (typeof listKinds)[number]

/** `goesOn`: it begins on the page before. */
type ContinuedPart = { goesOn?: true }
export type Item = ContinuedPart & { label?: string; blocks: Block[] }
export type Cell = ContinuedPart & { head?: 'col' | 'row' | 'both'; columns?: number; rows?: number; blocks: Block[] }
export type Row = ContinuedPart & { cells: Cell[] }
/** `id` belongs to the site's page and is never stored. */
export type Heading = { is: 'heading'; level: 2 | 3 | 4; words: Words; lang?: string; id?: string }
type Paragraph = ContinuedPart & { is: 'paragraph' | 'caption'; words: Words; lang?: string }
export type List = ContinuedPart & { is: 'list'; kind: ListKind; start?: number; items: Item[]; lang?: string }
export type Table = ContinuedPart & { is: 'table'; caption?: Words; rows: Row[]; lang?: string }
type Figure = ContinuedPart & { is: 'figure'; alt: string; caption?: Words; blocks: Block[]; lang?: string }
type Group = ContinuedPart & { is: 'quote' | 'note'; blocks: Block[]; lang?: string }
export type Block = Heading | Paragraph | List | Table | Figure | Group | PageMark

const wordsField: z.ZodType<Words> = z.array(
  z.lazy(() =>
    z.union([
      textField,
      z.strictObject({ is: z.enum(['strong', 'em', 'code', 'note']), words: wordsField }),
      z.strictObject({ is: z.literal('link'), to: z.string().max(2_000).regex(linkTargetPattern), words: wordsField }),
      z.strictObject({ is: z.literal('lang'), lang: languageField, words: wordsField }),
    ]),
  ),
)
const blocks: z.ZodType<Block[]> = z.array(z.lazy(() => blockField)).max(20_000)
const cut = { goesOn: z.literal(true).optional() }
const languageFields = { lang: languageField.optional() }
const times = z.int().min(2).max(200).optional()

const rowField = z.strictObject({
  ...cut,
  cells: z
    .array(
      z.strictObject({ ...cut, head: z.enum(['col', 'row', 'both']).optional(), columns: times, rows: times, blocks }),
    )
    .max(200),
})

const blockField = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('heading'), level: z.literal([2, 3, 4]), words: wordsField, ...languageFields }),
  z.strictObject({ is: z.enum(['paragraph', 'caption']), words: wordsField, ...cut, ...languageFields }),
  z.strictObject({
    is: z.literal('list'),
    kind: z.enum(listKinds),
    start: z.int().min(0).max(9_999).optional(),
    items: z.array(z.strictObject({ ...cut, label: z.string().max(120).optional(), blocks })).max(20_000),
    ...cut,
    ...languageFields,
  }),
  z.strictObject({
    is: z.literal('table'),
    caption: wordsField.optional(),
    rows: z.array(rowField).max(20_000),
    ...cut,
    ...languageFields,
  }),
  z.strictObject({
    is: z.literal('figure'),
    alt: z.string().max(2_000),
    caption: wordsField.optional(),
    blocks,
    ...cut,
    ...languageFields,
  }),
  z.strictObject({ is: z.enum(['quote', 'note']), blocks, ...cut, ...languageFields }),
])

export const PageBlocks = blocks

const countField = z.int().min(0).max(10_000_000)

export const WordReport = z.strictObject({
  title: z.boolean(),
  language: z.boolean(),
  headings: countField,
  skippedHeadings: countField,
  figures: countField,
  figuresWithoutAlt: countField,
  tables: countField,
  tablesWithoutHeaders: countField,
})
export type WordReport = z.output<typeof WordReport>

export const PdfReport = WordReport.extend({
  tagged: z.boolean(),
  /** Percentage of letters within the tags. */
  inTags: z.int().min(0).max(100),
  /** Fonts that are not embedded, at most twenty names. */
  fontsOutside: z.array(z.string().max(200)).max(20),
  lettersWithoutUnicode: countField,
  scannedPages: countField,
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

/** Undefined without blocks, or if the JSON does not fit the schema. */
export function storedBlocks(json: unknown): Block[] | undefined {
  return PageBlocks.safeParse(json).data
}

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
