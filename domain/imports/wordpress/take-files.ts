import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, type ImportProblem } from '@/db/schema'
import { checksumOf } from '@/lib/checksum'
import { sha256 } from '@/lib/random'
import type { Result } from '@/lib/result'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import { uploadAsItWas } from '../gazette-meta'
import { fateOfUpload, type LogRow } from '../import-log'
import type { MediaRef } from '../imported-body'
import type { ImportContext } from './import-context'
import { findRow, isDone, logThing, reportUnchanged } from './log-thing'
import { plainText } from './plain-text'
import type { Attachment } from './survey'
import { addressAt, cut, original, placeOf, titled } from './upload-places'
import type { StoredFile } from './uploads'

/** Takes in every attachment of the export, in its order. */
export async function takeFiles(ctx: ImportContext, progress: (n: number, of: number) => void) {
  const all = [...ctx.survey.attachments.values()]
  for (const [n, attachment] of all.entries()) {
    progress(n, all.length)
    await takeFile(attachment, ctx)
  }
}

/** Takes in files that a text names and no attachment does: an export of the posts alone has none. Answers whether any came. */
export async function takeNamedFiles(refs: MediaRef[], ctx: ImportContext) {
  const { uploads, folder } = ctx
  let came = false
  for (const { url } of refs) {
    const place = placeOf(url)
    if (place === undefined || uploads.find({ url }) || uploads.sought.has(place) || !folder) continue
    uploads.sought.add(place)
    const file = (await folder.find(place)) ? place : original(place)
    if (!(await folder.find(file))) continue
    await takeFile({ ...blank, key: file, url, file }, ctx)
    came ||= uploads.find({ url }) !== undefined
  }
  return came
}

const blank = { id: '', title: '', link: '', line: 0, parent: '', alt: '', caption: '' }

async function takeFile(attachment: Attachment, ctx: ImportContext) {
  const place = attachment.file || placeOf(attachment.url) || ''
  ctx.uploads.addNames(attachment, place)
  const row = await findRow('file', attachment.key, ctx)
  if (row && row.mediaId === null && row.outcome !== 'left out') return reportUnchanged(row, ctx)
  if (row?.mediaId && (await fateOfUpload(read(), row)) === 'in the trash') return reportUnchanged(row, ctx)
  if (row?.mediaId) await addStored(attachment, row.mediaId, ctx)
  if (isDone(row, ctx)) return
  const file = place ? await ctx.folder?.find(place) : undefined
  if (file !== undefined) return storeFile({ attachment, row, file, place }, ctx)
  // It came before: that its file is not beside this export takes nothing away.
  if (row?.mediaId) return reportUnchanged(row, ctx)
  const what = ctx.folder ? missing : noFolder
  await logFile(
    { attachment, row },
    { outcome: 'left out', hash: sha256(what + place), problems: [{ what, place }] },
    ctx,
  )
}

const noFolder = 'No folder of uploads was named: no file came.'
const missing = 'A file is not in the folder of uploads.'

async function addStored(attachment: Attachment, mediaId: string, { uploads }: ImportContext) {
  const [upload] = await read().select().from(media).where(eq(media.id, mediaId))
  if (upload) uploads.add(attachment, upload)
}

/** An attachment, and what the log has of it. */
type LoggedFile = { attachment: Attachment; row?: LogRow }

async function storeFile(
  { attachment, row, file, place }: LoggedFile & { file: string; place: string },
  ctx: ImportContext,
) {
  const sum = (await checksumOf(file)).sha256
  const words = { alt: cut(plainText(attachment.alt), 1_000), caption: cut(plainText(attachment.caption), 1_000) }
  const hash = sha256(JSON.stringify([sum, words, attachment.title]))
  const mediaId = row?.mediaId ?? undefined
  if (mediaId && row?.hash === hash) return reportUnchanged(row, ctx)
  if (mediaId && row?.kept.sha256 === sum) {
    const problems = [{ what: 'What is said of it changed at its source. Here it stays as it is.' }]
    return logFile({ attachment, row }, { outcome: 'changed', hash, mediaId, problems, sum }, ctx)
  }
  const was = await uploadAsItWas(mediaId ? undefined : attachment.own)
  const name = was.name ?? basename(place)
  const upload = { source: createReadStream(file), alt: words.alt, origin: 'import', replaces: mediaId, ...was, name }
  const title = titled(attachment.title, name)
  const known = { caption: words.caption, ...(title && { title: cut(title, 300) }), ...was.known }
  const stored = await (ctx.isTrial ? tryFile(attachment, upload, ctx) : storedOrSame({ ...upload, known: known }, ctx))
  if (!stored.ok) {
    const problems = [{ what: 'A file was refused.', place: stored.problems.map(({ message }) => message).join(' ') }]
    const outcome = mediaId ? 'conflict' : 'left out'
    return logFile({ attachment, row }, { outcome, hash: row?.hash ?? hash, mediaId: row?.mediaId, problems }, ctx)
  }
  ctx.uploads.add(attachment, stored.value)
  const outcome = mediaId ? 'changed' : 'new'
  await logFile({ attachment, row }, { outcome, hash, mediaId: stored.value.id, problems: [], sum }, ctx)
}

/** What storing it would answer, under a number that nothing has. */
async function tryFile(
  { key }: Attachment,
  upload: Parameters<typeof tryUpload>[1],
  { actor, now }: ImportContext,
): Promise<Result<StoredFile>> {
  const tried = await tryUpload(actor, upload, now)
  if (!tried.ok) return tried
  const id = sha256(key).slice(0, 12)
  return { ok: true, value: { id, lineage: id, name: upload.name, type: tried.value.type, alt: upload.alt ?? '' } }
}

/** The same bytes that are here already are as good. */
async function storedOrSame(
  upload: Parameters<typeof storeUpload>[1],
  { actor, now }: ImportContext,
): Promise<Result<StoredFile>> {
  const stored = await storeUpload(actor, upload, now)
  return !stored.ok && 'existing' in stored ? { ok: true, value: stored.existing } : stored
}

type FileOutcome = Pick<LogRow, 'outcome' | 'hash'> & {
  mediaId?: string | null
  problems: ImportProblem[]
  sum?: string
}

async function logFile({ attachment, row }: LoggedFile, { sum, ...became }: FileOutcome, ctx: ImportContext) {
  // What was left out for a reason that still holds is as it was.
  if (row && row.outcome === became.outcome && row.hash === became.hash) return reportUnchanged(row, ctx)
  const kept = { type: 'Files', ...(sum && { sha256: sum }) }
  const { key, title } = attachment
  const url = addressAt(attachment, ctx.survey)
  await logThing({ kind: 'file', key, url, title: plainText(title), kept, ...became }, ctx)
}
