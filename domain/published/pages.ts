import { and, asc, between, eq, ne, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, mediaEditions, mediaPages } from '@/db/schema'
import { Outline, storedBlocks, type Block, type EditionSource, type OutlineEntry } from '@/lib/edition/schema'
import type { Language } from '@/lib/languages/languages'
import { wordType } from '@/lib/files/media-types'
import { correctedPartsOf, partOfPage, type CorrectedHeading } from '@/lib/edition/corrected'
import { correctedTextOf } from './corrected-editions'
import { findItem, type Item } from './item'
import type { ItemFile } from './item-files'

/** Maximum pages and bytes in one part of the reading view. */
const maxPages = 20
const maxBytes = 40_000

/** Pages from 1, both inclusive. */
export type ReadingPart = { from: number; to: number }

export type ReadingOf = {
  item: Item
  file: ItemFile
  /** Set by an editor, or found in the text. */
  language: Language
  part: number
  parts: ReadingPart[]
  /** `blocks` if the edition has the page; `text` has the same words. */
  pages: { page: number; text: string; blocks?: Block[] }[]
  edition: ReadingEdition
  hasText: boolean
  corrected?: CorrectedReading
}

type CorrectedReading = {
  /** UTC ms. */
  at: number
  /** True for scans: there was no text to correct, so it was typed. */
  isTyped: boolean
  html: string
  headings: CorrectedHeading[]
  /** The part (from 1) of each anchor. */
  anchors: Map<string, number>
}

type ReadingEdition = { from: EditionSource; outline: OutlineEntry[] }

export type FileTextAnswer = { is: 'live'; reading: ReadingOf } | { is: 'moved'; path: string } | undefined

type FileTextPosition = { lineage: string } & (
  | { part: number; page?: undefined; heading?: undefined }
  | { page: number; part?: undefined; heading?: undefined }
  | { heading: string; part?: undefined; page?: undefined }
)

type ReadingQuery = FileTextPosition & { path: string; now: number }

/** Reads a part of a file of the live text at `path`; undefined for anything else. */
export async function findReading({ path, now, ...position }: ReadingQuery): Promise<FileTextAnswer> {
  const lookup = await findItem({ path, now })
  if (lookup?.is === 'moved') {
    const answer = await findReading({ path: lookup.path, now, ...position })
    return answer && { is: 'moved', path: answer.is === 'moved' ? answer.path : lookup.path }
  }
  if (lookup?.is !== 'live') return undefined
  const reading = await readingOf(lookup.item, position, now)
  return reading && { is: 'live', reading }
}

/** Reads a part of a file. The item need not be live: a preview shows a draft. */
export async function readingOf(
  item: Item,
  { lineage, ...position }: FileTextPosition,
  now: number,
): Promise<ReadingOf | undefined> {
  const file = item.files.find((candidate) => candidate.lineage === lineage)
  if (!file?.readable) return undefined
  const corrected = await correctedTextOf(file, now)
  if (corrected) {
    const { bodyHtml, language, at } = corrected
    const { parts, ...rest } = correctedPartsOf(bodyHtml, { maxPages, maxBytes })
    const { page, heading = '' } = position
    const ofHeading = rest.anchors.get(heading) ?? 1
    const part = position.part ?? (page === undefined ? ofHeading : partOfPage({ parts, ...rest }, page))
    const html = parts[part - 1]?.html
    if (html === undefined) return undefined
    const edition = { from: file.type === wordType ? ('word' as const) : ('none' as const), outline: [] }
    const reading = { at, html, isTyped: !(await hasOwnText(file.id)), ...rest }
    return { item, file, language, part, parts, pages: [], edition, hasText: true, corrected: reading }
  }
  const [upload] = await read().select({ language: media.language }).from(media).where(eq(media.id, file.id))
  const sizes = await read()
    .select({
      page: mediaPages.page,
      bytes: sql<number>`octet_length(${mediaPages.text})`,
      // Counts the markup of blocks too: many small blocks, such as cells, have more markup than words.
      ofBlocks: sql<number>`coalesce(octet_length(${mediaPages.blocks}), 0)`,
    })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, file.id))
    .orderBy(asc(mediaPages.page))
  const parts = readingPartsOf(
    sizes.map(({ page, bytes, ofBlocks }) => ({ page, bytes: Math.max(bytes, ofBlocks / 4) })),
  )
  const edition = await editionOf(file.id)
  const page = position.page ?? edition.outline.find(({ id }) => id !== undefined && id === position.heading)?.page ?? 0
  const part = position.part ?? parts.findIndex(({ from, to }) => from <= page && page <= to) + 1
  const range = parts[part - 1]
  if (!range) return undefined
  const rows = await read()
    .select({ page: mediaPages.page, text: mediaPages.text, blocks: mediaPages.blocks })
    .from(mediaPages)
    .where(and(eq(mediaPages.mediaId, file.id), between(mediaPages.page, range.from, range.to)))
    .orderBy(asc(mediaPages.page))
  const pages = rows.map(({ blocks, ...page }) => ({ ...page, blocks: blocks ? storedBlocks(blocks) : undefined }))
  const language = file.language ?? upload?.language ?? item.language
  return { item, file, language, part, parts, pages, edition, hasText: sizes.some(({ bytes }) => bytes > 0) }
}

async function hasOwnText(mediaId: string) {
  const hasWords = and(eq(mediaPages.mediaId, mediaId), ne(mediaPages.text, ''))
  return (await read().select({ page: mediaPages.page }).from(mediaPages).where(hasWords).limit(1)).length > 0
}

async function editionOf(mediaId: string): Promise<ReadingEdition> {
  const [row] = await read()
    .select({ from: mediaEditions.from, outline: mediaEditions.outline })
    .from(mediaEditions)
    .where(eq(mediaEditions.mediaId, mediaId))
  return { from: row?.from ?? 'none', outline: Outline.safeParse(row?.outline).data ?? [] }
}

/** Groups pages into parts that suit a slow phone; no page is divided. */
export function readingPartsOf(sizes: { page: number; bytes: number }[]): ReadingPart[] {
  const parts: ReadingPart[] = []
  let bytesInPart = Infinity
  for (const { page, bytes } of sizes) {
    const last = parts.at(-1)
    if (last && page - last.from < maxPages && bytesInPart + bytes <= maxBytes) {
      last.to = page
      bytesInPart += bytes
    } else {
      parts.push({ from: page, to: page })
      bytesInPart = bytes
    }
  }
  return parts
}
