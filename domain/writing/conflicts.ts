import { and, desc, eq, or } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { comments, previewLinks, releases, reviews, revisions, staff } from '@/db/schema'
import type { Refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { Head } from '@/domain/entries/head'
import { addRevision, replaceRevision, type Base, type Draft } from './saving'

/** A refused save: someone else saved first. The refused text is the revision `aside`. */
export type Conflict = {
  ok: false
  conflict: {
    entryId: number
    head: Base
    session: string
    author: string
    savedAt: number
    /** Undefined after one's own save in the same window, and if the editor merges first. */
    aside?: Base
  }
  problems: Refused['problems']
}

/** Time in which an editing session keeps replacing its own revision. */
const replaceWithinMs = 5 * 60_000

/** Returns whether this window wrote the revision recently, and it has no remark and no references (`now` UTC ms). */
export async function isStillOpen(
  tx: Tx,
  revision: Head,
  { author, session }: { author: number | null; session: string },
  now: number,
) {
  if (revision.author !== author || revision.session !== session || revision.remark) return false
  return now - revision.createdAt <= replaceWithinMs && !(await isReferencedByOthers(tx, revision.id))
}

/** Returns whether something refers to a revision, which then never changes. */
async function isReferencedByOthers(tx: Tx, revisionId: number) {
  for (const table of [releases, reviews, comments, previewLinks]) {
    const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.revisionId, revisionId)).limit(1)
    if (row) return true
  }
  const [referring] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(or(eq(revisions.fromRevision, revisionId), eq(revisions.translatedFrom, revisionId)))
    .limit(1)
  return referring !== undefined
}

type ConflictInput = { head: Head; draft: Draft; base: Base; mergesFirst?: boolean }

/** Stores the text aside, unless the head is this window's own save without an answer, or the editor merges first. */
export async function saveConflict(
  tx: Tx,
  actor: Actor,
  { head, draft, base, mergesFirst }: ConflictInput,
  now: number,
): Promise<Conflict> {
  const isSameWindow = head.session === draft.session && head.author === actor.id
  const aside =
    isSameWindow || mergesFirst
      ? undefined
      : await saveAside(tx, actor, { ...draft, basedOn: await knownBase(tx, head, base) }, now)
  const name = await authorNameOf(tx, actor, head)
  return {
    ok: false,
    conflict: {
      entryId: head.entryId,
      head: { revisionId: head.id, counter: head.counter },
      session: head.session,
      author: name,
      savedAt: head.savedAt,
      aside,
    },
    problems: [
      {
        message: aside
          ? `${name} saved this text while you were writing. Your text is kept beside it.`
          : `${name} saved this text while you were writing.`,
      },
    ],
  }
}

export async function authorNameOf(db: Db, actor: Actor, { author }: Pick<Head, 'author'>) {
  if (author === actor.id) return 'You'
  const [person] = await db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, author ?? -1))
  return person?.name ?? 'Someone'
}

async function knownBase(tx: Tx, { entryId }: Head, { revisionId }: Base) {
  const isOfEntry = and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId))
  return (await tx.$count(revisions, isOfEntry)) > 0 ? revisionId : null
}

/** Stores the text aside. Each window has one such revision, which its later text replaces. */
async function saveAside(tx: Tx, actor: Actor, draft: Draft, now: number): Promise<Base> {
  const [last] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.entryId, draft.entryId), eq(revisions.session, draft.session), eq(revisions.how, 'aside')))
    .orderBy(desc(revisions.id))
    .limit(1)
  if (last && (await isStillOpen(tx, last, draft, now))) {
    const { revisionId, counter } = await replaceRevision(tx, last, draft, now)
    return { revisionId, counter }
  }
  const { revisionId, counter } = await addRevision(tx, { ...draft, how: 'aside', fromRevision: undefined }, now)
  const detail = { revision: revisionId, how: 'aside' }
  await record(tx, actor, { verb: 'saved', entryId: draft.entryId, detail }, now)
  return { revisionId, counter }
}
