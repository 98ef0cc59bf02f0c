import { createHash } from 'node:crypto'
import { read, write } from '@/db/connection'
import { done, refused, type Refused, type Result } from '@/lib/result'
import type { Actor } from '../../actor'
import type { Duplicate } from '../../duplicates'
import { readUpload, storeUpload } from '../../intake'
import { fateOfUpload, findNoted, note } from '../ledger'
import type { World } from './bring'
import { openFile } from './files'
import type { PlannedFile } from './plan'

/**
 * The upload that a file of the folder is here: the one that it became before, or that has the same bytes, or a new one. Where its
 * bytes changed, it is the next version of what it was. Without an import, only whether it would be taken; the id is empty then.
 */
export async function keepFile(
  actor: Actor,
  { path, sha256 }: PlannedFile,
  { source, folder, importId }: Pick<World, 'source' | 'folder' | 'importId'>,
  now: number,
): Promise<Result<string>> {
  const known = await findNoted(read(), { source, kind: 'file', key: path })
  const isHere = known && (await fateOfUpload(read(), known)) === 'as it came'
  if (isHere && known.hash === sha256) return done(known.mediaId!)
  const bytes = await bytesOf()
  if (!bytes) return refused('The file is gone, or it was changed while it was read.')
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (importId === undefined) {
    const readable = await readUpload(actor, { source: bytes, name })
    return readable.ok ? done('') : readable
  }
  const upload = { source: bytes, name }
  const next = isHere ? await storeUpload(actor, { ...upload, replaces: known.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeUpload(actor, upload, now)
  const kept = stored.ok ? stored.value : (stored as Partial<Duplicate>).existing
  if (!kept) return stored as Refused
  const said = { hash: sha256, outcome: known ? ('changed' as const) : ('new' as const), title: name, mediaId: kept.id }
  await write((tx) => note(tx, importId, { source, kind: 'file', key: path, ...said }))
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
