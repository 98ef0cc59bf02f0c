import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { entries, revisions, translationDecisions } from '@/db/schema'
import { columnsOfHead, headOf, type Head } from '@/domain/entries/head'

type GroupMember = Pick<typeof entries.$inferSelect, 'id' | 'translationGroup'>

export async function findSourceText(db: Db, entry: GroupMember) {
  const head = await headOf(db, entry.id)
  return head?.translatedFrom ? memberText(db, entry, head.translatedFrom) : undefined
}

export async function memberText(db: Db, entry: GroupMember, revisionId: number) {
  const [row] = await db
    .select({ revision: columnsOfHead, entry: entries })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        eq(revisions.id, revisionId),
        eq(entries.translationGroup, entry.translationGroup),
        ne(entries.id, entry.id),
        isNull(entries.trashedAt),
      ),
    )
  return row
}

/** Saves the source text, and removes decisions on changes since the former one. */
export async function saveSource(tx: Tx, head: Head, translatedFrom: number) {
  await tx.update(revisions).set({ translatedFrom }).where(eq(revisions.id, head.id))
  const { entryId, decision } = translationDecisions
  await tx.delete(translationDecisions).where(and(eq(entryId, head.entryId), ne(decision, 'left')))
}
