import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, isNull } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { checksumOf } from '@/lib/checksum'
import { documentFile, mediaRoot } from '@/lib/media-files'
import { isPicture } from '@/lib/media-types'
import { recordFixity, type FileProblem } from './fixity'
import { tellAdmins } from '@/domain/notices/notices'

/** Uploads whose files go into one transaction: some milliseconds. */
const atOnce = 50

/** How many uploads there are of whose files no checksum is kept. */
export async function uploadsWithoutChecksums() {
  return (await unknown()).length
}

/**
 * Writes down what the files of older uploads are, of which only the original's checksum was kept (`now` UTC ms). The original
 * is held against that first, so that one that has changed or is gone is told and never taken for what it was. Begun again
 * after a crash, it goes on with the rest.
 * @param each told how many uploads are known by now
 */
export async function keepFirstChecksums(now: number, each: (known: number, of: number) => void = () => {}) {
  const uploads = await unknown()
  for (let from = 0; from < uploads.length; from += atOnce) {
    const rows: Row[] = []
    for (const upload of uploads.slice(from, from + atOnce)) rows.push(...(await rowsOf(upload, now)))
    await keep(rows, now)
    each(Math.min(from + atOnce, uploads.length), uploads.length)
  }
  return uploads.length
}

type Upload = Pick<typeof media.$inferSelect, 'id' | 'type' | 'bytes' | 'sha256'>
type Row = typeof storedFiles.$inferInsert

async function unknown(): Promise<Upload[]> {
  return read()
    .select({ id: media.id, type: media.type, bytes: media.bytes, sha256: media.sha256 })
    .from(media)
    .leftJoin(storedFiles, eq(storedFiles.mediaId, media.id))
    .where(isNull(storedFiles.mediaId))
    .orderBy(media.id)
}

async function rowsOf(upload: Upload, now: number): Promise<Row[]> {
  const names = await readdir(join(mediaRoot(), upload.id)).catch((): string[] => [])
  const original = originalOf(upload)
  const rows: Row[] = []
  for (const name of new Set([original, ...names])) {
    const found = names.includes(name) ? await checksumOf(join(mediaRoot(), upload.id, name)) : undefined
    const row = { mediaId: upload.id, name, checkedAt: now }
    if (name === original)
      rows.push({ ...row, bytes: upload.bytes, sha256: upload.sha256, problem: told(found, upload) })
    else if (found) rows.push({ ...row, ...found })
  }
  return rows
}

/** The file whose checksum the upload itself carries. */
function originalOf({ type }: Upload) {
  return isPicture(type) ? `master.${type.slice('image/'.length)}` : documentFile(type)
}

function told(found: { sha256: string } | undefined, { sha256 }: Upload): FileProblem | null {
  if (!found) return 'missing'
  return found.sha256 === sha256 ? null : 'changed'
}

async function keep(rows: Row[], now: number) {
  await write(async (tx) => {
    let isNews = false
    for (const row of rows) {
      // An upload may have been removed since, and another process may have been here.
      const [upload] = await tx.select({ id: media.id }).from(media).where(eq(media.id, row.mediaId))
      if (!upload) continue
      const kept = await tx.insert(storedFiles).values(row).onConflictDoNothing().returning({ name: storedFiles.name })
      if (!kept.length || !row.problem) continue
      await recordFixity(tx, row, row.problem, now)
      isNews = true
    }
    if (isNews) await tellAdmins(tx, { kind: 'damaged', about: `files checked at ${now}` }, now)
  })
}
