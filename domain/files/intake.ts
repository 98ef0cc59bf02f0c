import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import { read } from '@/db/connection'
import { formatName } from '@/lib/files/format-name'
import {
  endings,
  isPicture,
  isRecording,
  type DocumentType,
  type MediaType,
  type RecordingType,
} from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { childQueue, uploadCutShort } from './child-queue'
import type { Duplicate } from './duplicates'
import type { Media } from './media'
import { prepareOffice, prepareTable } from './office'
import { olderOfficeProblem } from './office/refusals'
import { preparePdf } from './pdf'
import type { ReadOptions } from './pdf/read'
import { otherRecordingProblem, recordingRefusals, RecordingRefusal } from './recordings/refusals'
import { acceptedPictures, preparePicture, type IncomingPicture } from './pictures'
import { withReceived, type ReceivedFile, unfinishedPath } from './received-files'
import { saveUpload, type UploadDetails } from './save-upload'
import type { PreparedUpload } from './storage'
import { quotaProblem } from './upload-quota'
import { rename, rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { RecordingFacts } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { documentFile } from '@/lib/files/media-files'
import { askChild } from './pdf/run-in-child'

export type Upload = ReadOptions & UploadDetails & { source: Buffer | Readable }

const megabyte = 1_000_000
const maxPictureBytes = 30 * megabyte
const maxDocumentBytes = 100 * megabyte

/** Stores an upload by its content. A duplicate is not stored: the result names the existing upload. */
export async function storeUpload(actor: Actor, upload: Upload, now: number): Promise<Result<Media> | Duplicate> {
  return withReceivedUpload(actor, { upload, now }, async (file) => {
    const reading = await readFile(actor, { upload, file }, now)
    return reading.ok ? saveUpload(actor, { ...upload, ...reading.value }, now) : reading
  })
}

/** Returns the type of an upload, or why it would be refused. Nothing is stored. */
export async function tryUpload(actor: Actor, upload: Upload, now: number): Promise<Result<{ type: MediaType }>> {
  return withReceivedUpload(actor, { upload, now }, async (file) => {
    const reading = await readFile(actor, { upload, file }, now)
    return reading.ok ? done({ type: reading.value.type }) : reading
  })
}

/** Refuses a full quota before anything is written; the size is checked again later. */
async function withReceivedUpload<T>(
  actor: Actor,
  { upload, now }: { upload: Upload; now: number },
  use: (file: ReceivedFile) => Promise<Result<T> | Duplicate>,
): Promise<Result<T> | Duplicate> {
  permit(actor, 'upload')
  const full = await quotaProblem(read(), actor, 0, now)
  if (full) return full
  return withReceived(upload.source, use, (_, bytes) =>
    bytes > maxDocumentBytes ? refused('The file is larger than 100 MB, the most that can be kept.') : undefined,
  )
}

type UploadAttempt = { upload: Upload; file: ReceivedFile }

/** Imports and the demonstration read files in the background: nobody waits for them. */
async function readFile(
  actor: Actor,
  { upload, file }: UploadAttempt,
  now: number,
): Promise<Result<{ type: MediaType; prepared: PreparedUpload }>> {
  const type = await typeOfFile(file, upload.name)
  if (!type.ok) return type
  const full = await quotaProblem(read(), actor, file.bytes, now)
  if (full) return full
  const { signal, onWait, origin } = upload
  const turn = { asker: String(actor.id), isBackground: origin !== undefined, signal, onWait }
  const prepared = await childQueue().inTurn(turn, () =>
    isPicture(type.value) ? preparePicture(file, type.value) : prepareDocument(file, type.value, upload),
  )
  if (!prepared.ok) return prepared
  if (signal?.aborted) return refused(uploadCutShort)
  return done({ type: type.value, prepared: prepared.value })
}

const acceptedKindsText =
  'a picture (JPEG, PNG, WebP or GIF), a PDF, a document of Word, Excel, PowerPoint or OpenDocument, a CSV table, or a recording (MP3, M4A, Ogg, MP4 or WebM): these can be kept'

async function typeOfFile({ path, bytes }: ReceivedFile, sentName: string): Promise<Result<MediaType>> {
  const name = sentName.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim() || 'The file'
  if (bytes === 0) return refused(`${name} is empty.`)
  const ending = extname(sentName).toLowerCase()
  const mime = mediaTypeOf((await fileTypeFromFile(path))?.mime)
  if (mime === 'application/x-cfb') return refused(olderOfficeProblem(name))
  if (mime?.includes('macroenabled')) return refused(`${name} holds macros, which are programs. Save it without them.`)
  if (mime && /^(audio|video)\//.test(mime) && !Object.hasOwn(endings, mime))
    return refused(otherRecordingProblem(name))
  // CSV has no signature: the name decides, and the content must be text.
  const form = mediaFormOf(mime ?? (ending === '.csv' ? 'text/csv' : ''))
  if (!form) return refused(`${name} is not ${acceptedKindsText}.`)
  const { type } = form
  if (!form.endings.some((known) => known === ending))
    return refused(`${name} is not what its name says: it holds ${withArticle(form)}.`)
  if (isPicture(type) && bytes > maxPictureBytes)
    return refused('The picture is larger than 30 MB, the most that can be kept.')
  return done(type)
}

function mediaTypeOf(mime: string | undefined) {
  const type = mime?.split(';')[0]
  return type === 'audio/x-m4a' ? 'audio/mp4' : type === 'video/x-m4v' ? 'video/mp4' : type
}

type MediaForm = Omit<IncomingPicture, 'type'> & { type: MediaType }

function mediaFormOf(mime: string): MediaForm | undefined {
  if (acceptedPictures[mime]) return acceptedPictures[mime]
  if (!Object.hasOwn(endings, mime)) return undefined
  const type = mime as MediaType
  return { type, endings: endings[type], label: formatName(type) }
}

function withArticle({ type, label }: MediaForm) {
  return `${/^[AEIO]/.test(label) ? 'an' : 'a'} ${label}${isPicture(type) ? ' picture' : ''}`
}

async function prepareDocument(
  file: ReceivedFile,
  type: DocumentType,
  watching: ReadOptions,
): Promise<Result<PreparedUpload>> {
  if (type === 'application/pdf') return preparePdf(file, watching)
  if (isRecording(type)) return prepareRecording(file, type, watching)
  return type === 'text/csv' ? prepareTable(file) : prepareOffice(file, type, watching)
}

const pixelsField = z.int().min(1).max(20_000)

// The child has read a hostile file: any line of another form is refused.
const Line = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('read'),
    seconds: z
      .number()
      .positive()
      .max(7 * 24 * 3600),
    width: pixelsField.optional(),
    height: pixelsField.optional(),
  }),
  z.strictObject({ is: z.literal('refused'), why: RecordingRefusal }),
])

/** Milliseconds of processor time: an hour of MP3 takes six seconds, an hour of film less. */
const recordingTimeouts = { next: 20_000, all: 20_000 }

const maxExtraBytes = 1_000_000

/** Copies sound and pictures unchanged into a new file without names, places and covers. */
async function prepareRecording(
  file: ReceivedFile,
  type: RecordingType,
  { signal }: ReadOptions = {},
): Promise<Result<PreparedUpload>> {
  const output = unfinishedPath()
  try {
    const facts = await copyRecording(file, { type, output, signal })
    if (!facts.ok) return facts
    await rename(output, file.path)
    const { size: bytes } = await stat(/* turbopackIgnore: true */ file.path)
    const { sha256 } = await checksumOf(file.path)
    const contents = { [documentFile(type)]: { path: file.path, bytes, sha256 } }
    return done({ contents, facts: { bytes, sha256, recording: facts.value } })
  } finally {
    await rm(output, { force: true })
  }
}

type Copying = { type: RecordingType; output: string; signal?: AbortSignal }

async function copyRecording(file: ReceivedFile, { type, output, signal }: Copying): Promise<Result<RecordingFacts>> {
  const work = { script: 'recordings/read-child.mjs', heap: 100, args: [type], input: file.path, output }
  const limits = {
    maxLineBytes: 1_000,
    maxOutputBytes: file.bytes + maxExtraBytes,
    patience: recordingTimeouts,
    signal,
  }
  const { stopped, answer } = await askChild(Line, { ...work, ...limits })
  if (stopped || !answer) return refused(recordingRefusals[stopped ?? 'damaged'])
  if (answer.is === 'refused') return refused(recordingRefusals[answer.why])
  const { is: _, ...facts } = answer
  return done(facts)
}
