import { and, count, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import {
  audit,
  comments,
  entries,
  notices,
  reviews,
  revisions,
  staff,
  type NoticeKind,
  type SecurityKind,
} from '@/db/schema'
import { done, type Result } from '@/lib/result'
import { makeActor, may, type Actor } from '@/domain/staff/actor'
import { audienceOfGroup, isOpenTo, peopleOfAudience, readableAmong, type Audience } from '@/domain/staff/audience'
import { headIdOf } from '@/domain/entries/head'
import { pick } from '@/lib/lists/pick'

export type { NoticeKind, SecurityKind }

type NoticeOccasion = {
  kind: NoticeKind
  /** Identifies the occasion: nobody is notified twice. */
  about: string
  entryId: number
  to: (number | null | undefined)[]
}

/** Notifies people who may read the entry. Call it in the transaction of the event (`now` UTC ms). */
export async function notifyReaders(tx: Tx, { kind, about, entryId, to }: NoticeOccasion, now: number) {
  const ids = [...new Set(to.filter((id) => typeof id === 'number'))]
  await notifyPeople(tx, { kind, about, entryId, to: await readersAmong(tx, entryId, ids) }, now)
}

/** Finds which of these people have an open account and may read a text. */
export async function readersAmong(db: Db, entryId: number, ids: number[]) {
  const [entry] = await db.select().from(entries).where(eq(entries.id, entryId))
  if (!ids.length || !entry) return []
  const isOpen = isOpenTo({ id: staff.id }, sql`cast(${entryId} as integer)`)
  const people = await db
    .select(pick(staff, 'id', 'name', 'role', 'zone'))
    .from(staff)
    .where(and(inArray(staff.id, ids), isNull(staff.disabledAt), isOpen))
  const named = await peopleOfAudience(db, await audienceOfGroup(db, entry.translationGroup))
  return people
    .filter((person) => may(makeActor(person), 'read', entry) || named.includes(person.id))
    .map(({ id }) => id)
}

/** Notifies everybody in an audience if somebody was added to it. `told`: who gets another notice. */
export async function tellNamed(
  tx: Tx,
  actor: Actor,
  { entryId, before, told }: { entryId: number; before: Audience; told?: number },
  now: number,
) {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const named = await peopleOfAudience(tx, await audienceOfGroup(tx, entry!.translationGroup))
  const known = await peopleOfAudience(tx, before)
  if (named.every((id) => known.includes(id))) return
  const to = named.filter((id) => id !== actor.id && id !== told)
  await notifyReaders(tx, { kind: 'named', about: `text ${entryId} at ${now}`, entryId, to }, now)
}

export async function notifyAdmins(tx: Tx, { kind, about }: Pick<NoticeOccasion, 'kind' | 'about'>, now: number) {
  const admins = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'admin'), isNull(staff.disabledAt)))
  await notifyPeople(tx, { kind, about, to: admins.map(({ id }) => id) }, now)
}

type DirectNotice = Omit<NoticeOccasion, 'entryId'> & { entryId?: number }

export async function notifyPeople(tx: Tx, { to, ...occasion }: DirectNotice, now: number) {
  const ids = [...new Set(to.filter((id) => typeof id === 'number'))]
  const rows = ids.map((staffId) => ({ ...occasion, staffId, createdAt: now }))
  if (rows.length) await tx.insert(notices).values(rows).onConflictDoNothing()
}

/** Marks notices of all people as read: an act has answered them. */
export async function settleNotices(
  tx: Tx,
  { entryId, kinds, about }: { entryId?: number; kinds: NoticeKind[]; about?: string },
  now: number,
) {
  const isOf = about === undefined ? eq(notices.entryId, entryId ?? -1) : eq(notices.about, about)
  await tx
    .update(notices)
    .set({ readAt: now })
    .where(and(isNull(notices.readAt), inArray(notices.kind, kinds), isOf))
}

export async function findReviewers(db: Db, without: (number | null)[] = []) {
  const people = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(ne(staff.role, 'contributor'), isNull(staff.disabledAt)))
    .orderBy(staff.name)
  return people.filter(({ id }) => !without.includes(id))
}

/** Notifies everybody who could approve a text that was published without approval. */
export async function notifyOfOverride(
  tx: Tx,
  actor: Actor,
  { id, entryId, author }: { id: number; entryId: number; author: number | null },
  now: number,
) {
  const to = (await findReviewers(tx, [actor.id, author])).map((person) => person.id)
  await notifyReaders(tx, { kind: 'override', about: `revision ${id} at ${now}`, entryId, to }, now)
}

/** Lists own notices. Titles, names and words need the right to read the entry. */
export async function ownNotices(actor: Actor, { page = 1, perPage = 50 }: { page?: number; perPage?: number } = {}) {
  const db = read()
  const isOwn = isNoticeOf(actor)
  const rows = await db
    .select({
      ...pick(notices, 'id', 'kind', 'about', 'entryId', 'createdAt', 'readAt'),
      title: revisions.title,
    })
    .from(notices)
    .leftJoin(entries, eq(entries.id, notices.entryId))
    .leftJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .where(isOwn)
    .orderBy(desc(notices.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  const total = await db.$count(notices, isOwn)
  const entryIds = rows.flatMap(({ entryId }) => entryId ?? [])
  const readable = await readableAmong(db, actor, entryIds)
  const facts = await factsOf(db, rows)
  const items = rows.map(({ title, entryId, about, ...row }) => {
    // An occasion of a consent begins with its day.
    const lastDay = row.kind === 'consent' ? about.slice(0, 10) : undefined
    // An occasion of decisions begins with counts.
    const counts = row.kind === 'suggestions decided' ? about.slice(0, about.indexOf(':')) : undefined
    const { by, quote } = facts(row.createdAt, entryId)
    if (entryId === null || !readable.has(entryId))
      return { ...row, lastDay, counts, by: entryId === null ? by : undefined, entryId: null, title: null }
    return { ...row, lastDay, counts, by, quote, entryId, title: title || 'Untitled' }
  })
  return { items, page, pages: Math.max(1, Math.ceil(total / perPage)) }
}

/** Condition on notices of this person, without those of texts that are now closed to them. */
function isNoticeOf(actor: Actor) {
  return and(eq(notices.staffId, actor.id ?? 0), isOpenTo(actor, notices.entryId))
}

type NoticeMoment = Pick<typeof notices.$inferSelect, 'createdAt' | 'entryId'>
const maxQuote = 200

/** Finds who acted, and their words, by the moment of a notice, which is that of the act. */
async function factsOf(db: Db, rows: NoticeMoment[]) {
  const moments = [...new Set(rows.map(({ createdAt }) => createdAt))]
  const ids = [...new Set(rows.flatMap(({ entryId }) => entryId ?? []))]
  const isThen = (of: typeof reviews | typeof comments, at: typeof reviews.at | typeof comments.createdAt) =>
    and(inArray(of.entryId, ids), inArray(at, moments))
  const [acts, steps, remarks] = await Promise.all([
    db
      .select({ at: audit.at, entryId: audit.entryId, by: staff.name })
      .from(audit)
      .innerJoin(staff, eq(staff.id, audit.by))
      .where(inArray(audit.at, moments)),
    db
      .select({ at: reviews.at, entryId: reviews.entryId, words: reviews.note })
      .from(reviews)
      .where(isThen(reviews, reviews.at)),
    db
      .select({ at: comments.createdAt, entryId: comments.entryId, words: comments.text })
      .from(comments)
      .where(isThen(comments, comments.createdAt)),
  ])
  return (at: number, entryId: number | null) => {
    const isIt = (one: { at: number; entryId: number | null }) =>
      one.at === at && (entryId === null || one.entryId === entryId)
    const words = [...steps, ...remarks].find(isIt)?.words.replace(/\s+/g, ' ').trim() ?? ''
    const quote = [...words].length > maxQuote ? `${[...words].slice(0, maxQuote).join('')}…` : words
    return { by: acts.find(isIt)?.by, quote: quote || undefined }
  }
}

export async function unreadNotices(actor: Actor) {
  const [row] = await read()
    .select({ n: count() })
    .from(notices)
    .where(and(isNoticeOf(actor), isNull(notices.readAt)))
  return row!.n
}

export async function markNoticesAsRead(actor: Actor, ids: number[] | 'all', now: number): Promise<Result> {
  return write(async (tx) => {
    const which = ids === 'all' ? undefined : inArray(notices.id, ids)
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.staffId, actor.id ?? 0), isNull(notices.readAt), which))
    return done(undefined)
  })
}
