import { desc, eq, inArray, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Db } from '@/db/connection'
import { erasureEntries, erasures, staff } from '@/db/schema'
import { done, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { hasOnlyOpen, readableAmong } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { titlesOf } from '@/domain/entries/head'
import { findErasure, type ErasureRow } from './choice'
import { findConfirmers } from './confirmers'
import { findingsOf } from './erase-name'
import type { CopyPlace, Erasure, ErasureSummary } from './erasure'
import { listAllCopies, hasProvedBackupSince, filterCopies } from './holding-backups'
import { namedEntriesIn } from './names'

// Instants are UTC ms.

const erasuresPerPage = 50

/** Lists erasures, waiting ones first, then the newest. */
export async function listErasures(actor: Actor, { page = 1 }: { page?: number }, now: number) {
  permit(actor, 'erase')
  const db = read()
  const isOpen = hasOnlyOpen(actor, erasures.id, 'erasure')
  const rows = await db
    .select()
    .from(erasures)
    .where(isOpen)
    .orderBy(sql`case when ${erasures.state} = 'waiting' then 0 else 1 end`, desc(erasures.id))
    .limit(erasuresPerPage)
    .offset((page - 1) * erasuresPerPage)
  const total = await db.$count(erasures, isOpen)
  const items = await summariesOf(db, rows, now)
  return { items, total, page, pages: Math.max(1, Math.ceil(total / erasuresPerPage)) }
}

/** Lists erasures that are not finished, or of which copies are left. */
export async function openErasures(actor: Actor, now: number): Promise<ErasureSummary[]> {
  permit(actor, 'erase')
  const rows = await read()
    .select()
    .from(erasures)
    .where(hasOnlyOpen(actor, erasures.id, 'erasure'))
    .orderBy(desc(erasures.id))
  const summaries = await summariesOf(read(), rows, now)
  return summaries.filter(
    ({ state, openCopies, openBackups }) =>
      state !== 'cancelled' && (state !== 'erased' || openCopies + openBackups > 0),
  )
}

async function summariesOf(db: Db, rows: ErasureRow[], now: number): Promise<ErasureSummary[]> {
  const [entriesOf, nameOf] = [await createEntryLookup(db, rows), await namesOf(db, rows)]
  // Each backup is read once, however many erasures there are.
  const backups = rows.some(({ erasedAt }) => erasedAt !== null) ? await listAllCopies(now) : []
  const summaries: ErasureSummary[] = []
  for (const row of rows) {
    const { id, mediaIds, state, requestedAt, requestedBy, erasedAt, copies } = row
    const entryIds = entriesOf(row)
    summaries.push({
      id,
      isOfName: namedEntriesIn(row.hashes).length > 0,
      entryIds,
      titles: await findTitles(db, row, entryIds),
      mediaIds,
      state,
      requestedAt,
      requestedBy: nameOf(requestedBy),
      erasedAt,
      openCopies: state === 'erased' ? copies.filter(({ settledAt }) => settledAt === null).length : 0,
      openBackups: erasedAt === null ? 0 : filterCopies(backups, row).length,
    })
  }
  return summaries
}

export async function oneErasure(actor: Actor, id: number, now: number): Promise<Erasure | undefined> {
  permit(actor, 'erase')
  const db = read()
  const found = await findErasure(db, actor, id)
  if (!found.ok) return undefined
  const row = found.value
  const [entriesOf, nameOf] = [await createEntryLookup(db, [row]), await namesOf(db, [row])]
  const entryIds = entriesOf(row)
  const named = namedEntriesIn(row.hashes)
  const mentions = await titlesOf(db, [...(await readableAmong(db, actor, row.mentions))])
  const others = await findConfirmers(db, [row.requestedBy])
  const { mediaIds, state, problem, requestedAt, erasedAt, hashes, copies } = row
  return {
    id,
    isOfName: named.length > 0,
    findings: state === 'waiting' && named.length > 0 ? await findingsOf(named) : undefined,
    entryIds,
    titles: await findTitles(db, row, entryIds),
    mediaIds,
    state,
    problem,
    requestedAt,
    requestedBy: nameOf(row.requestedBy),
    erasedAt,
    erasedBy: nameOf(row.erasedBy),
    canConfirm: state === 'waiting' && (row.requestedBy !== actor.id || others.length === 0),
    hashes,
    backups: erasedAt === null ? [] : filterCopies(await listAllCopies(now), row),
    isBackedUpSince: erasedAt !== null && (await hasProvedBackupSince(erasedAt)),
    copies,
    otherMentions: [...mentions].map(([entryId, title]) => ({ entryId, title: title || 'Untitled' })),
  }
}

export async function decideCopy(
  actor: Actor,
  { id, place, isSettled }: { id: number; place: CopyPlace; isSettled: boolean },
  now: number,
): Promise<Result> {
  permit(actor, 'erase')
  return write(async (tx): Promise<Result> => {
    const row = refuseUnless(await findErasure(tx, actor, id))
    const copies = row.copies.map((copy) =>
      copy.place === place ? { place, settledAt: isSettled ? now : null } : copy,
    )
    await tx.update(erasures).set({ copies }).where(eq(erasures.id, id))
    const verb = isSettled ? 'settled copies of an erasure' : 'reopened copies of an erasure'
    await record(tx, actor, { verb, detail: { erasure: id, place } }, now)
    return done(undefined)
  })
}

async function findTitles(db: Db, { state, hashes }: ErasureRow, entryIds: number[]) {
  const isThere = state === 'waiting' || state === 'cancelled' || namedEntriesIn(hashes).length > 0
  if (!isThere) return undefined
  const titles = await titlesOf(db, entryIds)
  return entryIds.flatMap((id) => titles.get(id) ?? [])
}

async function createEntryLookup(db: Db, rows: ErasureRow[]) {
  const ids = rows.map(({ id }) => id)
  const all = await db
    .select()
    .from(erasureEntries)
    .where(inArray(erasureEntries.erasureId, ids))
    .orderBy(erasureEntries.entryId)
  return ({ id, hashes }: ErasureRow) =>
    [...all.filter(({ erasureId }) => erasureId === id), ...namedEntriesIn(hashes)].map(({ entryId }) => entryId)
}

async function namesOf(db: Db, rows: ErasureRow[]) {
  const ids = rows.flatMap(({ requestedBy, erasedBy }) => [requestedBy, erasedBy]).filter((id) => id !== null)
  const people = ids.length
    ? await db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids))
    : []
  return (id: number | null) => people.find((person) => person.id === id) ?? null
}
