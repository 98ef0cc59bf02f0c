import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { randomId } from '@/lib/keys/random'
import { refused, type Refused } from '@/lib/result'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import { mediaStore, checksumOfStored } from '@/lib/store/media'
import type { Media } from './media'
import { discardFiles, rowsOfFiles, withUploadNumbers } from './storage'

// New bytes are stored beside the old; then rows are marked as changed, so that readers never get old bytes.
// The move of the new bytes is last, since a bucket may be slow. After a kill, the clean-up continues by the rows.

/** `main`: the name of the uploaded file; the other files are made from it. */
type Replacement = { upload: Media; main: string; contents: Record<string, Buffer> }
type NewFacts = Pick<Media, 'bytes' | 'sha256'>

const markedChangedCondition = eq(storedFiles.problem, 'changed')
const isBeingMovedCondition = and(markedChangedCondition, isNull(storedFiles.checkedAt))

/** Replaces files, all or none. `acceptIn` returns undefined to stop. A clean-up finishes a failed move. */
export async function replaceFiles(
  { upload, main, contents }: Replacement,
  acceptIn: (tx: Tx, facts: NewFacts) => Promise<Media | undefined>,
): Promise<Media | undefined | Refused> {
  const { bytes, sha256: sum } = rowsOfFiles(upload.id, contents).find(({ name }) => name === main)!
  return replaceContents({ upload, contents }, (tx) => acceptIn(tx, { bytes, sha256: sum }))
}

type UploadAsSeen = Pick<Media, 'id' | 'sha256'>

/** Adds files made from an upload, unless it has changed meanwhile; returns whether they were added. */
export async function addFiles<U extends UploadAsSeen>(upload: U, contents: Record<string, Buffer>): Promise<boolean> {
  return isReplacedRow(await replaceContents({ upload, contents }, async () => upload))
}

async function replaceContents<R extends UploadAsSeen>(
  { upload, contents }: { upload: UploadAsSeen; contents: Record<string, Buffer> },
  acceptIn: (tx: Tx) => Promise<R | undefined>,
): Promise<R | undefined | Refused> {
  const waiting = `.${randomId()}.partial`
  const files = rowsOfFiles(upload.id, contents)
  await mediaStore().put(waiting, contents)
  return withUploadNumbers(async () => {
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
    if (isReplacedRow(accepted)) await moveIntoPlace(waiting, upload.id)
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

function isReplacedRow<R extends UploadAsSeen>(answer: R | undefined | Refused): answer is R {
  return answer !== undefined && 'id' in answer
}

/** Moves waiting files into place. Can be repeated after a kill. */
async function moveIntoPlace(waiting: string, mediaId: string) {
  await mediaStore().move(waiting, mediaId)
  await mediaStore().unmarkGroup(waiting)
  await confirmFiles(await filesWhere(and(markedChangedCondition, eq(storedFiles.mediaId, mediaId))))
  // The upload may have been erased meanwhile. If this process ends first, the note of the erasure remains.
  if ((await read().$count(media, eq(media.id, mediaId))) === 0) await discardFiles(mediaId)
}

type KnownFile = Pick<typeof storedFiles.$inferSelect, 'mediaId' | 'name' | 'sha256'>

async function filesWhere(where: SQL | undefined): Promise<KnownFile[]> {
  const { mediaId, name, sha256: sum } = storedFiles
  return read().select({ mediaId, name, sha256: sum }).from(storedFiles).where(where)
}

async function confirmFiles(files: KnownFile[]) {
  const arrived: KnownFile[] = []
  for (const file of files) if ((await checksumAt(`${file.mediaId}/${file.name}`)) === file.sha256) arrived.push(file)
  if (arrived.length === 0) return
  await write(async (tx) => {
    for (const { mediaId, name, sha256: sum } of arrived) {
      const isThisFile = and(eq(storedFiles.mediaId, mediaId), eq(storedFiles.name, name), eq(storedFiles.sha256, sum))
      await tx.update(storedFiles).set({ problem: null }).where(and(isThisFile, markedChangedCondition))
    }
  })
}

export async function confirmReplacedFiles() {
  await confirmFiles(await filesWhere(isBeingMovedCondition))
}

/** Finishes a replacement whose rows were written; returns whether there was one. */
export async function finishReplacement(waiting: string): Promise<boolean> {
  for await (const { path } of mediaStore().list(waiting)) {
    const [name, sum] = [path.slice(waiting.length + 1), await checksumAt(path)]
    const isItsRow = and(markedChangedCondition, eq(storedFiles.name, name), eq(storedFiles.sha256, sum ?? ''))
    for (const { mediaId } of await filesWhere(isItsRow)) {
      if ((await checksumAt(`${mediaId}/${name}`)) === sum) continue
      await moveIntoPlace(waiting, mediaId)
      return true
    }
  }
  return false
}

async function checksumAt(path: string) {
  return (await checksumOfStored(path))?.sha256
}
