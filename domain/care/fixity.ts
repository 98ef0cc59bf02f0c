import { and, asc, eq, notInArray, type SQL } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { nullsFirst } from '@/db/dialect'
import { media, storedFiles } from '@/db/schema'
import type { Pause } from '@/lib/files/checksum'
import { done, refused, type Result } from '@/lib/result'
import { checksumOfStored } from '@/lib/store/media'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findMedia } from '@/domain/files/media'
import { notifyAdmins } from '@/domain/notices/notices'

export type StoredFile = typeof storedFiles.$inferSelect
export type FileProblem = NonNullable<StoredFile['problem']>
export type FixityResult = { file: StoredFile; problem: FileProblem | null }

type FixityOptions = {
  /** Called and awaited between pieces of a file, so that other work goes on. */
  pause?: Pause
  /** Ends the check; results so far are saved. */
  signal?: AbortSignal
  each?: (result: FixityResult) => void
}

const maxPortion = { files: 100, bytes: 500_000_000 }

/** Checks files and saves results (`now` UTC ms) in small transactions. Notifies admins once for each check. */
export async function checkFiles(files: StoredFile[], now: number, how: FixityOptions = {}): Promise<FixityResult[]> {
  const results: FixityResult[] = []
  let unsaved: FixityResult[] = []
  const saveUnsaved = async () => {
    if (unsaved.length) await write((tx) => saveResults(tx, unsaved, now))
    unsaved = []
  }
  for (const file of files) {
    const result = await examineFile(file, how)
    if (!result) break
    results.push(result)
    unsaved.push(result)
    how.each?.(result)
    const bytes = unsaved.reduce((sum, item) => sum + item.file.bytes, 0)
    if (unsaved.length >= maxPortion.files || bytes >= maxPortion.bytes) await saveUnsaved()
  }
  await saveUnsaved()
  return results
}

/** Error codes of an unreadable file, which counts as changed. */
const unreadableCodes = new Set(['EIO', 'EACCES', 'EPERM', 'EISDIR', 'ELOOP'])

/** Checks a file; undefined if aborted. @throws errors that are not the file's: too many open files, a silent store */
async function examineFile(file: StoredFile, { pause, signal }: FixityOptions): Promise<FixityResult | undefined> {
  if (signal?.aborted) return undefined
  try {
    const checksum = await checksumOfStored(`${file.mediaId}/${file.name}`, { pause, signal })
    if (!checksum) return { file, problem: 'missing' }
    return { file, problem: checksum.sha256 === file.sha256 ? null : 'changed' }
  } catch (error) {
    // The error may come from the abort.
    if (signal?.aborted) return undefined
    const { code = '' } = error as NodeJS.ErrnoException
    if (unreadableCodes.has(code)) return { file, problem: 'changed' }
    throw error
  }
}

/** Saves results. A file that is `changed` but never checked is being replaced: see domain/files/replacing.ts. */
async function saveResults(tx: Tx, results: FixityResult[], now: number) {
  let isNews = false
  for (const { file, problem } of results) {
    const isThisFile = and(eq(storedFiles.mediaId, file.mediaId), eq(storedFiles.name, file.name))
    const [row] = await tx.select().from(storedFiles).where(isThisFile)
    if (row?.sha256 !== file.sha256) continue
    await tx.update(storedFiles).set({ checkedAt: now, problem }).where(isThisFile)
    const known = row.checkedAt === null ? null : row.problem
    if (known !== problem) await recordFixity(tx, file, problem, now)
    isNews ||= problem !== null && known === null
  }
  if (isNews) await notifyAdmins(tx, { kind: 'damaged', about: `files checked at ${now}` }, now)
}

/** Records an act of the installation, since no person did it. */
async function recordFixity(
  tx: Tx,
  { mediaId, name }: Pick<StoredFile, 'mediaId' | 'name'>,
  problem: FileProblem | null,
  now: number,
) {
  const verb = problem ? 'found a damaged file' : 'found a file whole again'
  await record(tx, { id: null }, { verb, detail: { upload: mediaId, file: name, ...(problem && { problem }) } }, now)
}

export async function uploadsWithoutChecksums() {
  return read().$count(media, notInArray(media.id, read().select({ id: storedFiles.mediaId }).from(storedFiles)))
}

/** Lists files, never checked ones first, then the longest unchecked. `limit` -1: all. */
export async function filesByAge(limit = -1, where?: SQL): Promise<StoredFile[]> {
  return read()
    .select()
    .from(storedFiles)
    .where(where)
    .orderBy(nullsFirst(storedFiles.checkedAt), asc(storedFiles.mediaId), asc(storedFiles.name))
    .limit(limit)
}

/** Checks the files of an upload, after a repair. Returns how many are still damaged. */
export async function checkUpload(actor: Actor, mediaId: string, now: number): Promise<Result<{ wrong: number }>> {
  permit(actor, 'checkFiles')
  const [upload] = await findMedia(actor, [mediaId])
  if (!upload) return refused('This upload is no longer there.')
  const files = await read().select().from(storedFiles).where(eq(storedFiles.mediaId, upload.id))
  const results = await checkFiles(files, now)
  return done({ wrong: results.filter(({ problem }) => problem).length })
}
