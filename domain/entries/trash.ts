import { and, asc, desc, eq, isNotNull, lte, ne, not, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { consentEntries, entries, releases, revisions, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isReadable } from '@/domain/staff/audience'
import { isHead } from './entry-filter'
import { markErasing } from '@/db/erasing'
import { hasRelease, wasReleased } from '@/domain/published/live'
import { eraseAndEmptyLog } from './erasing'
import { findPermittedEntry, entryToChange } from './head'
import { checkNotBundled } from './bundle-of'
import { idsOf, pendingOf, releaseAt } from './standing'
import { pick } from '@/lib/lists/pick'

/** 30 days. */
export const trashPeriodMs = 30 * 86_400_000

/** Moves an entry to the trash. Refused for a live or scheduled one. */
export async function trashEntry(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'trash', entryId))
    // Checked first: an entry in a scheduled bundle cannot be withdrawn or unscheduled by itself.
    refuseUnless(await checkNotBundled(tx, actor, entryId, now))
    const [pending] = await pendingOf(tx, entryId, now)
    if ((await releaseAt(tx, entryId, now))?.revisionId)
      return refused('Readers have it. Withdraw it first, then move it to the trash.')
    if (pending)
      return refused('Something is set for later. Take it off the schedule first, then move it to the trash.')
    await tx.update(entries).set({ trashedAt: now, trashedBy: actor.id }).where(eq(entries.id, entryId))
    await record(tx, actor, { verb: 'moved to the trash', entryId }, now)
    return done(undefined)
  })
}

export async function restoreEntry(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const entry = await findPermittedEntry(tx, actor, 'trash', entryId)
    if (!entry) return refused('This text is no longer there: it has been deleted permanently.')
    if (entry.trashedAt === null) return done(undefined)
    await tx.update(entries).set({ trashedAt: null, trashedBy: null }).where(eq(entries.id, entryId))
    await record(tx, actor, { verb: 'took out of the trash', entryId }, now)
    return done(undefined)
  })
}

/** Erases an entry for good; the record keeps that fact. Refused if it was ever public: addresses are for ever. */
export async function eraseEntry(actor: Actor, entryId: number, now: number): Promise<Result> {
  return eraseAndEmptyLog(() => eraseUnlessPublic(actor, entryId, now))
}

function eraseUnlessPublic(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write<Result>(async (tx) => {
    const entry = await findPermittedEntry(tx, actor, 'eraseTrash', entryId)
    if (!entry) return refused('This text is no longer there: it has been deleted permanently.')
    if (entry.trashedAt === null) return refused('This text is not in the trash any more.')
    const [publicEntry] = await tx
      .select({ id: entries.id })
      .from(entries)
      .where(and(eq(entries.id, entryId), everPublic(now)))
    if (publicEntry)
      return refused('Readers once had it, so its address and its texts are kept. It stays in the trash.')
    await eraseForGood(tx, actor, entryId, now)
    return done(undefined)
  })
}

/** Erases entries trashed 30 days ago and never public (`now` UTC ms); returns their number. */
export async function emptyTrash(now: number): Promise<number> {
  const due = await read()
    .select({ id: entries.id })
    .from(entries)
    .where(and(lte(entries.trashedAt, now - trashPeriodMs), not(everPublic(now))))
    .orderBy(asc(entries.id))
  return due.length > 0 ? eraseAndEmptyLog(() => eraseDue(due, now)) : 0
}

async function eraseDue(due: { id: number }[], now: number) {
  let erased = 0
  for (const { id } of due)
    erased += await write(async (tx) => {
      // Someone may have restored it since the list was read.
      const isStillDue = and(eq(entries.id, id), lte(entries.trashedAt, now - trashPeriodMs), not(everPublic(now)))
      const [entry] = await tx.select({ id: entries.id }).from(entries).where(isStillDue)
      if (entry) await eraseForGood(tx, { id: null }, id, now)
      return entry ? 1 : 0
    })
  return erased
}

async function eraseForGood(tx: Tx, actor: Pick<Actor, 'id'>, entryId: number, now: number) {
  markErasing()
  const changedRows = await deleteEntryIn(tx, entryId)
  const detail = { revisions: changedRows.revisions.length }
  await record(tx, actor, { verb: 'deleted for good', entryId, detail, ...changedRows }, now)
}

/** Deletes an entry with its texts and releases. Returns the rows that its act in the record names. */
export async function deleteEntryIn(tx: Tx, entryId: number) {
  await transferConsents(tx, entryId)
  const referringRows = await tx
    .update(releases)
    .set({ replacedBy: null })
    .where(eq(releases.replacedBy, entryId))
    .returning({ id: releases.id })
  const releaseRows = await tx.delete(releases).where(eq(releases.entryId, entryId)).returning({ id: releases.id })
  const revisionRows = await tx.delete(revisions).where(eq(revisions.entryId, entryId)).returning({ id: revisions.id })
  await tx.delete(entries).where(eq(entries.id, entryId))
  return { releases: idsOf([...referringRows, ...releaseRows]), revisions: idsOf(revisionRows) }
}

/** Copies links of consents to a translation, since they are deleted with the entry. */
async function transferConsents(tx: Tx, entryId: number) {
  const [other] = await tx
    .select({ id: entries.id })
    .from(entries)
    .where(and(isTranslationOf(entryId), ne(entries.id, entryId)))
    .orderBy(asc(entries.id))
    .limit(1)
  const links = other ? await tx.select().from(consentEntries).where(eq(consentEntries.entryId, entryId)) : []
  for (const { consentId } of links)
    await tx.insert(consentEntries).values({ consentId, entryId: other!.id }).onConflictDoNothing()
}

function isTranslationOf(entryId: number) {
  return sql`${entries.translationGroup} = (select e.translation_group from entries e where e.id = ${entryId})`
}

function everPublic(now: number) {
  return hasRelease(eq(releases.entryId, entries.id), isNotNull(releases.revisionId), wasReleased(now))
}

export const trashPerPage = 50

/** Lists the trash. `goesAt`: erasure, if any. */
export async function listTrash(actor: Actor, { page = 1 }: { page?: number }, now: number) {
  permit(actor, 'trash', { createdBy: actor.id })
  const where = and(isNotNull(entries.trashedAt), isReadable(actor))
  const [rows, total] = await Promise.all([
    selectTrashed(now)
      .where(where)
      .orderBy(desc(entries.trashedAt), desc(entries.id))
      .limit(trashPerPage)
      .offset((page - 1) * trashPerPage),
    read().$count(entries, where),
  ])
  return { items: rows.map(withErasureTime), total, page, pages: Math.max(1, Math.ceil(total / trashPerPage)) }
}

export type TrashRow = Awaited<ReturnType<typeof listTrash>>['items'][number]

export async function soonErasedFromTrash(actor: Actor, soon: number, now: number) {
  permit(actor, 'trash', { createdBy: actor.id })
  const where = and(lte(entries.trashedAt, now - trashPeriodMs + soon), not(everPublic(now)), isReadable(actor))
  return (await selectTrashed(now).where(where).orderBy(entries.trashedAt)).map(withErasureTime)
}

export async function findTrashed(actor: Actor, entryId: number, now: number) {
  const entry = await findPermittedEntry(read(), actor, 'read', entryId)
  if (!entry || entry.trashedAt === null) return undefined
  const [row] = await selectTrashed(now).where(eq(entries.id, entryId))
  const [text] = await read()
    .select({ bodyHtml: revisions.bodyHtml })
    .from(revisions)
    .where(eq(revisions.id, row!.headId))
  return { ...withErasureTime(row!), bodyHtml: text!.bodyHtml }
}

function selectTrashed(now: number) {
  return read()
    .select({
      ...pick(entries, 'id', 'kind', 'language', 'createdBy'),
      title: revisions.title,
      headId: revisions.id,
      trashedAt: sql<number>`${entries.trashedAt}`,
      trashedBy: staff.name,
      wasPublic: sql<number>`${everPublic(now)}`,
    })
    .from(entries)
    .innerJoin(revisions, isHead)
    .leftJoin(staff, eq(staff.id, entries.trashedBy))
    .$dynamic()
}

function withErasureTime<R extends { trashedAt: number; wasPublic: number }>({ wasPublic, ...row }: R) {
  return { ...row, goesAt: wasPublic ? undefined : row.trashedAt + trashPeriodMs }
}
