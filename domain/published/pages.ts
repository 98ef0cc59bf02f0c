import { and, asc, between, eq, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, mediaPages } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { findItem, type Item } from './item'
import type { ItemFile } from './item-files'

/** How much one document of the reading view holds: pages, and bytes of their text. */
const mostPages = 20
const mostBytes = 40_000

/** A part of a document: its first and last page, from 1. */
export type ReadingPart = { from: number; to: number }

export type ReadingOf = {
  item: Item
  file: ItemFile
  /** As an editor says, or the text itself. */
  language: Language
  part: number
  parts: ReadingPart[]
  pages: { page: number; text: string }[]
  /** Whether any page of the whole document has text. */
  hasText: boolean
}

export type FileTextAnswer = { is: 'live'; reading: ReadingOf } | { is: 'moved'; path: string } | undefined

/** One part of a file's text (from 1), or the part that holds a page. */
type FileTextPosition = { lineage: string } & ({ part: number; page?: undefined } | { page: number; part?: undefined })

type ReadingQuery = FileTextPosition & { path: string; now: number }

/**
 * The text of a file that the live text at `path` offers at a moment, part by part (from 1): of the version that readers
 * have there and no other. Undefined for everything else, whether something waits behind the address or nothing ever was.
 */
export async function findReading({ path, now, ...place }: ReadingQuery): Promise<FileTextAnswer> {
  const found = await findItem({ path, now })
  if (found?.is === 'moved') {
    const there = await findReading({ path: found.path, now, ...place })
    return there && { is: 'moved', path: there.is === 'moved' ? there.path : found.path }
  }
  if (found?.is !== 'live') return undefined
  const reading = await readingOf(found.item, place)
  return reading && { is: 'live', reading }
}

/** The same of any text at hand: a draft, in its preview. */
export async function readingOf(item: Item, { lineage, ...place }: FileTextPosition): Promise<ReadingOf | undefined> {
  const file = item.files.find((one) => one.lineage === lineage)
  if (!file?.readable) return undefined
  const [upload] = await read().select({ language: media.language }).from(media).where(eq(media.id, file.id))
  const sizes = await read()
    .select({ page: mediaPages.page, bytes: sql<number>`octet_length(${mediaPages.text})` })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, file.id))
    .orderBy(asc(mediaPages.page))
  const parts = partsOf(sizes)
  const part = place.part ?? parts.findIndex(({ from, to }) => from <= place.page && place.page <= to) + 1
  const asked = parts[part - 1]
  if (!asked) return undefined
  const pages = await read()
    .select({ page: mediaPages.page, text: mediaPages.text })
    .from(mediaPages)
    .where(and(eq(mediaPages.mediaId, file.id), between(mediaPages.page, asked.from, asked.to)))
    .orderBy(asc(mediaPages.page))
  const language = file.language ?? upload?.language ?? item.language
  return { item, file, language, part, parts, pages, hasText: sizes.some(({ bytes }) => bytes > 0) }
}

/** Pages in a row that make a document of a size that a slow phone takes; a page is never divided. */
export function partsOf(sizes: { page: number; bytes: number }[]): ReadingPart[] {
  const parts: ReadingPart[] = []
  let held = Infinity
  for (const { page, bytes } of sizes) {
    const last = parts.at(-1)
    if (last && page - last.from < mostPages && held + bytes <= mostBytes) {
      last.to = page
      held += bytes
    } else {
      parts.push({ from: page, to: page })
      held = bytes
    }
  }
  return parts
}
