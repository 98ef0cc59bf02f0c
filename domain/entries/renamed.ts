import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { entries, revisions, revisionTerms } from '@/db/schema'

/** Marks entries of a renamed term: harvesters then fetch them again. */
export async function markTermRenamed(tx: Tx, termId: number, now: number) {
  const entryIds = tx
    .select({ id: revisions.entryId })
    .from(revisions)
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
    .where(eq(revisionTerms.termId, termId))
  await tx.update(entries).set({ renamedAt: now }).where(inArray(entries.id, entryIds))
}

/** Marks all entries after a change of publisher or zone, which every record has. */
export async function markAllRenamed(tx: Tx, now: number) {
  await tx.update(entries).set({ renamedAt: now })
}
