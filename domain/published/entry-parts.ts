import { and, asc, eq, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, releases, revisionMedia, revisions, storedFiles } from '@/db/schema'
import { documentFile, masterFile, widthsOf } from '@/lib/files/media-files'
import { isPicture, type DocumentType } from '@/lib/files/media-types'
import { isCurrentPage } from './live'
import { pick } from '@/lib/lists/pick'

type StoredFile = { name: string; bytes: number; sha256: string }

export async function entryParts({ entryId, now }: { entryId: number; now: number }) {
  const [text] = await read()
    .select({ revisionId: revisions.id, body: revisions.body, schemaVersion: revisions.schemaVersion })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(eq(releases.entryId, entryId), isCurrentPage(now)))
  if (!text) return undefined
  const { revisionId, ...source } = text
  return { ...source, uploads: await uploadsOf(revisionId) }
}

export type EntryPart = Awaited<ReturnType<typeof uploadsOf>>[number]

async function uploadsOf(revisionId: number) {
  const rows = await read()
    .selectDistinct(pick(media, 'id', 'lineage', 'version', 'name', 'type', 'width'))
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revisionId))
    .orderBy(asc(media.id))
  const ids = rows.map(({ id }) => id)
  const storedRows = await read().select().from(storedFiles).where(inArray(storedFiles.mediaId, ids))
  return rows.map((row) => {
    const undamaged = storedRows.filter(({ mediaId, problem }) => mediaId === row.id && !problem)
    return { ...row, kept: bestFile(row, undamaged) }
  })
}

/** Chooses a document as uploaded; a picture at full size without camera data, or at its widest. */
function bestFile(
  { type, width }: Pick<typeof media.$inferSelect, 'type' | 'width'>,
  files: StoredFile[],
): StoredFile | undefined {
  const fileNamed = (name: string) => files.find((file) => file.name === name)
  if (!isPicture(type)) return fileNamed(documentFile(type as DocumentType))
  return fileNamed(masterFile(type)) ?? fileNamed(`${widthsOf(width ?? 0).at(-1)}.webp`)
}
