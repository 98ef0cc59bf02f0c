import { rm } from 'node:fs/promises'
import { closeDatabase } from '@/db/connection'
import { noteSecret } from '@/db/installation'
import { migrateFile } from '@/db/migrate'
import { beginArrival } from '@/db/rows/arrival'
import { sumsOfFile, withRowsOf } from '@/db/rows/files'
import { indexMissing } from '@/domain/entries/search-index'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'

/** Calls `putFiles` after the rows. Refused: a database in use, or rows that differ at the end. */
export async function restoreIntoPostgres(file: string, putFiles: () => Promise<void>): Promise<Result> {
  // A backup may be older than this version.
  migrateFile(file)
  const sums = await sumsOfFile(file)
  const arrival = await beginArrival(env().databaseUrl!)
  if (typeof arrival === 'string') return refused(arrival)
  try {
    await withRowsOf(file, (source) => arrival.fill(source, sums))
    await rm(file)
    await indexMissing({ isRead: false })
    await noteSecret(env().databaseUrl!)
    await putFiles()
    const [different] = await arrival.finish(sums)
    return different
      ? refused(
          `${different} differs from the backup: something else writes to the database. End it, and restore once more.`,
        )
      : done(undefined)
  } finally {
    await arrival.end().catch(() => {})
    closeDatabase()
  }
}
