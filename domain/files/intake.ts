import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { fileTypeFromFile } from 'file-type'
import { read, write, type Tx } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { formatName } from '@/lib/file-words'
import { endings, isPicture, type DocumentType, type MediaType } from '@/lib/media-types'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { childQueue, cutShort } from './child-queue'
import { duplicateOf, type Duplicate } from './duplicates'
import type { Media } from './media'
import { prepareOffice, prepareTable } from './office'
import { olderOfficeProblem } from './office/refusals'
import { preparePdf } from './pdf'
import type { ReadOptions } from './pdf/read'
import { acceptedPictures, preparePicture, type IncomingPicture } from './pictures'
import { withReceived, type ReceivedFile } from './received-files'
import { indexPages, keepPages } from '@/domain/entries/search-index'
import { keepFiles, moveUnknownFolderAside, removeFiles, type PreparedUpload } from './storage'
import { overQuota } from './upload-quota'
import { nextVersion, descriptionOf } from './versions'

export type Upload = ReadOptions & {
  source: Buffer | Readable
  name: string
  alt?: string
  origin?: string
  /** The id of an upload whose next version this is. */
  replaces?: string
  /** Keep it even where the same is here already. */
  keepBoth?: boolean
  /** Details that are not in its bytes: those of the whole picture for a part of it, those of another site for an import. */
  known?: Partial<typeof media.$inferInsert>
  verb?: 'uploaded' | 'cropped'
  /** The id that it had in another archive, if that is free here: its addresses stay the same. */
  id?: string
}

const megabyte = 1_000_000
const largestPicture = 30 * megabyte
const largestDocument = 100 * megabyte

/**
 * Takes in a picture or a document. Its content decides what it is; a name with another ending is refused, and so is anything
 * too large, cut short or unreadable: then nothing is stored. Pictures lose their metadata before the first write.
 * A file that this person has already is not stored twice: the answer names the upload that is here.
 */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media> | Duplicate> {
  return withReceivedUpload(actor, { upload, now }, async (file) => {
    const reading = await readFile(actor, { upload, file }, now)
    return reading.ok ? saveUpload(actor, { ...upload, ...reading.value }, now) : reading
  })
}

/** What an upload is and how it would be kept, or why it would be refused. Nothing is kept. */
export async function tryUpload(actor: Actor, upload: Upload, now: number): Promise<Result<{ type: MediaType }>> {
  return withReceivedUpload(actor, { upload, now }, async (file) => {
    const reading = await readFile(actor, { upload, file }, now)
    return reading.ok ? done({ type: reading.value.type }) : reading
  })
}

/** Receives the file of an upload. A full quota is refused before anything is written; its size is checked again later. */
async function withReceivedUpload<T>(
  actor: Actor,
  { upload, now }: { upload: Upload; now: number },
  use: (file: ReceivedFile) => Promise<Result<T> | Duplicate>,
): Promise<Result<T> | Duplicate> {
  permit(actor, 'upload')
  const full = await overQuota(read(), actor, 0, now)
  if (full) return full
  return withReceived(upload.source, use, (_, bytes) =>
    bytes > largestDocument ? refused('The file is larger than 100 MB, the most that can be kept.') : undefined,
  )
}

type UploadAttempt = { upload: Upload; file: ReceivedFile }

/** Reads a file in its turn of the queue. No person waits for an import or the demonstration: these run in the background. */
async function readFile(
  actor: Actor,
  { upload, file }: UploadAttempt,
  now: number,
): Promise<Result<{ type: MediaType; prepared: PreparedUpload }>> {
  const type = await typeOf(file, upload.name)
  if (!type.ok) return type
  const full = await overQuota(read(), actor, file.bytes, now)
  if (full) return full
  const { signal, onWait, origin } = upload
  const turn = { asker: String(actor.id), isBackground: origin !== undefined, signal, onWait }
  const prepared = await childQueue().inTurn(turn, () =>
    isPicture(type.value) ? preparePicture(file, type.value) : prepareDocument(file, type.value, upload),
  )
  if (!prepared.ok) return prepared
  if (signal?.aborted) return refused(cutShort)
  return done({ type: type.value, prepared: prepared.value })
}

const kinds =
  'a picture (JPEG, PNG, WebP or GIF), a PDF, a document of Word, Excel, PowerPoint or OpenDocument, or a CSV table: these can be kept'

async function typeOf({ path, bytes }: ReceivedFile, sentName: string): Promise<Result<MediaType>> {
  const name = withoutInvisible(sentName)
  if (bytes === 0) return refused(`${name} is empty.`)
  const ending = extname(sentName).toLowerCase()
  const mime: string | undefined = (await fileTypeFromFile(path))?.mime
  if (mime === 'application/x-cfb') return refused(olderOfficeProblem(name))
  if (mime?.includes('macroenabled')) return refused(`${name} holds macros, which are programs. Save it without them.`)
  // A CSV table has no signature: only its name says what it is, and its content must be text.
  const form = formOf(mime ?? (ending === '.csv' ? 'text/csv' : ''))
  if (!form) return refused(`${name} is not ${kinds}.`)
  const { type } = form
  if (!form.endings.some((known) => known === ending))
    return refused(`${name} is not what its name says: it holds ${withArticle(form)}.`)
  if (isPicture(type) && bytes > largestPicture)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(type)
}

/** A name without invisible characters: a mark that changes the direction of writing makes one ending look like another. */
function withoutInvisible(name: string) {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim() || 'The file'
}

type Form = Omit<IncomingPicture, 'type'> & { type: MediaType }

function formOf(mime: string): Form | undefined {
  if (acceptedPictures[mime]) return acceptedPictures[mime]
  if (!Object.hasOwn(endings, mime)) return undefined
  const type = mime as MediaType
  return { type, endings: endings[type], label: formatName(type) }
}

function withArticle({ type, label }: Form) {
  return `${/^[AEIO]/.test(label) ? 'an' : 'a'} ${label}${isPicture(type) ? ' picture' : ''}`
}

async function prepareDocument(
  file: ReceivedFile,
  type: DocumentType,
  watching: ReadOptions,
): Promise<Result<PreparedUpload>> {
  if (type === 'application/pdf') return preparePdf(file, watching)
  return type === 'text/csv' ? prepareTable(file) : prepareOffice(file, type, watching)
}

type NewUpload = Omit<Upload, 'source'> & { type: MediaType; prepared: PreparedUpload }

/** Stores the files first, then their rows; where a row is refused, the files are removed again. */
async function saveUpload(actor: Actor, upload: NewUpload, now: number): Promise<Result<Media> | Duplicate> {
  const id = upload.id ?? randomId()
  const { contents, facts, pageTexts = [] } = upload.prepared
  if (upload.id && !(await read().$count(media, eq(media.id, id)))) await moveUnknownFolderAside(id)
  const files = await keepFiles(id, contents)
  const saved = await write(async (tx) => {
    const full = await overQuota(tx, actor, facts.bytes, now)
    if (full) return full
    const versionCheck = await versionOf(tx, actor, { ...upload, id }, now)
    if (!versionCheck.ok) return versionCheck
    const base = slugify(upload.name.slice(0, -extname(upload.name).length || undefined), id)
    const row = {
      id,
      name: `${base}${endings[upload.type][0]}`,
      type: upload.type,
      uploadedBy: actor.id,
      uploadedAt: now,
      origin: upload.origin,
      ...facts,
      ...versionCheck.value,
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
  if (!saved.ok) await removeFiles(id)
  else await indexPages(id)
  return saved
}

type Row = typeof media.$inferInsert

/** The first version of a new lineage, unless the same file is here; or the next version of the upload it replaces. */
async function versionOf(
  tx: Tx,
  actor: Actor,
  upload: NewUpload & { id: string },
  now: number,
): Promise<Result<Partial<Row> & { lineage: string }> | Duplicate> {
  const { id, type, replaces, alt, keepBoth } = upload
  const { sha256, credit } = upload.prepared.facts
  if (!replaces) {
    const duplicate = keepBoth ? undefined : await duplicateOf(tx, actor, { id, sha256 }, now)
    return duplicate ?? done({ lineage: id, version: 1, alt, ...upload.known })
  }
  const versionCheck = await nextVersion(tx, actor, { id, type, sha256, replaces }, now)
  if (!versionCheck.ok) return versionCheck
  const { lineage, version, before } = versionCheck.value
  const words = descriptionOf(before)
  return done({ lineage, version, ...words, credit: credit || words.credit, ...upload.known })
}
