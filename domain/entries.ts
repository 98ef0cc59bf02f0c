import { and, asc, desc, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions, staff, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { permit, type Actor } from './actor'
import { headIdOf } from './head'
import { stateOf, type State } from './state'

/** `waiting` is no state of its own: a text that nothing released or scheduled carries yet, whatever readers have now. */
export type EntryFilter = {
  state?: State['is'] | 'waiting'
  kind?: Kind
  language?: Language
  search?: string
  page?: number
}
export const entriesPerPage = 25

const shape = {
  id: entries.id,
  kind: entries.kind,
  language: entries.language,
  title: revisions.title,
  savedAt: revisions.savedAt,
  headId: revisions.id,
  author: staff.name,
}

/** Entries as the desk lists them, the last saved first; a contributor gets only what they began. */
export async function listEntries(actor: Actor, filter: EntryFilter, now: number) {
  const { page = 1, kind, language, state } = filter
  const where = and(
    visibleTo(actor),
    kind && eq(entries.kind, kind),
    language && eq(entries.language, language),
    state === 'waiting' ? isWaiting() : inState(state, now),
    matching(filter.search),
  )
  const [items, total] = await Promise.all([
    withStates(
      heads()
        .where(where)
        .orderBy(desc(revisions.savedAt), desc(entries.id))
        .limit(entriesPerPage)
        .offset((page - 1) * entriesPerPage),
      now,
    ),
    count(where),
  ])
  return { items, total, page, pages: Math.max(1, Math.ceil(total / entriesPerPage)) }
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>['items'][number]

/** The front of the desk: what waits for publishing, what changes next by itself, what went live last; each with its number. */
export async function deskFront(actor: Actor, now: number, limit = 6) {
  const pendingAt = pendingMoment(now)
  const part = async (which: SQL, order: SQL) => {
    const where = and(visibleTo(actor), which)
    const [items, total] = await Promise.all([
      withStates(heads().where(where).orderBy(order, desc(entries.id)).limit(limit), now),
      count(where),
    ])
    return { items, total }
  }
  const [waiting, scheduled, live] = await Promise.all([
    part(isWaiting(), desc(revisions.savedAt)),
    part(isNotNull(pendingAt), asc(pendingAt)),
    part(inState('live', now)!, desc(currentRelease(now, 'goes_live_at'))),
  ])
  return { waiting, scheduled, live }
}

/** The newest text of an entry when no release stands on it, past, present or set for later. */
function isWaiting() {
  return sql`not exists (select 1 from releases w
    where w.entry_id = ${entries.id} and w.revision_id = ${revisions.id} and w.cancelled_at is null)`
}

function heads() {
  return read()
    .select(shape)
    .from(entries)
    .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .leftJoin(staff, eq(staff.id, revisions.author))
    .$dynamic()
}

async function count(where: SQL | undefined) {
  const [row] = await read()
    .select({ n: sql<number>`count(*)` })
    .from(entries)
    .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .where(where)
  return row!.n
}

async function withStates<R extends { id: number; headId: number }>(rows: PromiseLike<R[]>, now: number) {
  const found = await rows
  const states = await Promise.all(found.map((row) => stateOf(read(), { entryId: row.id, headId: row.headId }, now)))
  return found.map((row, n) => ({ ...row, state: states[n]! }))
}

function visibleTo(actor: Actor) {
  permit(actor, 'read', { createdBy: actor.id })
  return actor.role === 'contributor' ? eq(entries.createdBy, actor.id!) : undefined
}

function matching(search: string | undefined) {
  const words = (search ?? '').split(/\s+/).filter(Boolean)
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return or(
        ...[revisions.title, revisions.summary, revisions.bodyText, revisions.slug].map(
          (column) => sql`${column} like ${pattern} escape '\\'`,
        ),
      )
    }),
  )
}

function inState(state: State['is'] | undefined, now: number): SQL | undefined {
  if (!state) return undefined
  const current = currentRelease(now, 'id')
  if (state === 'draft') return and(isNull(current), isNull(pendingMoment(now)))
  if (state === 'scheduled') return isNotNull(pendingMoment(now))
  return and(
    isNotNull(current),
    state === 'live' ? isNotNull(currentRelease(now, 'revision_id')) : isNull(currentRelease(now, 'revision_id')),
  )
}

function currentRelease(now: number, column: 'id' | 'revision_id' | 'goes_live_at') {
  return sql`(select c.${sql.raw(column)} from releases c where c.entry_id = ${entries.id} and c.goes_live_at <= ${now}
    and c.cancelled_at is null order by c.goes_live_at desc, c.id desc limit 1)`
}

function pendingMoment(now: number) {
  return sql`(select min(p.goes_live_at) from releases p where p.entry_id = ${entries.id} and p.goes_live_at > ${now} and p.cancelled_at is null)`
}
