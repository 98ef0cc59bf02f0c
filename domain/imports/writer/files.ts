import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import type { MediaType } from '@/lib/files/media-types'
import { sha256 } from '@/lib/keys/random'
import { done, type Result } from '@/lib/result'
import { erasedFile, isErasedFile } from '@/domain/erasures/erased-files'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import type { Media } from '@/domain/files/media'
import { uploadAsItWas } from '../gazette-meta'
import { fateOfUpload, type LogRow } from '../import-log'
import type { MediaHere } from '../imported-body'
import { plainText } from '../markup/text-in'
import type { FileRecord } from '../records'
import type { ImportLog } from './log'

export type StoredFile = Pick<Media, 'id' | 'name' | 'lineage' | 'alt'> & { type: MediaType }

/** `url`: its address at the source. */
export type ImportedFile = MediaHere & { name: string; lineage: string; url: string; title: string }

/** `place`: its path among the uploads of the source; `find` returns undefined if it is not there. */
type FileToImport = {
  file: FileRecord
  place: string
  find: (() => Promise<string | undefined>) | undefined
}

/** Stores a file that is new or changed. Returns the upload that texts can use. */
export async function importFile({ file, place, find }: FileToImport, log: ImportLog): Promise<StoredFile | undefined> {
  const row = await log.find('file', file.key)
  if (row && row.mediaId === null && row.outcome !== 'left out') return void log.addUnchanged(row)
  if (row?.mediaId && (await fateOfUpload(read(), row)) === 'in the trash') return void log.addUnchanged(row)
  const before = row?.mediaId ? (await read().select().from(media).where(eq(media.id, row.mediaId)))[0] : undefined
  if (log.isSettled(row)) return before
  const path = await find?.()
  if (path !== undefined) return (await storeFile({ file, place, path }, row, log)) ?? before
  // An upload of an earlier import stays, even if this export lacks the file.
  if (row?.mediaId) log.addUnchanged(row)
  else {
    const what = find ? fileMissing : folderNotNamed
    await logFile(file, row, { outcome: 'left out', hash: sha256(what + place), problems: [{ what, place }] }, log)
  }
  return before
}

const folderNotNamed = 'No folder of uploads was named: no file came.'
const fileMissing = 'A file is not in the folder of uploads.'

type FoundFile = { file: FileRecord; place: string; path: string }

async function storeFile({ file, place, path }: FoundFile, row: LogRow | undefined, log: ImportLog) {
  const sum = (await checksumOf(path)).sha256
  if (await isErasedFile(sum))
    return logFile(file, row, { outcome: 'left out', hash: '', problems: [{ what: erasedFile }] }, log)
  const [alt, caption] = [shorten(plainText(file.alt), 1_000), shorten(plainText(file.caption), 1_000)]
  const hash = sha256(JSON.stringify([sum, { alt, caption }, file.title]))
  const mediaId = row?.mediaId ?? undefined
  if (mediaId && row?.hash === hash) return log.addUnchanged(row)
  if (mediaId && row?.kept.sha256 === sum) {
    const problems = [{ what: 'What is said of it changed at its source. Here it stays as it is.' }]
    return logFile(file, row, { outcome: 'changed', hash, mediaId, problems, kept: { sha256: sum } }, log)
  }
  const restored = await uploadAsItWas(mediaId ? undefined : file.uploadMeta)
  const name = restored.name ?? basename(place)
  const title = titleOfFile(file.title, name)
  const known = { caption, ...(title && { title: shorten(title, 300) }), ...restored.known }
  const source = createReadStream(path)
  const upload = { source, alt, origin: 'import', replaces: mediaId, ...restored, name, known }
  const stored = await storeOrTry(upload, file.key, log)
  if (!stored.ok) {
    const problems = [{ what: 'A file was refused.', place: stored.problems.map(({ message }) => message).join(' ') }]
    const outcome = mediaId ? 'conflict' : 'left out'
    return logFile(file, row, { outcome, hash: row?.hash ?? hash, mediaId: row?.mediaId, problems }, log)
  }
  const outcome = mediaId ? 'changed' : 'new'
  await logFile(file, row, { outcome, hash, mediaId: stored.value.id, problems: [], kept: { sha256: sum } }, log)
  return stored.value
}

/** Stores an upload, or finds the same bytes here. A trial only looks whether they could be stored. */
export async function storeOrTry(
  upload: Parameters<typeof storeUpload>[1],
  key: string,
  { run: { actor, now }, isTrial }: ImportLog,
): Promise<Result<StoredFile>> {
  if (!isTrial) {
    const stored = await storeUpload(actor, upload, now)
    return !stored.ok && 'existing' in stored ? done(stored.existing) : stored
  }
  const { known: _, ...bytes } = upload
  const tried = await tryUpload(actor, bytes, now)
  const id = sha256(key).slice(0, 12)
  const { name, alt = '' } = upload
  return tried.ok ? done({ id, lineage: id, name, type: tried.value.type, alt }) : tried
}

type FileOutcome = Pick<LogRow, 'outcome' | 'hash' | 'problems'> & {
  mediaId?: string | null
  kept?: Record<string, unknown>
}

async function logFile(
  { key, url, title }: FileRecord,
  row: LogRow | undefined,
  result: FileOutcome,
  log: ImportLog,
): Promise<undefined> {
  // A file left out again for the same reason counts as unchanged.
  if (row && row.outcome === result.outcome && row.hash === result.hash) return void log.addUnchanged(row)
  const kept = { type: 'Files', ...result.kept }
  await log.write({ kind: 'file', key, url, title: plainText(title), ...result, kept })
}

/** A title that repeats the file name says nothing. */
export function titleOfFile(title: string, name: string) {
  const plain = plainText(title)
  const stem = name.replace(/\.\w+$/, '')
  return plain && plain.toLowerCase() !== stem.toLowerCase() && plain.toLowerCase() !== name.toLowerCase() ? plain : ''
}

function shorten(text: string, max: number) {
  return [...text].slice(0, max).join('')
}
