import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { randomId } from '@/lib/keys/random'
import { refused, type Refused } from '@/lib/result'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import { mediaStore } from '@/lib/store/media'
import { checksumOfStored } from '@/lib/store/whole'
import type { Media } from './media'
import { discardFiles, rowsOfFiles, withNumbers } from './storage'

// Bytes in place of those of files, or beside them, under the same number. They are stored beside them first. The rows decide in a short transaction, and
// say that what lies in the place of each file is not what it should be, so that readers get none of it. Then the new bytes get their
// place, which in a bucket may take long. Whoever cleans up after a killed process sees by the rows that they have to.

/** `main`: which of the files is the upload itself; the others are made from it. */
type Replacement = { upload: Media; main: string; contents: Record<string, Buffer> }
type NewFacts = Pick<Media, 'bytes' | 'sha256'>

/** The condition on a file: what is in its place is not it. Where no check has found that, its new bytes are on their way. */
const isOther = eq(storedFiles.problem, 'changed')
const isOnItsWay = and(isOther, isNull(storedFiles.checkedAt))

/**
 * Replaces the bytes of files of an upload, all of them or none. One at a time is replaced: two of one upload would mix.
 * @param acceptIn writes its row with the new facts, or answers with undefined; then nothing changes
 * @throws what the store says; after the rows are written, a later clean-up puts the bytes into their places
 */
export async function replaceFiles(
  { upload, main, contents }: Replacement,
  acceptIn: (tx: Tx, facts: NewFacts) => Promise<Media | undefined>,
): Promise<Media | undefined | Refused> {
  const { bytes, sha256: sum } = rowsOfFiles(upload.id, contents).find(({ name }) => name === main)!
  return giveContents({ upload, contents }, (tx) => acceptIn(tx, { bytes, sha256: sum }))
}

type UploadAsSeen = Pick<Media, 'id' | 'sha256'>

/** Adds files that were made from an upload, unless it was changed meanwhile. The value: whether it has them. */
export async function addFiles<U extends UploadAsSeen>(upload: U, contents: Record<string, Buffer>): Promise<boolean> {
  return isRow(await giveContents({ upload, contents }, async () => upload))
}

async function giveContents<R extends UploadAsSeen>(
  { upload, contents }: { upload: UploadAsSeen; contents: Record<string, Buffer> },
  acceptIn: (tx: Tx) => Promise<R | undefined>,
): Promise<R | undefined | Refused> {
  const waiting = `.${randomId()}.partial`
  const files = rowsOfFiles(upload.id, contents)
  await mediaStore().put(waiting, contents)
  return withNumbers(async () => {
    const accepted = await write(async (tx): Promise<R | undefined | Refused> => {
      const isSame = and(eq(media.id, upload.id), eq(media.sha256, upload.sha256))
      if ((await tx.$count(media, isSame)) === 0) return refused('This file was changed or removed meanwhile.')
      const row = await acceptIn(tx)
      if (row) await setFactsIn(tx, files)
      return row
    }).catch(async (error) => {
      if (!isDatabaseAway(error)) await discardFiles(waiting)
      throw error
    })
    if (isRow(accepted)) await giveFiles(waiting, upload.id)
    else await discardFiles(waiting)
    return accepted
  })
}

async function setFactsIn(tx: Tx, files: ReturnType<typeof rowsOfFiles>) {
  for (const { mediaId, name, ...facts } of files) {
    const changes = { ...facts, checkedAt: null, problem: 'changed' as const }
    await tx
      .insert(storedFiles)
      .values({ mediaId, name, ...changes })
      .onConflictDoUpdate({ target: [storedFiles.mediaId, storedFiles.name], set: changes })
  }
}

function isRow<R extends UploadAsSeen>(answer: R | undefined | Refused): answer is R {
  return answer !== undefined && 'id' in answer
}

/** Puts files that wait into their places. Done again after a kill in the middle, it comes to the same. */
async function giveFiles(waiting: string, mediaId: string) {
  await mediaStore().move(waiting, mediaId)
  await mediaStore().settle(waiting)
  await admitFiles(await filesWhere(and(isOther, eq(storedFiles.mediaId, mediaId))))
  // The upload may have been erased meanwhile. Where this process ends before it sees that, the note of the erasure is still there.
  if ((await read().$count(media, eq(media.id, mediaId))) === 0) await discardFiles(mediaId)
}

type KnownFile = Pick<typeof storedFiles.$inferSelect, 'mediaId' | 'name' | 'sha256'>

async function filesWhere(where: SQL | undefined): Promise<KnownFile[]> {
  const { mediaId, name, sha256: sum } = storedFiles
  return read().select({ mediaId, name, sha256: sum }).from(storedFiles).where(where)
}

/** Notes which files have their bytes now. */
async function admitFiles(files: KnownFile[]) {
  const arrived: KnownFile[] = []
  for (const file of files) if ((await sumOf(`${file.mediaId}/${file.name}`)) === file.sha256) arrived.push(file)
  if (arrived.length === 0) return
  await write(async (tx) => {
    for (const { mediaId, name, sha256: sum } of arrived) {
      const isThisFile = and(eq(storedFiles.mediaId, mediaId), eq(storedFiles.name, name), eq(storedFiles.sha256, sum))
      await tx.update(storedFiles).set({ problem: null }).where(and(isThisFile, isOther))
    }
  })
}

/** Notes it for files that got their place from a process that was killed before it could. */
export async function admitReplacedFiles() {
  await admitFiles(await filesWhere(isOnItsWay))
}

/**
 * Returns whether files that wait have rows that say that they belong in the place of others: then they get it. Of uploads that
 * never got a row none has, nor has what its place has already.
 */
export async function finishReplacement(waiting: string): Promise<boolean> {
  for await (const { path } of mediaStore().list(waiting)) {
    const [name, sum] = [path.slice(waiting.length + 1), await sumOf(path)]
    const isItsRow = and(isOther, eq(storedFiles.name, name), eq(storedFiles.sha256, sum ?? ''))
    for (const { mediaId } of await filesWhere(isItsRow)) {
      if ((await sumOf(`${mediaId}/${name}`)) === sum) continue
      await giveFiles(waiting, mediaId)
      return true
    }
  }
  return false
}

async function sumOf(path: string) {
  return (await checksumOfStored(path))?.sha256
}
