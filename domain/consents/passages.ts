import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { media, mediaPages } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { inPortions } from '@/lib/lists/portions'
import { createPause } from '@/lib/process/pauses'
import { wordsOfUploads, type ReadersText } from './what-readers-get'

/** `place` is where a name was found. */
export type Passage = { place: string; text: string }

/** Yields all words that readers would get, with those inside files and those about uploads in the library. */
export async function* passagesOf(
  db: Db,
  { parts, bodyText, notes, uploads, formerFiles }: ReadersText,
): AsyncGenerator<Passage> {
  const { text: body = 'null', [wordsOfUploads]: _, ...fields } = parts
  yield* [
    ...Object.entries(fields).flatMap(([name, value]) => passagesAt(`the ${name}`, stringsIn(value))),
    ...passagesAt('the text', [bodyText, ...attributeStrings(JSON.parse(body as string))]),
    ...passagesAt('the note for readers', notes),
    ...passagesAt('the name of a file', [
      ...uploads.map(({ upload }) => upload.name),
      ...formerFiles.map(({ name }) => name),
    ]),
    ...uploads.flatMap(({ use, upload: { name, alt, caption, credit, title, properties } }) => [
      ...passagesAt(`the file ${name}`, stringsIn([use, alt, caption, credit, title])),
      ...passagesAt(`the properties of ${name}`, stringsIn(properties)),
    ]),
  ]
  yield* filePassages(db, [...uploads.map(({ upload }) => upload.id), ...formerFiles.map(({ id }) => id)])
}

function passagesAt(place: string, texts: string[]): Passage[] {
  return texts.map((text) => ({ place, text: /\s/.test(text) ? text : text.replaceAll(/[-_.+]/g, ' ') }))
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []
}

type BodyNode = { attrs?: unknown; marks?: BodyNode[]; content?: BodyNode[] }

/** Lists strings besides the text: addresses, captions, descriptions. */
function attributeStrings(body: unknown): string[] {
  const strings: string[] = []
  const open = [body as BodyNode | null]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    strings.push(...stringsIn(node?.attrs))
    open.push(...(node?.marks ?? []), ...(node?.content ?? []))
  }
  return strings
}

/** Reads a few pages at a time: a text can have a hundred long files. */
async function* filePassages(db: Db, mediaIds: string[]): AsyncGenerator<Passage> {
  if (mediaIds.length === 0) return
  const order = [asc(mediaPages.mediaId), asc(mediaPages.page)]
  const isOfFiles = inArray(mediaPages.mediaId, [...new Set(mediaIds)])
  const rows = await db
    .select(pick(mediaPages, 'id'))
    .from(mediaPages)
    .where(isOfFiles)
    .orderBy(...order)
  const pause = createPause()
  const ids = rows.map(({ id }) => id)
  for (const part of inPortions(ids, 200)) {
    await pause()
    const pages = await db
      .select({ ...pick(media, 'name', 'type', 'version'), ...pick(mediaPages, 'page', 'text', 'artifacts') })
      .from(mediaPages)
      .innerJoin(media, eq(media.id, mediaPages.mediaId))
      .where(inArray(mediaPages.id, part))
      .orderBy(...order)
    for (const { name, type, page, text, artifacts } of pages) {
      const place = type === 'application/pdf' ? `page ${page} of ${name}` : `the text of ${name}`
      // Running heads and comments of documents may have a name, though readers cannot search them.
      yield* passagesAt(place, stringsIn([text, artifacts]))
    }
  }
}
