import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { entries, revisions, revisionTerms } from '@/db/schema'

/** The records of all entries that ever carried a term say its new name: whoever has a copy of them must learn of it. */
export async function termRenamed(tx: Tx, termId: number, now: number) {
  const carrying = tx
    .select({ id: revisions.entryId })
    .from(revisions)
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
    .where(eq(revisionTerms.termId, termId))
  await tx.update(entries).set({ renamedAt: now }).where(inArray(entries.id, carrying))
}

/** So do those of all entries where the publisher has a new name, or the zone in which they are dated is another. */
export async function publisherRenamed(tx: Tx, now: number) {
  await tx.update(entries).set({ renamedAt: now })
}
