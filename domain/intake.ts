import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { desc, eq } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { media, mediaPages, storedFiles } from '@/db/schema'
import { formatNames } from '@/lib/format-names'
import { endings, isPicture, type DocumentType, type MediaType } from '@/lib/media-types'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { prepareOffice, prepareTable } from './office'
import { olderOfficeProblem } from './office/problems'
import { preparePdf } from './pdf'
import type { Watching } from './pdf/read'
import { preparePicture } from './pictures'
import { findMedia, type Media } from './media'
import { keepFiles, removeFiles, type Prepared } from './storage'

export type Upload = Watching & {
  source: Buffer | Readable
  name: string
  alt?: string
  origin?: string
  /** The id of an upload whose next version this is. */
  replaces?: string
}

const megabyte = 1_000_000
const cutShort = 'The upload was cut short. Nothing was kept: try again.'
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
    : await prepareDocument(bytes.value, type.value, upload)
  if (!prepared.ok) return prepared
  if (upload.signal?.aborted) return refused(cutShort)
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
    return refused(cutShort)
  }
  return done(Buffer.concat(chunks))
}

const kinds =
  'a picture (JPEG, PNG, WebP), a PDF, a document of Word, Excel, PowerPoint or OpenDocument, or a CSV table: these can be kept'

async function typeOf(bytes: Buffer, name: string): Promise<Result<MediaType>> {
  if (bytes.length === 0) return refused(`${name} is empty.`)
  const ending = extname(name).toLowerCase()
  const mime: string | undefined = (await fileTypeFromBuffer(bytes))?.mime
  if (mime === 'application/x-cfb') return refused(olderOfficeProblem(name))
  if (mime?.includes('macroenabled')) return refused(`${name} holds macros, which are programs. Save it without them.`)
  // A table has no mark of its own: nothing but its name says that it is one, and its content must be text.
  const type = (mime === undefined && ending === '.csv' ? 'text/csv' : mime) as MediaType
  if (!(type in endings)) return refused(`${name} is not ${kinds}.`)
  if (!endings[type].some((one) => one === ending))
    return refused(`${name} is not what its name says: it holds ${withArticle(type)}.`)
  if (isPicture(type) && bytes.length > largestPicture)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(type)
}

function withArticle(type: MediaType) {
  const kind = formatNames[type]
  return `${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind}${isPicture(type) ? ' picture' : ''}`
}

async function prepareDocument(bytes: Buffer, type: DocumentType, watching: Watching): Promise<Result<Prepared>> {
  if (type === 'application/pdf') return preparePdf(bytes, watching)
  return type === 'text/csv' ? prepareTable(bytes) : prepareOffice(bytes, type)
}

type Keeping = Omit<Upload, 'source'> & { type: MediaType; prepared: Prepared }

/** The files first, then the rows that make them known; where a row is refused, no file stays. */
async function keep(actor: Actor, upload: Keeping, now: number): Promise<Result<Media>> {
  const id = randomId()
  const { contents, facts, pageTexts = [] } = upload.prepared
  const files = await keepFiles(id, contents)
  const kept = await write(async (tx) => {
    const place = await placeOf(tx, actor, { id, replaces: upload.replaces })
    if (!place.ok) return place
    const base = slugify(upload.name.slice(0, -extname(upload.name).length || undefined), id)
    const row = {
      ...{ id, ...place.value, name: `${base}${endings[upload.type][0]}`, type: upload.type, alt: upload.alt },
      ...{ uploadedBy: actor.id, uploadedAt: now, origin: upload.origin, ...facts },
    }
    const [stored] = await tx.insert(media).values(row).returning()
    await tx.insert(storedFiles).values(files)
    const pages = pageTexts.map((text, index) => ({ mediaId: id, page: index + 1, text }))
    for (let n = 0; n < pages.length; n += 200) await tx.insert(mediaPages).values(pages.slice(n, n + 200))
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
async function placeOf(tx: Tx, actor: Actor, { id, replaces }: { id: string; replaces?: string }) {
  if (!replaces) return done({ lineage: id, version: 1 })
  const [replaced] = await findMedia(actor, [replaces], tx)
  if (!replaced) return refused('What this replaces is no longer there. Upload it by itself.')
  const { lineage } = replaced
  const [newest] = await tx
    .select({ version: media.version })
    .from(media)
    .where(eq(media.lineage, lineage))
    .orderBy(desc(media.version))
    .limit(1)
  return done({ lineage, version: newest!.version + 1 })
}
