import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, type ImportProblem } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { sha256 } from '@/lib/keys/random'
import type { Result } from '@/lib/result'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import { uploadAsItWas } from '../gazette-meta'
import { erasedFile, isErasedFile } from '@/domain/erasures/erased-files'
import { fateOfUpload, type LogRow } from '../import-log'
import type { MediaRef } from '../imported-body'
import type { ImportContext } from './import-context'
import { findThingRow, isDone, logThing, reportUnchanged } from './log-thing'
import { plainText } from './plain-text'
import type { Attachment } from './survey'
import { addressAt, shorten, originalPlace, uploadPlace, uploadTitle } from './upload-places'
import type { StoredFile } from './uploads'

export async function importFiles(ctx: ImportContext, progress: (n: number, total: number) => void) {
  const all = [...ctx.survey.attachments.values()]
  for (const [n, attachment] of all.entries()) {
    progress(n, all.length)
    await importFile(attachment, ctx)
  }
}

/** Imports files that only a text names: an export of posts only has no attachments. Returns whether any came. */
export async function importNamedFiles(refs: MediaRef[], ctx: ImportContext) {
  const { uploads, folder } = ctx
  let hasTaken = false
  for (const { url } of refs) {
    const place = uploadPlace(url, ctx.survey.old)
    if (place === undefined || uploads.find({ url }) || uploads.searchedPlaces.has(place) || !folder) continue
    uploads.searchedPlaces.add(place)
    const file = (await folder.find(place)) ? place : originalPlace(place)
    if (!(await folder.find(file))) continue
    await importFile({ ...blankAttachment, key: file, url: addressOf(url, { isSize: file !== place }, ctx), file }, ctx)
    hasTaken ||= uploads.find({ url }) !== undefined
  }
  return hasTaken
}

/** A text may name a file without its host, and a picture in one of its sizes. */
function addressOf(url: string, { isSize }: { isSize: boolean }, { survey }: ImportContext) {
  const base = `${survey.old.url}/`
  if (!URL.canParse(url, base)) return url
  const { href, origin, pathname } = new URL(url, base)
  return isSize ? origin + originalPlace(pathname) : href
}

const blankAttachment = { id: '', title: '', link: '', line: 0, parent: '', alt: '', caption: '' }

async function importFile(attachment: Attachment, ctx: ImportContext) {
  const place = attachment.file || uploadPlace(attachment.url, ctx.survey.old) || ''
  ctx.uploads.addNames(attachment, place)
  const row = await findThingRow('file', attachment.key, ctx)
  if (row && row.mediaId === null && row.outcome !== 'left out') return reportUnchanged(row, ctx)
  if (row?.mediaId && (await fateOfUpload(read(), row)) === 'in the trash') return reportUnchanged(row, ctx)
  if (row?.mediaId) await addStored(attachment, row.mediaId, ctx)
  if (isDone(row, ctx)) return
  const file = place ? await ctx.folder?.find(place) : undefined
  if (file !== undefined) return storeFile({ attachment, row, file, place }, ctx)
  // An upload of an earlier import stays, even if this export lacks the file.
  if (row?.mediaId) return reportUnchanged(row, ctx)
  const what = ctx.folder ? fileMissing : folderNotNamed
  await logFile(
    { attachment, row },
    { outcome: 'left out', hash: sha256(what + place), problems: [{ what, place }] },
    ctx,
  )
}

const folderNotNamed = 'No folder of uploads was named: no file came.'
const fileMissing = 'A file is not in the folder of uploads.'

async function addStored(attachment: Attachment, mediaId: string, { uploads }: ImportContext) {
  const [upload] = await read().select().from(media).where(eq(media.id, mediaId))
  if (upload) uploads.add(attachment, upload)
}

type LoggedFile = { attachment: Attachment; row?: LogRow }

async function storeFile(
  { attachment, row, file, place }: LoggedFile & { file: string; place: string },
  ctx: ImportContext,
) {
  const sum = (await checksumOf(file)).sha256
  if (await isErasedFile(sum)) {
    const problems = [{ what: erasedFile }]
    return logFile({ attachment, row }, { outcome: 'left out', hash: '', problems }, ctx)
  }
  const words = {
    alt: shorten(plainText(attachment.alt), 1_000),
    caption: shorten(plainText(attachment.caption), 1_000),
  }
  const hash = sha256(JSON.stringify([sum, words, attachment.title]))
  const mediaId = row?.mediaId ?? undefined
  if (mediaId && row?.hash === hash) return reportUnchanged(row, ctx)
  if (mediaId && row?.kept.sha256 === sum) {
    const problems = [{ what: 'What is said of it changed at its source. Here it stays as it is.' }]
    return logFile({ attachment, row }, { outcome: 'changed', hash, mediaId, problems, sum }, ctx)
  }
  const restored = await uploadAsItWas(mediaId ? undefined : attachment.uploadMeta)
  const name = restored.name ?? basename(place)
  const upload = {
    source: createReadStream(file),
    alt: words.alt,
    origin: 'import',
    replaces: mediaId,
    ...restored,
    name,
  }
  const title = uploadTitle(attachment.title, name)
  const details = { caption: words.caption, ...(title && { title: shorten(title, 300) }), ...restored.known }
  const stored = await (ctx.isTrial
    ? tryFile(attachment, upload, ctx)
    : storeOrFindSame({ ...upload, known: details }, ctx))
  if (!stored.ok) {
    const problems = [{ what: 'A file was refused.', place: stored.problems.map(({ message }) => message).join(' ') }]
    const outcome = mediaId ? 'conflict' : 'left out'
    return logFile({ attachment, row }, { outcome, hash: row?.hash ?? hash, mediaId: row?.mediaId, problems }, ctx)
  }
  ctx.uploads.add(attachment, stored.value)
  const outcome = mediaId ? 'changed' : 'new'
  await logFile({ attachment, row }, { outcome, hash, mediaId: stored.value.id, problems: [], sum }, ctx)
}

async function tryFile(
  { key }: Attachment,
  upload: Parameters<typeof tryUpload>[1],
  { actor, now }: ImportContext,
): Promise<Result<StoredFile>> {
  const result = await tryUpload(actor, upload, now)
  if (!result.ok) return result
  const id = sha256(key).slice(0, 12)
  return { ok: true, value: { id, lineage: id, name: upload.name, type: result.value.type, alt: upload.alt ?? '' } }
}

async function storeOrFindSame(
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

async function logFile({ attachment, row }: LoggedFile, { sum, ...result }: FileOutcome, ctx: ImportContext) {
  // A file left out again for the same reason counts as unchanged.
  if (row && row.outcome === result.outcome && row.hash === result.hash) return reportUnchanged(row, ctx)
  const kept = { type: 'Files', ...(sum && { sha256: sum }) }
  const { key, title } = attachment
  const url = addressAt(attachment, ctx.survey)
  await logThing({ kind: 'file', key, url, title: plainText(title), kept, ...result }, ctx)
}
