import { read } from '@/db/connection'
import { sha256 as hashOf } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { erasedFile, isErasedFile } from '@/domain/erasures/erased-files'
import { storeUpload } from '@/domain/files/intake'
import { fateOfUpload } from '../import-log'
import { storeOrTry } from '../writer/files'
import type { ImportLog } from '../writer/log'
import { openFile, type SourceFolder } from './files'
import type { PlannedFile } from './plan'
import type { TermFinder } from './terms'

/** `claimed`: addresses by the line that has them; `uploads`: ids by path. */
export type FolderContext = {
  log: ImportLog
  folder: SourceFolder
  zone: string
  terms: TermFinder
  claimed: Map<string, number>
  uploads: Map<string, Result<string>>
}

export const asFileType = { type: 'Files' }

/** Finds or stores a file's upload. Changed bytes are its next version. */
export async function saveFile(file: PlannedFile, ctx: FolderContext): Promise<Result<string>> {
  const before = ctx.uploads.get(file.path)
  if (before) return before
  const stored = await storeFile(file, ctx)
  ctx.uploads.set(file.path, stored)
  return stored
}

export async function reportFile({ path }: PlannedFile, { log, uploads }: FolderContext) {
  const row = await log.find('file', path)
  if (!row?.mediaId || uploads.has(path)) return
  uploads.set(path, done(row.mediaId))
  log.isSettled(row, row.hash)
}

async function storeFile({ path, sha256 }: PlannedFile, { folder, log }: FolderContext): Promise<Result<string>> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const row = await log.find('file', path)
  const isHere = row && (await fateOfUpload(read(), row)) === 'as it came'
  if (isHere && row.hash === sha256) {
    log.isSettled(row, sha256)
    return done(row.mediaId!)
  }
  if (await isErasedFile(sha256)) return refused(erasedFile)
  const source = await plannedBytes({ path, sha256 }, folder)
  if (!source) return refused('The file is gone, or it was changed while it was read.')
  const upload = { source, name, origin: 'import' }
  const { actor, now } = log.run
  const next = isHere && !log.isTrial ? await storeUpload(actor, { ...upload, replaces: row.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeOrTry(upload, path, log)
  if (!stored.ok) return stored
  const outcome = row?.mediaId ? 'changed' : 'new'
  const { id: mediaId } = stored.value
  await log.write({ kind: 'file', key: path, title: name, kept: asFileType, hash: sha256, outcome, mediaId })
  return done(mediaId)
}

/** Returns undefined if the bytes have changed since the plan. */
async function plannedBytes({ path, sha256 }: PlannedFile, folder: SourceFolder) {
  const file = await openFile(folder, path)
  try {
    const bytes = await file?.readFile()
    return bytes && hashOf(bytes) === sha256 ? bytes : undefined
  } finally {
    await file?.close()
  }
}
