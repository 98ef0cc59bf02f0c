import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { alias } from '@/db/kit'
import { revisions } from '@/db/schema'

/** Includes authors of the entries that it was copied from. `upTo`: only versions up to that revision. */
export async function authorsOf(db: Db, entryId: number, { upTo }: { upTo?: number } = {}): Promise<Set<number>> {
  const isUpTo = upTo === undefined ? undefined : lte(revisions.id, upTo)
  const rows = await db
    .selectDistinct({ author: revisions.author })
    .from(revisions)
    .where(and(inArray(revisions.entryId, await withOriginals(db, entryId)), isUpTo))
  return new Set(rows.flatMap(({ author }) => author ?? []))
}

async function withOriginals(db: Db, entryId: number) {
  const origin = alias(revisions, 'origin')
  const ids = [entryId]
  for (const id of ids) {
    const rows = await db
      .selectDistinct({ entryId: origin.entryId })
      .from(revisions)
      .innerJoin(origin, eq(origin.id, revisions.fromRevision))
      .where(and(eq(revisions.entryId, id), isNotNull(revisions.fromRevision)))
    ids.push(...rows.map((row) => row.entryId).filter((other) => !ids.includes(other)))
  }
  return ids
}
