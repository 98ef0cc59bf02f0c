import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles } from '@/db/schema'

/** What the last check found wrong with a stored file, if anything: it is then not what was published. */
export async function findDamage({ mediaId, file }: { mediaId: string; file: string }) {
  const [row] = await read()
    .select({ problem: storedFiles.problem })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, mediaId), eq(storedFiles.name, file)))
  return row?.problem ?? undefined
}
