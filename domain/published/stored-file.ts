import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { storedFiles } from '@/db/schema'

const rowOf = prepared((db) =>
  db
    .select({ bytes: storedFiles.bytes, sha256: storedFiles.sha256, problem: storedFiles.problem })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, sql.placeholder('mediaId')), eq(storedFiles.name, sql.placeholder('file')))),
)

/**
 * Returns the facts about a stored file: its length and its checksum, and what the last check found wrong with it, if anything:
 * it is then not what was published. Undefined where there is none.
 */
export async function findStoredFile({ mediaId, file }: { mediaId: string; file: string }) {
  const [row] = await rowOf({ mediaId, file })
  return row && { ...row, problem: row.problem ?? undefined }
}
