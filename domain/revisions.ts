import { and, desc, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions, staff } from '@/db/schema'
import { done, refused } from '@/lib/result'
import type { Actor } from './actor'
import { saveDraft } from './drafts'
import { contentOf, entryFor } from './head'
import { releasesOf } from './releases'

/** An entry's revisions, newest first, each with the releases that stand on it. */
export async function listRevisions(actor: Actor, entryId: number) {
  const db = read()
  const entry = await entryFor(db, actor, 'read', entryId)
  if (!entry) return undefined
  const [rows, stood] = await Promise.all([
    db
      .select({
        id: revisions.id,
        title: revisions.title,
        author: staff.name,
        createdAt: revisions.createdAt,
        savedAt: revisions.savedAt,
        counter: revisions.counter,
      })
      .from(revisions)
      .leftJoin(staff, eq(staff.id, revisions.author))
      .where(eq(revisions.entryId, entryId))
      .orderBy(desc(revisions.id)),
    releasesOf(db, entryId),
  ])
  const onRevision = (id: number) =>
    stood.filter((row) => row.release.revisionId === id && !row.release.withdrawal).map((row) => row.release)
  return { entry, revisions: rows.map((row) => ({ ...row, releases: onRevision(row.id) })), releases: stood }
}

/** One revision of an entry, whole, for reading or restoring; undefined when it is not this entry's. */
export async function findRevision(actor: Actor, { entryId, revisionId }: { entryId: number; revisionId: number }) {
  const db = read()
  const entry = await entryFor(db, actor, 'read', entryId)
  if (!entry) return undefined
  const [revision] = await db
    .select()
    .from(revisions)
    .where(and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId)))
  return revision && { entry, revision, content: await contentOf(db, revision, entry.kind) }
}

/** Brings an earlier text back as a new revision on top of whatever is there now. Nothing that was written goes away. */
export async function restoreRevision(
  actor: Actor,
  { entryId, revisionId, session }: { entryId: number; revisionId: number; session: string },
  now: number,
) {
  const earlier = await findRevision(actor, { entryId, revisionId })
  if (!earlier) return refused('There is no such revision of this entry.')
  const { content, revision } = earlier
  const base = { revisionId, counter: revision.counter }
  const saved = await saveDraft(
    actor,
    { entryId, base, session, content, onTop: true, how: 'restored', fromRevision: revisionId },
    now,
  )
  return saved.ok ? done({ saved: saved.value, content }) : saved
}
