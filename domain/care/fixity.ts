import { join } from 'node:path'
import { and, asc, eq, type SQL } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import { checksumOf, type Pause } from '@/lib/checksum'
import { mediaRoot } from '@/lib/media-files'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findMedia } from '@/domain/files/media'
import { tellAdmins } from '@/domain/notices/notices'

export type StoredFile = typeof storedFiles.$inferSelect
export type FileProblem = NonNullable<StoredFile['problem']>
export type FixityResult = { file: StoredFile; problem: FileProblem | null }

type FixityOptions = {
  /** Awaited between two pieces of a file, by who must not be in the way. */
  pause?: Pause
  /** Ends the check early; what was read by then counts. */
  signal?: AbortSignal
  /** Told of every file as it has been read. */
  each?: (examined: FixityResult) => void
}

/** How much is read before what was found is written down. */
const portion = { files: 100, bytes: 500_000_000 }

/**
 * Reads stored files again and writes down what was found, in small transactions: when each was checked (`now`, UTC ms), and
 * what is wrong with it. What is newly wrong stands in the record, and admins are told once for each check.
 */
export async function checkFiles(files: StoredFile[], now: number, how: FixityOptions = {}): Promise<FixityResult[]> {
  const all: FixityResult[] = []
  let unsettled: FixityResult[] = []
  const settleThem = async () => {
    if (unsettled.length) await write((tx) => settle(tx, unsettled, now))
    unsettled = []
  }
  for (const file of files) {
    const examined = await examine(file, how)
    if (!examined) break
    all.push(examined)
    unsettled.push(examined)
    how.each?.(examined)
    const bytes = unsettled.reduce((sum, one) => sum + one.file.bytes, 0)
    if (unsettled.length >= portion.files || bytes >= portion.bytes) await settleThem()
  }
  await settleThem()
  return all
}

const gone = new Set(['ENOENT', 'ENOTDIR'])
/** What cannot be read is not what was written. */
const unreadable = new Set(['EIO', 'EACCES', 'EPERM', 'EISDIR', 'ELOOP'])

/** Undefined where a signal ended it. @throws what says nothing about the file: too many open files, for one. */
async function examine(file: StoredFile, { pause, signal }: FixityOptions): Promise<FixityResult | undefined> {
  if (signal?.aborted) return undefined
  try {
    const { sha256 } = await checksumOf(join(mediaRoot(), file.mediaId, file.name), { pause, signal })
    return { file, problem: sha256 === file.sha256 ? null : 'changed' }
  } catch (error) {
    const { code = '', name } = error as NodeJS.ErrnoException
    if (name === 'AbortError') return undefined
    if (gone.has(code)) return { file, problem: 'missing' }
    if (unreadable.has(code)) return { file, problem: 'changed' }
    throw error
  }
}

/** Writes down what was found, in a transaction; what has been removed or written anew meanwhile is passed over. */
async function settle(tx: Tx, found: FixityResult[], now: number) {
  let isNews = false
  for (const { file, problem } of found) {
    const same = and(eq(storedFiles.mediaId, file.mediaId), eq(storedFiles.name, file.name))
    const [row] = await tx.select().from(storedFiles).where(same)
    if (row?.sha256 !== file.sha256) continue
    await tx.update(storedFiles).set({ checkedAt: now, problem }).where(same)
    if (row.problem !== problem) await recordFixity(tx, file, problem, now)
    isNews ||= problem !== null && row.problem === null
  }
  if (isNews) await tellAdmins(tx, { kind: 'damaged', about: `files checked at ${now}` }, now)
}

/** In the record, by the installation: nobody did anything, it was found. */
export async function recordFixity(
  tx: Tx,
  { mediaId, name }: Pick<StoredFile, 'mediaId' | 'name'>,
  problem: FileProblem | null,
  now: number,
) {
  const verb = problem ? 'found a damaged file' : 'found a file whole again'
  await record(tx, { id: null }, { verb, detail: { upload: mediaId, file: name, ...(problem && { problem }) } }, now)
}

/** Stored files, those checked longest ago first (never: before all others), as many as are asked for (-1: all). */
export async function filesByAge(limit = -1, where?: SQL): Promise<StoredFile[]> {
  return read()
    .select()
    .from(storedFiles)
    .where(where)
    .orderBy(asc(storedFiles.checkedAt), asc(storedFiles.mediaId), asc(storedFiles.name))
    .limit(limit)
}

/** Reads the files of one upload again, after someone has put them right. The value: how many are not as they were. */
export async function checkUpload(actor: Actor, mediaId: string, now: number): Promise<Result<{ wrong: number }>> {
  permit(actor, 'checkFiles')
  const [upload] = await findMedia(actor, [mediaId])
  if (!upload) return refused('This upload is no longer there.')
  const files = await read().select().from(storedFiles).where(eq(storedFiles.mediaId, upload.id))
  const examined = await checkFiles(files, now)
  return done({ wrong: examined.filter(({ problem }) => problem).length })
}
