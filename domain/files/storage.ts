import { takeLock, type Lock } from '@/db/locks/lock'
import type { media } from '@/db/schema'
import type { Edition } from '@/lib/edition/schema'
import { randomId, sha256 } from '@/lib/keys/random'
import { mediaStore } from '@/lib/store/media'
import { storeProblemOf } from '@/lib/store/problem'
import type { LocalFile } from '@/lib/store/store'

type Row = typeof media.$inferInsert

/** Everything that is to be stored of an upload: its files by name, the columns of its row, and the text of each page of a PDF with its edition. */
export type PreparedUpload = {
  contents: Record<string, Buffer | LocalFile>
  facts: Pick<Row, 'bytes' | 'sha256' | 'width' | 'height' | 'tone' | 'pages' | 'recording'> &
    Pick<Row, 'title' | 'language' | 'tagged' | 'properties' | 'credit'>
  pageTexts?: string[]
  edition?: Edition
}

/** The rows of the files of an upload. */
export function rowsOfFiles(mediaId: string, contents: PreparedUpload['contents']) {
  return Object.entries(contents).map(([name, content]) => ({ mediaId, name, ...sizeAndHash(content) }))
}

function sizeAndHash(content: Buffer | LocalFile) {
  if (Buffer.isBuffer(content)) return { bytes: content.length, sha256: sha256(content) }
  const { bytes, sha256: sum } = content
  return { bytes, sha256: sum }
}

/** The time (ms) that one who comes with a number waits while others store theirs, a file of 100 MB in a slow bucket among them. */
const patience = 30 * 60_000

/**
 * Runs `work` while nobody else stores files under a number that they did not get here just now: two with the same would write over each
 * other's.
 */
export async function withNumbers<T>(work: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await takeLock('numbered-uploads', patience)
  if (!lock) throw new Error('Others have stored files under numbers of their own for half an hour.')
  try {
    return await work(lock)
  } finally {
    await lock.release()
  }
}

/**
 * Makes room under the number of an upload that has no row. What lies there was left by a killed process: it is moved away and not
 * deleted, like everything that no row knows.
 */
export async function clearNumber(mediaId: string) {
  await mediaStore().move(mediaId, `.${mediaId}.left-${randomId()}`)
}

/** Removes the files of an upload that got no row. Where the store is away, a later clean-up does. */
export async function discardFiles(group: string) {
  await mediaStore().remove(group).catch(ignoreStoreProblem)
}

/** Notes that files have their row. Where the store is away, a later clean-up finds the row. */
export async function placeFiles(group: string) {
  await mediaStore().settle(group).catch(ignoreStoreProblem)
}

function ignoreStoreProblem(error: unknown) {
  if (storeProblemOf(error) === undefined) throw error
}
