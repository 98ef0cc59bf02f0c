import { createHash } from 'node:crypto'
import { read, write } from '@/db/connection'
import { done, refused, type Refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import type { Duplicate } from '@/domain/files/duplicates'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import { fateOfUpload, findLogRow, writeLog, type LogRow } from '../import-log'
import type { FolderContext } from './folder-context'
import { openFile } from './files'
import type { PlannedFile } from './plan'

/** What the report counts it under. */
export const asFile = { type: 'Files' }

/**
 * The upload that a file of the folder is here: the one that it became before, or that has the same bytes, or a new one. Where its
 * bytes changed, it is the next version of what it was. Without an import, only whether it would be taken; the id is empty then.
 */
export async function keepFile(
  actor: Actor,
  file: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const before = ctx.uploads.get(file.path)
  if (before) return before
  const kept = await keep(actor, file, ctx, now)
  ctx.uploads.set(file.path, kept)
  return kept
}

/** Tells of a file of a line that is as it was: whatever became of the upload here, it is left alone. */
export async function reportFile({ path }: PlannedFile, ctx: FolderContext) {
  const known = await findLogRow(read(), { source: ctx.source, kind: 'file', key: path })
  if (!known?.mediaId || ctx.uploads.has(path)) return
  ctx.uploads.set(path, done(known.mediaId))
  reportAgain(known, ctx)
}

function reportAgain(known: LogRow, { importId, report }: FolderContext) {
  report({ ...known, outcome: known.importId === importId ? known.outcome : 'unchanged' })
}

async function keep(
  actor: Actor,
  { path, sha256 }: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const { source, folder, importId } = ctx
  const name = path.slice(path.lastIndexOf('/') + 1)
  const thing = { kind: 'file' as const, key: path, url: '', title: name, kept: asFile, problems: [] }
  const known = await findLogRow(read(), { source, kind: 'file', key: path })
  const isHere = known && (await fateOfUpload(read(), known)) === 'as it came'
  if (isHere && known.hash === sha256) {
    reportAgain(known, ctx)
    return done(known.mediaId!)
  }
  const bytes = await bytesOf()
  if (!bytes) return refused('The file is gone, or it was changed while it was read.')
  const outcome = known?.mediaId ? 'changed' : 'new'
  if (importId === undefined) {
    const readable = await tryUpload(actor, { source: bytes, name, origin: 'import' }, now)
    if (readable.ok) ctx.report({ ...thing, outcome })
    return readable.ok ? done('') : readable
  }
  const upload = { source: bytes, name, origin: 'import' }
  const next = isHere ? await storeUpload(actor, { ...upload, replaces: known.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeUpload(actor, upload, now)
  const kept = stored.ok ? stored.value : (stored as Partial<Duplicate>).existing
  if (!kept) return stored as Refused
  await write((tx) => writeLog(tx, importId, { ...thing, source, hash: sha256, outcome, mediaId: kept.id }))
  ctx.report({ ...thing, outcome, mediaId: kept.id })
  return done(kept.id)

  /** The very bytes that were counted on. */
  async function bytesOf() {
    const file = await openFile(folder, path)
    try {
      const bytes = await file?.readFile()
      return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
    } finally {
      await file?.close()
    }
  }
}
