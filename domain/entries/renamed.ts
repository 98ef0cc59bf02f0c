import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { entries, revisions, revisionTerms } from '@/db/schema'

/** Marks all entries that ever carried a renamed term: their records have its new name, and harvesters must fetch them again. */
export async function markEntriesOfTerm(tx: Tx, termId: number, now: number) {
  const entryIds = tx
    .select({ id: revisions.entryId })
    .from(revisions)
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
    .where(eq(revisionTerms.termId, termId))
  await tx.update(entries).set({ renamedAt: now }).where(inArray(entries.id, entryIds))
}

/** Marks every entry, after a change of the publisher or of the time zone: both are in the record of each. */
export async function markAllEntries(tx: Tx, now: number) {
  await tx.update(entries).set({ renamedAt: now })
}
