import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions, staff } from '@/db/schema'
import { may, permit, type Actor } from '@/domain/staff/actor'
import {
  containing,
  currentRelease,
  hasState,
  isBy,
  isHead,
  isWaiting,
  matching,
  pendingMoment,
  titleHolds,
  visibleTo,
  type EntryFilter,
} from '@/domain/entries/entry-filter'
import { outOfDate } from '@/domain/entries/out-of-date'
import { stateOf } from '@/domain/entries/state'

export type { EntryFilter } from '@/domain/entries/entry-filter'

export type EntrySort = 'saved' | 'title' | 'live' | 'created'

export type EntryListQuery = EntryFilter & { sort?: EntrySort; descending?: boolean; page?: number; perPage?: number }

export const entriesPerPage = 25

const columns = {
  id: entries.id,
  kind: entries.kind,
  language: entries.language,
  createdAt: entries.createdAt,
  title: revisions.title,
  savedAt: revisions.savedAt,
  headId: revisions.id,
  author: staff.name,
}

/** Entries as the desk lists them, the last saved first unless asked otherwise; a contributor gets only what they began. */
export async function listEntries(actor: Actor, listing: EntryListQuery, now: number) {
  const { page = 1, perPage = entriesPerPage, sort = 'saved', descending = sort !== 'title', ...filter } = listing
  const { ids, total } = await pageOfIds(matching(actor, filter, now), {
    order: orderBy(sort, descending, now),
    limit: perPage,
    offset: (page - 1) * perPage,
  })
  return { items: await rowsOf(ids, now), total, page, pages: Math.max(1, Math.ceil(total / perPage)) }
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>['items'][number]

/** The ids of all that a filter finds, in no order, `most` at the most. */
export async function idsMatching(actor: Actor, filter: EntryFilter, most: number, now: number): Promise<number[]> {
  const rows = await read()
    .select({ id: entries.id })
    .from(entries)
    .innerJoin(revisions, isHead)
    .where(matching(actor, filter, now))
    .limit(most)
  return rows.map((row) => row.id)
}

/** The front of the desk: texts of this person's that nobody has published, and what went live last; each with its number. */
export async function deskFront(actor: Actor, now: number, limit = 6) {
  const part = async (which: SQL | undefined, order: SQL) => {
    const where = and(visibleTo(actor), which)
    const { ids, total } = await pageOfIds(where, { order: [order, desc(entries.id)], limit, offset: 0 })
    return { items: await rowsOf(ids, now), total }
  }
  const [drafts, live] = await Promise.all([
    part(and(isWaiting(), isBy(actor.id)), desc(revisions.savedAt)),
    part(hasState('live', now), desc(currentRelease(now, 'goes_live_at'))),
  ])
  return { drafts, live }
}

/**
 * Entries by words of their newest texts, those first that have them in their titles, the last saved before others; without
 * words, those that this person began or saved last.
 */
export async function findEntries(actor: Actor, search: string, limit = 8) {
  const byTitle = search ? [desc(sql`${titleHolds(search) ?? sql`0`}`)] : []
  return heads()
    .where(and(visibleTo(actor), search ? containing(search) : isBy(actor.id)))
    .orderBy(...byTitle, desc(revisions.savedAt), desc(entries.id))
    .limit(limit)
}

/** Everyone who began or saved an entry that this person may see, by name, for choosing from. */
export async function authors(actor: Actor) {
  permit(actor, 'read', { createdBy: actor.id })
  if (!may(actor, 'read')) return [{ id: actor.id!, name: actor.name }]
  return read().select({ id: staff.id, name: staff.name }).from(staff).orderBy(asc(staff.name), asc(staff.id))
}

function orderBy(sort: EntrySort, descending: boolean, now: number): SQL[] {
  const direction = descending ? desc : asc
  const key = {
    saved: revisions.savedAt,
    title: sql`${revisions.title} collate nocase`,
    created: entries.createdAt,
    live: sql`coalesce(${pendingMoment(now)}, ${currentRelease(now, 'goes_live_at')})`,
  }[sort]
  // Entries that are neither live nor scheduled come last in both directions.
  return [...(sort === 'live' ? [sql`${key} is null`] : []), direction(key), desc(entries.id)]
}

function heads() {
  return read()
    .select(columns)
    .from(entries)
    .innerJoin(revisions, isHead)
    .leftJoin(staff, eq(staff.id, revisions.author))
    .$dynamic()
}

/** One query for the ids of a page and the number of all: a search in every text is the slowest query of the desk. */
async function pageOfIds(
  where: SQL | undefined,
  { order, limit, offset }: { order: SQL[]; limit: number; offset: number },
) {
  const rows = await read()
    .select({ id: entries.id, total: sql<number>`count(*) over ()` })
    .from(entries)
    .innerJoin(revisions, isHead)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
  if (rows.length || !offset) return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 }
  // Past the end there is no row to carry the number.
  const [countRow] = await read().select({ total: count() }).from(entries).innerJoin(revisions, isHead).where(where)
  return { ids: [], total: countRow!.total }
}

async function rowsOf(ids: number[], now: number) {
  const rows = await heads().where(inArray(entries.id, ids))
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  const [states, behind] = await Promise.all([
    Promise.all(inOrder.map((row) => stateOf(read(), { entryId: row.id, headId: row.headId }, now))),
    outOfDate(now, inArray(entries.id, ids)),
  ])
  return inOrder.map((row, n) => ({
    ...row,
    state: states[n]!,
    /** A translation whose source says something newer. */
    outOfDate: behind.some((one) => one.entryId === row.id),
  }))
}
