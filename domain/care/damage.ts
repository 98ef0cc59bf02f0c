import { and, asc, isNotNull, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import { documentFile } from '@/lib/files/media-files'
import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { Actor } from '@/domain/staff/actor'
import type { FileProblem } from './fixity'
import { findMedia } from '@/domain/files/media'
import { entriesUsing, type UsingEntry } from '@/domain/files/entries-using'

export type DamagedUpload = {
  mediaId: string
  name: string
  type: MediaType
  /** UTC ms. */
  checkedAt: number
  files: { name: string; problem: FileProblem; isOriginal: boolean }[]
  uses: UsingEntry[]
}

export async function damagedUploads(actor: Actor): Promise<DamagedUpload[]> {
  const rows = await read()
    .select({
      mediaId: storedFiles.mediaId,
      name: storedFiles.name,
      problem: sql<FileProblem>`${storedFiles.problem}`,
      checkedAt: sql<number>`${storedFiles.checkedAt}`,
    })
    .from(storedFiles)
    .where(and(isNotNull(storedFiles.problem), isNotNull(storedFiles.checkedAt)))
    .orderBy(asc(storedFiles.mediaId), asc(storedFiles.name))
  if (!rows.length) return []
  const ids = [...new Set(rows.map(({ mediaId }) => mediaId))]
  const [uploads, uses] = await Promise.all([findMedia(actor, ids), entriesUsing(actor, ids)])
  return uploads.map(({ id, name, type }) => {
    const files = rows.filter((row) => row.mediaId === id)
    return {
      mediaId: id,
      name,
      type,
      uses: uses(id),
      checkedAt: Math.max(...files.map((row) => row.checkedAt)),
      files: files.map((row) => ({ ...row, isOriginal: isOriginal(row.name, type) })),
    }
  })
}

function isOriginal(file: string, type: MediaType) {
  return isPicture(type) ? file.startsWith('master.') : file === documentFile(type)
}
