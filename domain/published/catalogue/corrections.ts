import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { correctedEditions, media, releases } from '@/db/schema'
import { firstFrom } from '@/lib/lists/ordered-numbers'
import { isCurrent } from '../live'
import type { FileIndex } from './index-files'

export type Corrections = { fileOf: Map<number, string>; revisionOf: Map<string, number> }

/** Reads the corrected texts of documents. They are few, so each catalogue reads them again. */
export async function correctionsAt(now: number): Promise<Corrections> {
  const { entryId, mediaId, sha256 } = correctedEditions
  const db = read()
  // The query joins from the smaller tables: SQLite might otherwise scan all uploads or releases.
  const present = db.select({ sha256: media.sha256 }).from(media).where(eq(media.id, mediaId))
  const rows = await db
    .select({ mediaId, revisionId: releases.revisionId })
    .from(correctedEditions)
    .crossJoin(releases)
    .where(
      and(
        eq(releases.entryId, entryId),
        eq(sha256, present),
        isCurrent(now),
        isNull(releases.withdrawal),
        isNotNull(releases.revisionId),
      ),
    )
  return {
    fileOf: new Map(rows.map(({ mediaId, revisionId }) => [revisionId!, mediaId!])),
    revisionOf: new Map(rows.map(({ mediaId, revisionId }) => [mediaId!, revisionId!])),
  }
}

/** Replaces the pages of a corrected file by its corrected text, as its first page. `pages`: sorted ids. */
export function correctedPages(
  pages: number[],
  correctedFiles: string[],
  { corrections, files }: { corrections: Corrections; files: FileIndex },
): Uint32Array {
  const found = Uint32Array.from(pages)
  if (corrections.revisionOf.size === 0) return found
  const isReplaced = new Uint8Array(found.length)
  for (const id of corrections.revisionOf.keys())
    for (const { first, last } of files.byId.get(id)?.runs ?? [])
      for (let n = firstFrom(found, first); n < found.length && found[n]! <= last; n++) isReplaced[n] = 1
  const first = correctedFiles.flatMap((id) => files.byId.get(id)?.runs[0]?.first ?? [])
  return Uint32Array.from([...found.filter((_, n) => !isReplaced[n]), ...new Set(first)]).sort()
}
