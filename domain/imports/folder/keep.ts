import { createHash } from 'node:crypto'
import { read, write } from '@/db/connection'
import { done, refused, type Refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { erasedFile, isErasedFile } from '@/domain/erasures/erased-files'
import type { Duplicate } from '@/domain/files/duplicates'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import { fateOfUpload, findLogRow, writeLog, type LogRow } from '../import-log'
import type { FolderContext } from './folder-context'
import { openFile } from './files'
import type { PlannedFile } from './plan'

export const asFileType = { type: 'Files' }

/** Finds or stores a file's upload. Changed bytes are its next version. In a trial the id is ''. */
export async function saveFile(
  actor: Actor,
  file: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const before = ctx.uploads.get(file.path)
  if (before) return before
  const stored = await storeFile(actor, file, ctx, now)
  ctx.uploads.set(file.path, stored)
  return stored
}

export async function reportFile({ path }: PlannedFile, ctx: FolderContext) {
  const row = await findLogRow(read(), { source: ctx.source, kind: 'file', key: path })
  if (!row?.mediaId || ctx.uploads.has(path)) return
  ctx.uploads.set(path, done(row.mediaId))
  reportEarlierFile(row, ctx)
}

function reportEarlierFile(row: LogRow, { importId, report }: FolderContext) {
  report({ ...row, outcome: row.importId === importId ? row.outcome : 'unchanged' })
}

async function storeFile(
  actor: Actor,
  { path, sha256 }: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const { source, folder, importId } = ctx
  const name = path.slice(path.lastIndexOf('/') + 1)
  const thing = { kind: 'file' as const, key: path, url: '', title: name, kept: asFileType, problems: [] }
  const row = await findLogRow(read(), { source, kind: 'file', key: path })
  const isHere = row && (await fateOfUpload(read(), row)) === 'as it came'
  if (isHere && row.hash === sha256) {
    reportEarlierFile(row, ctx)
    return done(row.mediaId!)
  }
  if (await isErasedFile(sha256)) return refused(erasedFile)
  const bytes = await plannedBytes()
  if (!bytes) return refused('The file is gone, or it was changed while it was read.')
  const outcome = row?.mediaId ? 'changed' : 'new'
  if (importId === undefined) {
    const readable = await tryUpload(actor, { source: bytes, name, origin: 'import' }, now)
    if (readable.ok) ctx.report({ ...thing, outcome })
    return readable.ok ? done('') : readable
  }
  const upload = { source: bytes, name, origin: 'import' }
  const next = isHere ? await storeUpload(actor, { ...upload, replaces: row.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeUpload(actor, upload, now)
  const storedUpload = stored.ok ? stored.value : (stored as Partial<Duplicate>).existing
  if (!storedUpload) return stored as Refused
  await write((tx) => writeLog(tx, importId, { ...thing, source, hash: sha256, outcome, mediaId: storedUpload.id }))
  ctx.report({ ...thing, outcome, mediaId: storedUpload.id })
  return done(storedUpload.id)

  /** Returns undefined if the bytes have changed since the plan. */
  async function plannedBytes() {
    const file = await openFile(folder, path)
    try {
      const bytes = await file?.readFile()
      return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
    } finally {
      await file?.close()
    }
  }
}
