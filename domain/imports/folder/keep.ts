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
  world: FolderContext,
  now: number,
): Promise<Result<string>> {
  const before = world.kept.get(file.path)
  if (before) return before
  const kept = await keep(actor, file, world, now)
  world.kept.set(file.path, kept)
  return kept
}

/** Tells of a file of a line that is as it was: whatever became of the upload here, it is left alone. */
export async function reportFile({ path }: PlannedFile, world: FolderContext) {
  const known = await findLogRow(read(), { source: world.source, kind: 'file', key: path })
  if (!known?.mediaId || world.kept.has(path)) return
  world.kept.set(path, done(known.mediaId))
  reportAgain(known, world)
}

function reportAgain(known: LogRow, { importId, tell }: FolderContext) {
  tell({ ...known, outcome: known.importId === importId ? known.outcome : 'unchanged' })
}

async function keep(
  actor: Actor,
  { path, sha256 }: PlannedFile,
  world: FolderContext,
  now: number,
): Promise<Result<string>> {
  const { source, folder, importId } = world
  const name = path.slice(path.lastIndexOf('/') + 1)
  const thing = { kind: 'file' as const, key: path, url: '', title: name, kept: asFile, problems: [] }
  const known = await findLogRow(read(), { source, kind: 'file', key: path })
  const isHere = known && (await fateOfUpload(read(), known)) === 'as it came'
  if (isHere && known.hash === sha256) {
    reportAgain(known, world)
    return done(known.mediaId!)
  }
  const bytes = await bytesOf()
  if (!bytes) return refused('The file is gone, or it was changed while it was read.')
  const outcome = known?.mediaId ? 'changed' : 'new'
  if (importId === undefined) {
    const readable = await tryUpload(actor, { source: bytes, name, origin: 'import' }, now)
    if (readable.ok) world.tell({ ...thing, outcome })
    return readable.ok ? done('') : readable
  }
  const upload = { source: bytes, name, origin: 'import' }
  const next = isHere ? await storeUpload(actor, { ...upload, replaces: known.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeUpload(actor, upload, now)
  const kept = stored.ok ? stored.value : (stored as Partial<Duplicate>).existing
  if (!kept) return stored as Refused
  await write((tx) => writeLog(tx, importId, { ...thing, source, hash: sha256, outcome, mediaId: kept.id }))
  world.tell({ ...thing, outcome, mediaId: kept.id })
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
