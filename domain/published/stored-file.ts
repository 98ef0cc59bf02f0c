import { and, eq, sql } from 'drizzle-orm'
import { preparedQuery } from '@/db/connection'
import { storedFiles } from '@/db/schema'

const fileRowQuery = preparedQuery((db) =>
  db
    .select({ bytes: storedFiles.bytes, sha256: storedFiles.sha256, problem: storedFiles.problem })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, sql.placeholder('mediaId')), eq(storedFiles.name, sql.placeholder('file')))),
)

/** Returns a stored file's length and checksum; `problem`: the last check found other bytes than were published. */
export async function findStoredFile({ mediaId, file }: { mediaId: string; file: string }) {
  const [row] = await fileRowQuery({ mediaId, file })
  return row && { ...row, problem: row.problem ?? undefined }
}
