import { eq, isNull } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { documentFile } from '@/lib/files/media-files'
import { isPicture } from '@/lib/files/media-types'
import { mediaStore } from '@/lib/store/media'
import { checksumOfStored } from '@/lib/store/whole'
import { recordFixity, type FileProblem } from './fixity'
import { notifyAdmins } from '@/domain/notices/notices'

/** Uploads whose files go into one transaction: some milliseconds. */
const atOnce = 50

/** Returns how many uploads have no checksums of their files yet. */
export async function uploadsWithoutChecksums() {
  return (await uploadsToChecksum()).length
}

/**
 * Stores the checksums of the files of older uploads, of which only that of the original was kept (`now` UTC ms). The original is
 * compared with it, so that a changed or missing one is reported as damaged. After a crash, the next call goes on with the rest.
 * @param each is called with the number of uploads that are done, and of all
 */
export async function saveFirstChecksums(now: number, each: (done: number, total: number) => void = () => {}) {
  const uploads = await uploadsToChecksum()
  for (let from = 0; from < uploads.length; from += atOnce) {
    const rows: Row[] = []
    for (const upload of uploads.slice(from, from + atOnce)) rows.push(...(await rowsOf(upload, now)))
    await saveRows(rows, now)
    each(Math.min(from + atOnce, uploads.length), uploads.length)
  }
  return uploads.length
}

type Upload = Pick<typeof media.$inferSelect, 'id' | 'type' | 'bytes' | 'sha256'>
type Row = typeof storedFiles.$inferInsert

async function uploadsToChecksum(): Promise<Upload[]> {
  return read()
    .select({ id: media.id, type: media.type, bytes: media.bytes, sha256: media.sha256 })
    .from(media)
    .leftJoin(storedFiles, eq(storedFiles.mediaId, media.id))
    .where(isNull(storedFiles.mediaId))
    .orderBy(media.id)
}

async function rowsOf(upload: Upload, now: number): Promise<Row[]> {
  const names = []
  for await (const { path } of mediaStore().list(upload.id)) names.push(path.slice(upload.id.length + 1))
  const original = originalOf(upload)
  const rows: Row[] = []
  for (const name of new Set([original, ...names])) {
    const checksum = await checksumOfStored(`${upload.id}/${name}`)
    const row = { mediaId: upload.id, name, checkedAt: now }
    if (name === original)
      rows.push({ ...row, bytes: upload.bytes, sha256: upload.sha256, problem: problemOf(checksum, upload) })
    else if (checksum) rows.push({ ...row, ...checksum })
  }
  return rows
}

/** The file whose checksum the upload itself carries. */
function originalOf({ type }: Upload) {
  return isPicture(type) ? `master.${type.slice('image/'.length)}` : documentFile(type)
}

function problemOf(checksum: { sha256: string } | undefined, { sha256 }: Upload): FileProblem | null {
  if (!checksum) return 'missing'
  return checksum.sha256 === sha256 ? null : 'changed'
}

async function saveRows(rows: Row[], now: number) {
  await write(async (tx) => {
    let isNews = false
    for (const row of rows) {
      // An upload may have been removed since, and another process may have been here.
      const [upload] = await tx.select({ id: media.id }).from(media).where(eq(media.id, row.mediaId))
      if (!upload) continue
      const inserted = await tx
        .insert(storedFiles)
        .values(row)
        .onConflictDoNothing()
        .returning({ name: storedFiles.name })
      if (!inserted.length || !row.problem) continue
      await recordFixity(tx, row, row.problem, now)
      isNews = true
    }
    if (isNews) await notifyAdmins(tx, { kind: 'damaged', about: `files checked at ${now}` }, now)
  })
}
