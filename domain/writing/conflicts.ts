import { and, desc, eq, or } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { comments, previewLinks, releases, reviews, revisions, staff } from '@/db/schema'
import type { Refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { Head } from '@/domain/entries/head'
import { addRevision, replaceRevision, type Base, type Draft } from './saving'

/** Someone saved in between. The head is as they left it; this text lies `aside`, so that both can be compared. */
export type Conflict = {
  ok: false
  conflict: {
    entryId: number
    head: Base
    session: string
    author: string
    savedAt: number
    /** The revision that the refused text is in. Absent where the head is of the same window: then nothing met. */
    aside?: Base
  }
  problems: Refused['problems']
}

/** How long (ms) one editing session keeps replacing its own revision instead of adding another. */
const replaceFor = 10 * 60_000

/** Whether a window may still put a newer text in the place of a revision it wrote and nobody named (`now` UTC ms). */
export async function isStillOpen(
  tx: Tx,
  revision: Head,
  { author, session }: { author: number | null; session: string },
  now: number,
) {
  if (revision.author !== author || revision.session !== session || revision.remark) return false
  return now - revision.createdAt <= replaceFor && !(await isStoodOn(tx, revision.id))
}

/** Whether a release, a review, a comment, a preview link, a later revision or a translation names it: then it never changes again. */
async function isStoodOn(tx: Tx, revisionId: number) {
  for (const table of [releases, reviews, comments, previewLinks]) {
    const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.revisionId, revisionId)).limit(1)
    if (row) return true
  }
  const [from] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(or(eq(revisions.fromRevision, revisionId), eq(revisions.translatedFrom, revisionId)))
    .limit(1)
  return from !== undefined
}

type ConflictInput = { head: Head; draft: Draft; base: Base }

/** A text whose base is no longer the head. It is laid aside, unless the head is this window's own, unacknowledged save. */
export async function keepConflict(
  tx: Tx,
  actor: Actor,
  { head, draft, base }: ConflictInput,
  now: number,
): Promise<Conflict> {
  const own = head.session === draft.session && head.author === actor.id
  const aside = own ? undefined : await layAside(tx, actor, { ...draft, basedOn: await known(tx, head, base) }, now)
  const name = await authorOf(tx, actor, head)
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
    problems: [{ message: `${name} saved this entry while you were writing. Your text is kept beside it.` }],
  }
}

/** Who wrote a revision, as it is said to someone. */
export async function authorOf(db: Db, actor: Actor, { author }: Pick<Head, 'author'>) {
  if (author === actor.id) return 'You'
  const [person] = await db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, author ?? -1))
  return person?.name ?? 'Someone'
}

async function known(tx: Tx, { entryId }: Head, { revisionId }: Base) {
  const own = and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId))
  return (await tx.$count(revisions, own)) > 0 ? revisionId : null
}

/** One revision for each window: while nobody has decided, what is typed further takes its place. */
async function layAside(tx: Tx, actor: Actor, draft: Draft, now: number): Promise<Base> {
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
