import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { write, type Tx } from '@/db/connection'
import { media, mediaPages, storedFiles } from '@/db/schema'
import { endings, isPicture, type DocumentType, type MediaType } from '@/lib/media-types'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { duplicateOf, type Duplicate } from './duplicates'
import { preparePdf } from './pdf'
import { preparePicture } from './pictures'
import type { Media } from './media'
import { keepFiles, removeFiles, type Prepared } from './storage'
import { nextVersion, wordsOf } from './versions'

export type Upload = {
  source: Buffer | Readable
  name: string
  alt?: string
  origin?: string
  /** The id of an upload whose next version this is. */
  replaces?: string
  /** Keep it even where the same is here already. */
  keepBoth?: boolean
  /** What is known of it otherwise than by its bytes: of a part of a picture, what was said of the whole. */
  known?: Partial<typeof media.$inferInsert>
  verb?: 'uploaded' | 'cropped'
}

const megabyte = 1_000_000
export const largestPicture = 30 * megabyte
export const largestDocument = 100 * megabyte

/**
 * Takes in a picture or a document. What it is, its content decides; a name that says otherwise is refused, as is
 * anything too large, cut short or unreadable, and then nothing is kept. Pictures lose their metadata before the first write.
 * What this person has already is not kept twice: the answer names the one that is here.
 */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media> | Duplicate> {
  permit(actor, 'upload')
  const bytes = await gather(upload.source)
  if (!bytes.ok) return bytes
  const type = await typeOf(bytes.value, upload.name)
  if (!type.ok) return type
  const prepared = isPicture(type.value)
    ? await preparePicture(bytes.value, type.value)
    : await prepareDocument(bytes.value, type.value)
  if (!prepared.ok) return prepared
  return keep(actor, { ...upload, type: type.value, prepared: prepared.value }, now)
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
    return refused('The upload was cut short. Nothing was kept: try again.')
  }
  return done(Buffer.concat(chunks))
}

const taken = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

async function typeOf(bytes: Buffer, name: string): Promise<Result<(typeof taken)[number]>> {
  if (bytes.length === 0) return refused(`${name} is empty.`)
  const mime = (await fileTypeFromBuffer(bytes))?.mime
  const type = taken.find((one) => one === mime)
  if (!type) return refused(`${name} is not a JPEG, PNG, WebP or PDF file, which are the ones that can be kept.`)
  if (!endings[type].some((ending) => ending === extname(name).toLowerCase())) {
    const kind = type === 'application/pdf' ? 'a PDF' : `a ${type.slice('image/'.length).toUpperCase()} picture`
    return refused(`${name} is not what its name says: it holds ${kind}.`)
  }
  if (isPicture(type) && bytes.length > largestPicture)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(type)
}

async function prepareDocument(bytes: Buffer, _type: DocumentType): Promise<Result<Prepared>> {
  return preparePdf(bytes)
}

type Keeping = Omit<Upload, 'source'> & { type: MediaType; prepared: Prepared }

/** The files first, then the rows that make them known; where a row is refused, no file stays. */
async function keep(actor: Actor, upload: Keeping, now: number): Promise<Result<Media> | Duplicate> {
  const id = randomId()
  const { contents, facts, pageTexts = [] } = upload.prepared
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
    for (const [index, text] of pageTexts.entries())
      await tx.insert(mediaPages).values({ mediaId: id, page: index + 1, text })
    const detail = { upload: id, bytes: stored!.bytes, version: stored!.version }
    await record(tx, actor, { verb: upload.verb ?? 'uploaded', detail }, now)
    return done(stored!)
  }).catch(async (error) => {
    await removeFiles(id)
    throw error
  })
  if (!kept.ok) await removeFiles(id)
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
    return duplicate ?? done({ lineage: id, version: 1, alt })
  }
  const place = await nextVersion(tx, actor, { id, type, sha256, replaces }, now)
  if (!place.ok) return place
  const { lineage, version, before } = place.value
  const words = wordsOf(before)
  return done({ lineage, version, ...words, credit: credit || words.credit, ...upload.known })
}
