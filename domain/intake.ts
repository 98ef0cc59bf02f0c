import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { read, write, type Tx } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { formatName } from '@/lib/file-words'
import { endings, isPicture, type DocumentType, type MediaType } from '@/lib/media-types'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { duplicateOf, type Duplicate } from './duplicates'
import type { Media } from './media'
import { prepareOffice, prepareTable } from './office'
import { olderOfficeProblem } from './office/refusals'
import { preparePdf } from './pdf'
import type { Watching } from './pdf/read'
import { arriving, preparePicture, type Arriving } from './pictures'
import { indexPages, keepPages } from './search'
import { keepFiles, layAside, removeFiles, type Prepared } from './storage'
import { nextVersion, wordsOf } from './versions'

export type Upload = Watching & {
  source: Buffer | Readable
  name: string
  alt?: string
  origin?: string
  /** The id of an upload whose next version this is. */
  replaces?: string
  /** Keep it even where the same is here already. */
  keepBoth?: boolean
  /** What is known of it otherwise than by its bytes: of a part of a picture, what was said of the whole; of what comes from another site, what was said there. */
  known?: Partial<typeof media.$inferInsert>
  verb?: 'uploaded' | 'cropped'
  /** The number that it had in another archive, where that is free here: its addresses stay. */
  id?: string
}

const megabyte = 1_000_000
const cutShort = 'The upload was cut short. Nothing was kept: try again.'
export const largestPicture = 30 * megabyte
export const largestDocument = 100 * megabyte

/**
 * Takes in a picture or a document. What it is, its content decides; a name that says otherwise is refused, as is
 * anything too large, cut short or unreadable, and then nothing is kept. Pictures lose their metadata before the first write.
 * What this person has already is not kept twice: the answer names the one that is here.
 */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media> | Duplicate> {
  permit(actor, 'upload')
  const found = await readUpload(upload)
  return found.ok ? keep(actor, { ...upload, ...found.value }, now) : found
}

/** What an upload is and what would be kept of it, or why it would be refused. Nothing is kept. */
export async function readUpload(upload: Upload): Promise<Result<{ type: MediaType; prepared: Prepared }>> {
  const bytes = await gather(upload.source)
  if (!bytes.ok) return bytes
  const type = await typeOf(bytes.value, upload.name)
  if (!type.ok) return type
  const prepared = isPicture(type.value)
    ? await preparePicture(bytes.value, type.value)
    : await prepareDocument(bytes.value, type.value, upload)
  if (!prepared.ok) return prepared
  if (upload.signal?.aborted) return refused(cutShort)
  return done({ type: type.value, prepared: prepared.value })
}

async function gather(source: Buffer | Readable): Promise<Result<Buffer>> {
  if (Buffer.isBuffer(source)) return done(source)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestDocument) return refused('The file is larger than 100 MB, the most that can be kept.')
      chunks.push(chunk)
    }
  } catch {
    return refused(cutShort)
  }
  return done(Buffer.concat(chunks))
}

const kinds =
  'a picture (JPEG, PNG, WebP or GIF), a PDF, a document of Word, Excel, PowerPoint or OpenDocument, or a CSV table: these can be kept'

async function typeOf(bytes: Buffer, given: string): Promise<Result<MediaType>> {
  const name = seen(given)
  if (bytes.length === 0) return refused(`${name} is empty.`)
  const ending = extname(given).toLowerCase()
  const mime: string | undefined = (await fileTypeFromBuffer(bytes))?.mime
  if (mime === 'application/x-cfb') return refused(olderOfficeProblem(name))
  if (mime?.includes('macroenabled')) return refused(`${name} holds macros, which are programs. Save it without them.`)
  // A table has no mark of its own: nothing but its name says that it is one, and its content must be text.
  const form = formOf(mime ?? (ending === '.csv' ? 'text/csv' : ''))
  if (!form) return refused(`${name} is not ${kinds}.`)
  const { type } = form
  if (!form.endings.some((one) => one === ending))
    return refused(`${name} is not what its name says: it holds ${withArticle(form)}.`)
  if (isPicture(type) && bytes.length > largestPicture)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(type)
}

/** A name without what cannot be seen: a mark that turns the direction of writing makes one ending look like another. */
function seen(name: string) {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '')
}

type Form = Omit<Arriving, 'type'> & { type: MediaType }

function formOf(mime: string): Form | undefined {
  if (arriving[mime]) return arriving[mime]
  if (!Object.hasOwn(endings, mime)) return undefined
  const type = mime as MediaType
  return { type, endings: endings[type], called: formatName(type) }
}

function withArticle({ type, called }: Form) {
  return `${/^[AEIO]/.test(called) ? 'an' : 'a'} ${called}${isPicture(type) ? ' picture' : ''}`
}

async function prepareDocument(bytes: Buffer, type: DocumentType, watching: Watching): Promise<Result<Prepared>> {
  if (type === 'application/pdf') return preparePdf(bytes, watching)
  return type === 'text/csv' ? prepareTable(bytes) : prepareOffice(bytes, type, watching)
}

type Keeping = Omit<Upload, 'source'> & { type: MediaType; prepared: Prepared }

/** The files first, then the rows that make them known; where a row is refused, no file stays. */
async function keep(actor: Actor, upload: Keeping, now: number): Promise<Result<Media> | Duplicate> {
  const id = upload.id ?? randomId()
  const { contents, facts, pageTexts = [] } = upload.prepared
  if (upload.id && !(await read().$count(media, eq(media.id, id)))) await layAside(id)
  const files = await keepFiles(id, contents)
  const kept = await write(async (tx) => {
    const place = await placeOf(tx, actor, { ...upload, id }, now)
    if (!place.ok) return place
    const base = slugify(upload.name.slice(0, -extname(upload.name).length || undefined), id)
    const row = {
      ...{ id, name: `${base}${endings[upload.type][0]}`, type: upload.type },
      ...{ uploadedBy: actor.id, uploadedAt: now, origin: upload.origin, ...facts, ...place.value },
    }
    const [stored] = await tx.insert(media).values(row).returning()
    await tx.insert(storedFiles).values(files)
    await keepPages(tx, id, pageTexts)
    const detail = { upload: id, bytes: stored!.bytes, version: stored!.version }
    await record(tx, actor, { verb: upload.verb ?? 'uploaded', detail }, now)
    return done(stored!)
  }).catch(async (error) => {
    await removeFiles(id)
    throw error
  })
  if (!kept.ok) await removeFiles(id)
  else await indexPages(id)
  return kept
}

type Row = typeof media.$inferInsert

/** A lineage of its own, unless it is here already; or the next version of what it replaces, with the words said of that. */
async function placeOf(
  tx: Tx,
  actor: Actor,
  upload: Keeping & { id: string },
  now: number,
): Promise<Result<Partial<Row> & { lineage: string }> | Duplicate> {
  const { id, type, replaces, alt, keepBoth } = upload
  const { sha256, credit } = upload.prepared.facts
  if (!replaces) {
    const duplicate = keepBoth ? undefined : await duplicateOf(tx, actor, { id, sha256 }, now)
    return duplicate ?? done({ lineage: id, version: 1, alt, ...upload.known })
  }
  const place = await nextVersion(tx, actor, { id, type, sha256, replaces }, now)
  if (!place.ok) return place
  const { lineage, version, before } = place.value
  const words = wordsOf(before)
  return done({ lineage, version, ...words, credit: credit || words.credit, ...upload.known })
}
