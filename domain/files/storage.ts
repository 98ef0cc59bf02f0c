import { takeLock, type Lock } from '@/db/locks/lock'
import type { media } from '@/db/schema'
import type { Edition } from '@/lib/edition/schema'
import { randomId, sha256 } from '@/lib/keys/random'
import { mediaStore } from '@/lib/store/media'
import { storeProblemOf, type LocalFile } from '@/lib/store/store'

type MediaInsert = typeof media.$inferInsert

export type PreparedUpload = {
  contents: Record<string, Buffer | LocalFile>
  facts: Pick<MediaInsert, 'bytes' | 'sha256' | 'width' | 'height' | 'tone' | 'pages' | 'recording'> &
    Pick<MediaInsert, 'title' | 'language' | 'tagged' | 'properties' | 'credit'>
  pageTexts?: string[]
  edition?: Edition
}

export function rowsOfFiles(mediaId: string, contents: PreparedUpload['contents']) {
  return Object.entries(contents).map(([name, content]) => ({ mediaId, name, ...sizeAndHash(content) }))
}

function sizeAndHash(content: Buffer | LocalFile) {
  if (Buffer.isBuffer(content)) return { bytes: content.length, sha256: sha256(content) }
  const { bytes, sha256: sum } = content
  return { bytes, sha256: sum }
}

/** Milliseconds; others may be storing 100 MB in a slow bucket. */
const lockTimeout = 30 * 60_000

/** Holds a lock: two uploads with one id from other archives would overwrite each other. */
export async function withUploadNumbers<T>(work: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await takeLock('numbered-uploads', lockTimeout)
  if (!lock) throw new Error('Others have stored files under numbers of their own for half an hour.')
  try {
    return await work(lock)
  } finally {
    await lock.release()
  }
}

/** Moves away files that a killed process left under the id. Files without a row are never deleted automatically. */
export async function clearNumber(mediaId: string) {
  await mediaStore().move(mediaId, `.${mediaId}.left-${randomId()}`)
}

export async function discardFiles(group: string) {
  await mediaStore().remove(group).catch(ignoreStoreProblem)
}

export async function placeFiles(group: string) {
  await mediaStore().unmarkGroup(group).catch(ignoreStoreProblem)
}

function ignoreStoreProblem(error: unknown) {
  if (storeProblemOf(error) === undefined) throw error
}
