import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { alias } from '@/db/kit'
import { audit, revisions } from '@/db/schema'
import { pick } from '@/lib/lists/pick'

type Until = { revisionId: number; at: number }

/** Finds everybody who wrote words of an entry or of its originals. `at`: UTC ms. */
export async function writersOf(db: Db, entryId: number, until?: Until): Promise<Set<number>> {
  const entryIds = await withOriginals(db, entryId)
  const isUpTo = until && lte(revisions.id, until.revisionId)
  const rows = await db
    .selectDistinct({ author: revisions.author, suggestedBy: revisions.suggestedBy })
    .from(revisions)
    .where(and(inArray(revisions.entryId, entryIds), isUpTo))
  const byActs = await Promise.all(entryIds.map((id) => writersByActs(db, id, until?.at)))
  return new Set([
    ...rows.flatMap(({ author, suggestedBy }) => [author ?? [], suggestedBy ?? []].flat()),
    ...byActs.flat(),
  ])
}

const [suggested, decided, imported] = ['suggested', 'decided on suggestions', 'imported'] as const

/** Finds who imported an entry, and whose suggestions were accepted, which a save need not mention. */
async function writersByActs(db: Db, entryId: number, until = Infinity): Promise<number[]> {
  const isWriting = and(eq(audit.entryId, entryId), inArray(audit.verb, [suggested, decided, imported]))
  const acts = await db
    .select(pick(audit, 'at', 'by', 'verb', 'detail'))
    .from(audit)
    .where(isWriting)
  const before = acts.filter(({ at }) => at <= until)
  const accepted = new Set(
    before.flatMap(({ verb, detail }) => (verb === decided && detail.is === 'accepted' ? [detail.suggestion] : [])),
  )
  return before.flatMap(({ by, verb, detail }) => {
    const isWriter = verb === imported || (verb === suggested && accepted.has(detail.suggestion!))
    return isWriter && by !== null ? [by] : []
  })
}

export async function hasImported(db: Db, staffId: number, entryId: number) {
  const isImport = and(eq(audit.entryId, entryId), eq(audit.verb, imported), eq(audit.by, staffId))
  return (await db.$count(audit, isImport)) > 0
}

/** Finds an entry and its originals: all entries of which it is, directly or not, a copy or translation. */
export async function withOriginals(db: Db, entryId: number) {
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
