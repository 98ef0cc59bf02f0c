import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { and, desc, eq, exists, inArray, like, not, or, sql, type SQL } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { entries, media, revisionMedia, revisions } from '@/db/schema'
import { documentFile, mediaRoot } from '@/lib/media-files'
import { randomId, sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { may, permit, type Actor } from './actor'
import { record } from './audit'
import { pictureFiles } from './pictures'
import { countPdfPages, pdfProblem } from './pdf'

export type Media = typeof media.$inferSelect
export type Upload = { source: Buffer | Readable; name: string; alt?: string; origin?: string }

const megabyte = 1_000_000
export const largestPicture = 30 * megabyte
export const largestDocument = 100 * megabyte

const extensions: Record<Media['type'], string[]> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
}

/**
 * Takes in a JPEG, PNG, WebP or PDF. What it is, its content decides; a name that says otherwise is refused, as is
 * anything too large, cut short or unreadable, and then nothing is kept. Pictures lose their metadata before the first write.
 */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media>> {
  permit(actor, 'upload')
  const bytes = await gather(upload.source)
  if (!bytes.ok) return bytes
  const type = await typeOf(bytes.value, upload.name)
  if (!type.ok) return type
  const files =
    type.value === 'application/pdf' ? await documentFiles(bytes.value) : await pictureFiles(bytes.value, type.value)
  if (!files.ok) return files

  const id = randomId()
  const { contents, ...facts } = files.value
  await keep(id, contents)
  try {
    return await write(async (tx) => {
      const base = slugify(upload.name.slice(0, -extname(upload.name).length || undefined), id)
      const row = {
        id,
        name: `${base}${extensions[type.value][0]}`,
        type: type.value,
        alt: upload.alt ?? '',
        uploadedBy: actor.id,
        uploadedAt: now,
        origin: upload.origin ?? null,
        ...facts,
      }
      const [stored] = await tx.insert(media).values(row).returning()
      await record(tx, actor, { verb: 'uploaded', detail: { upload: id, bytes: stored!.bytes } }, now)
      return done(stored!)
    })
  } catch (error) {
    await rm(join(mediaRoot(), id), { recursive: true, force: true })
    throw error
  }
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

async function typeOf(bytes: Buffer, name: string): Promise<Result<Media['type']>> {
  if (bytes.length === 0) return refused(`${name} is empty.`)
  const mime = (await fileTypeFromBuffer(bytes))?.mime as Media['type'] | undefined
  if (!mime || !(mime in extensions))
    return refused(`${name} is not a JPEG, PNG, WebP or PDF file, which are the ones that can be kept.`)
  if (!extensions[mime].includes(extname(name).toLowerCase())) {
    const kind = mime === 'application/pdf' ? 'a PDF' : `a ${mime.slice('image/'.length).toUpperCase()} picture`
    return refused(`${name} is not what its name says: it holds ${kind}.`)
  }
  if (mime !== 'application/pdf' && bytes.length > largestPicture)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(mime)
}

/** The files to keep for an upload, by name, and what is known of it. */
export type Files = {
  contents: Record<string, Buffer>
  bytes: number
  sha256: string
  width?: number
  height?: number
  pages?: number
}

async function documentFiles(bytes: Buffer): Promise<Result<Files>> {
  const problem = pdfProblem(bytes)
  if (problem) return refused(problem)
  const pages = await countPdfPages(bytes)
  if (!pages.ok) return pages
  return done({ contents: { [documentFile]: bytes }, bytes: bytes.length, sha256: sha256(bytes), pages: pages.value })
}

/** Writes a folder whole or not at all: under another name first. */
async function keep(id: string, contents: Record<string, Buffer>) {
  const partial = join(mediaRoot(), `.${id}.partial`)
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 })
    for (const [name, bytes] of Object.entries(contents))
      await writeFile(join(partial, name), bytes, { mode: 0o600, flush: true })
    await rename(partial, join(mediaRoot(), id))
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

type Choosing = { search?: string; type?: 'picture' | 'document'; limit?: number }

/** Uploads that this person may see, newest first, for choosing from. */
export async function listMedia(actor: Actor, { search = '', type, limit = 48 }: Choosing): Promise<Media[]> {
  permit(actor, 'upload')
  const isDocument = eq(media.type, 'application/pdf')
  return read()
    .select()
    .from(media)
    .where(
      and(
        visibleTo(read(), actor),
        search ? like(media.name, `%${search.replace(/[%_]/g, '')}%`) : undefined,
        type && (type === 'document' ? isDocument : not(isDocument)),
      ),
    )
    .orderBy(desc(media.uploadedAt))
    .limit(limit)
}

/** Uploads by id, for showing a draft; those that this person may not see are left out. */
export async function findMedia(actor: Actor, ids: string[], db: Db = read()): Promise<Media[]> {
  permit(actor, 'upload')
  if (!ids.length) return []
  return db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), visibleTo(db, actor)))
}

/** What someone uploaded, and what stands in an entry that they may read: an upload is as secret as the draft it is in. */
function visibleTo(db: Db, actor: Actor): SQL | undefined {
  if (may(actor, 'read')) return undefined
  const used = db
    .select({ n: sql`1` })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(revisionMedia.mediaId, media.id), eq(entries.createdBy, actor.id!)))
  return or(eq(media.uploadedBy, actor.id!), exists(used))
}
