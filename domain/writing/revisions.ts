import { and, count, desc, eq, inArray } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { read, refuseUnless, write } from '@/db/connection'
import { releases, revisions, staff } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { saveDraft } from './drafts'
import { contentOf, findPermittedEntry, entryToChange, headOf } from '@/domain/entries/head'
import { pick } from '@/lib/lists/pick'

const revisionsPerPage = 50

const originRevision = alias(revisions, 'origin')

const revisionColumns = {
  id: revisions.id,
  title: revisions.title,
  author: staff.name,
  authorId: revisions.author,
  ...pick(revisions, 'savedAt', 'how', 'remark', 'basedOn', 'fromRevision', 'suggestedBy'),
  fromSavedAt: originRevision.savedAt,
}

export async function listRevisions(actor: Actor, entryId: number, page = 1) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  const [rows, [countRow]] = await Promise.all([
    db
      .select(revisionColumns)
      .from(revisions)
      .leftJoin(staff, eq(staff.id, revisions.author))
      .leftJoin(originRevision, eq(originRevision.id, revisions.fromRevision))
      .where(eq(revisions.entryId, entryId))
      .orderBy(desc(revisions.id))
      .limit(revisionsPerPage)
      .offset((page - 1) * revisionsPerPage),
    db.select({ total: count() }).from(revisions).where(eq(revisions.entryId, entryId)),
  ])
  const total = countRow!.total
  const [releaseRows, suggesters] = await Promise.all([
    releasesOn(rows.map(({ id }) => id)),
    namesOf(rows.flatMap(({ suggestedBy }) => suggestedBy ?? [])),
  ])
  return {
    entry,
    head: { id: head.id, title: head.title },
    revisions: rows.map(({ suggestedBy, ...row }) => ({
      ...row,
      suggesters: (suggestedBy ?? []).flatMap((id) => suggesters.get(id) ?? []),
      releases: releaseRows.filter(({ revisionId }) => revisionId === row.id),
    })),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / revisionsPerPage)),
  }
}

export type RevisionRow = NonNullable<Awaited<ReturnType<typeof listRevisions>>>['revisions'][number]

async function namesOf(ids: number[]) {
  const rows = ids.length
    ? await read().select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids))
    : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function revisionChoices(actor: Actor, entryId: number) {
  const db = read()
  if (!(await findPermittedEntry(db, actor, 'read', entryId))) return undefined
  const { id, savedAt, how, remark, author } = revisionColumns
  return db
    .select({ id, savedAt, how, remark, author })
    .from(revisions)
    .leftJoin(staff, eq(staff.id, revisions.author))
    .where(eq(revisions.entryId, entryId))
    .orderBy(desc(revisions.id))
}

export type RevisionChoice = NonNullable<Awaited<ReturnType<typeof revisionChoices>>>[number]

async function releasesOn(ids: number[]) {
  const rows = await read()
    .select()
    .from(releases)
    .where(inArray(releases.revisionId, ids))
    .orderBy(desc(releases.goesLiveAt), desc(releases.id))
  return rows.filter((release) => !release.withdrawal)
}

/** Finds a revision; undefined for one of another entry. */
export async function findRevision(actor: Actor, { entryId, revisionId }: { entryId: number; revisionId: number }) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const [revisionRow] = await db
    .select({ revision: revisions, author: staff.name, fromSavedAt: originRevision.savedAt })
    .from(revisions)
    .leftJoin(staff, eq(staff.id, revisions.author))
    .leftJoin(originRevision, eq(originRevision.id, revisions.fromRevision))
    .where(and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId)))
  return revisionRow && { ...revisionRow, entry, content: await contentOf(db, revisionRow.revision, entry.kind) }
}

export async function findNewestText(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry?.headId) return undefined
  const columns = pick(revisions, 'title', 'summary', 'bodyHtml')
  const [text] = await db.select(columns).from(revisions).where(eq(revisions.id, entry.headId))
  return { ...text!, revisionId: entry.headId, language: entry.language }
}

export type NewestText = NonNullable<Awaited<ReturnType<typeof findNewestText>>>

/** Restores an earlier text as a new revision. To undo, restore `before`, which was the newest. */
export async function restoreRevision(
  actor: Actor,
  { entryId, revisionId, session }: { entryId: number; revisionId: number; session: string },
  now: number,
) {
  const earlier = await findRevision(actor, { entryId, revisionId })
  if (!earlier) return refused('There is no such revision of this text.')
  const { content, revision } = earlier
  const before = (await headOf(read(), entryId))!.id
  const base = { revisionId, counter: revision.counter }
  const saved = await saveDraft(
    actor,
    { entryId, base, session, content, onTop: true, how: 'restored', fromRevision: revisionId },
    now,
  )
  return saved.ok ? done({ saved: saved.value, content, before }) : saved
}

const maxRemarkLength = 120

/** Sets a remark on a version, such as "as sent to the donors"; '' removes it. */
export async function remarkRevision(
  actor: Actor,
  { entryId, revisionId, remark }: { entryId: number; revisionId: number; remark: string },
  now: number,
): Promise<Result> {
  const words = onOneLine(remark)
  if ([...words].length > maxRemarkLength) return refused(`Keep it under ${maxRemarkLength} characters.`, 'remark')
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const changed = await tx
      .update(revisions)
      .set({ remark: words })
      .where(and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId)))
      .returning({ id: revisions.id })
    if (!changed.length) return refused('There is no such revision of this text.')
    const detail = { revision: revisionId, empty: words === '' }
    await record(tx, actor, { verb: 'remarked', entryId, detail, revisions: [revisionId] }, now)
    return done(undefined)
  })
}
