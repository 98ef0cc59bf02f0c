import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { desc, eq } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { media, mediaPages, storedFiles } from '@/db/schema'
import { endings, isPicture, type DocumentType, type MediaType } from '@/lib/media-types'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { preparePdf } from './pdf'
import { preparePicture } from './pictures'
import { findMedia, type Media } from './media'
import { keepFiles, removeFiles, type Prepared } from './storage'

export type Upload = {
  source: Buffer | Readable
  name: string
  alt?: string
  origin?: string
  /** The id of an upload whose next version this is. */
  replaces?: string
}

const megabyte = 1_000_000
export const largestPicture = 30 * megabyte
export const largestDocument = 100 * megabyte

/**
 * Takes in a picture or a document. What it is, its content decides; a name that says otherwise is refused, as is
 * anything too large, cut short or unreadable, and then nothing is kept. Pictures lose their metadata before the first write.
 */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media>> {
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
async function keep(actor: Actor, upload: Keeping, now: number): Promise<Result<Media>> {
  const id = randomId()
  const { contents, facts, pageTexts = [] } = upload.prepared
  const files = await keepFiles(id, contents)
  const kept = await write(async (tx) => {
    const place = await placeOf(tx, actor, { id, ...upload })
    if (!place.ok) return place
    const base = slugify(upload.name.slice(0, -extname(upload.name).length || undefined), id)
    const row = {
      ...{ id, ...place.value, name: `${base}${endings[upload.type][0]}`, type: upload.type, alt: upload.alt },
      ...{ uploadedBy: actor.id, uploadedAt: now, origin: upload.origin, ...facts },
    }
    const [stored] = await tx.insert(media).values(row).returning()
    await tx.insert(storedFiles).values(files)
    for (const [index, text] of pageTexts.entries())
      await tx.insert(mediaPages).values({ mediaId: id, page: index + 1, text })
    await record(tx, actor, { verb: 'uploaded', detail: { upload: id, bytes: stored!.bytes } }, now)
    return done(stored!)
  }).catch(async (error) => {
    await removeFiles(id)
    throw error
  })
  if (!kept.ok) await removeFiles(id)
  return kept
}

/** Its place among the versions of the same thing: the first of a new lineage, or the next of the one it replaces. */
type Placing = { id: string; type: MediaType; replaces?: string }

async function placeOf(tx: Tx, actor: Actor, { id, type, replaces }: Placing) {
  if (!replaces) return done({ lineage: id, version: 1 })
  const [replaced] = await findMedia(actor, [replaces], tx)
  if (!replaced) return refused('What this replaces is no longer there. Upload it by itself.')
  const { lineage } = replaced
  if (isPicture(replaced.type) !== isPicture(type))
    return refused(`${replaced.name} can only be replaced by ${isPicture(replaced.type) ? 'a picture' : 'a document'}.`)
  const [newest] = await tx
    .select({ version: media.version })
    .from(media)
    .where(eq(media.lineage, lineage))
    .orderBy(desc(media.version))
    .limit(1)
  return done({ lineage, version: newest!.version + 1 })
}
