import { aliasedTable, and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { entries, reviews, revisions, staff } from '@/db/schema'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { openOverrides } from './approval'
import { visibleTo } from '@/domain/entries/entry-filter'
import { headIdOf } from '@/domain/entries/head'
import { pick } from '@/lib/lists/pick'

export type ReviewState =
  | { is: 'none' }
  | ({ is: 'waiting'; asks: ReviewPerson | null; note: string } & ReviewStepFacts)
  | ({ is: 'changes'; note: string } & ReviewStepFacts)
  | ({ is: 'approved' } & ReviewStepFacts)

type ReviewPerson = { id: number; name: string }
/** UTC ms; `changed`: the text was saved since. */
type ReviewStepFacts = { by: ReviewPerson | null; since: number; revisionId: number; changed: boolean }

const askedReviewer = aliasedTable(staff, 'asked')
const reviewer = aliasedTable(staff, 'reviewer')

/** Selects the latest open step of each entry: not revoked, and not answered by a release of that or a newer text. */
function reviewStepsOf(db: Db) {
  return db
    .select({
      ...pick(reviews, 'entryId', 'revisionId', 'said', 'at', 'note'),
      by: reviewer.id,
      byName: reviewer.name,
      asks: askedReviewer.id,
      asksName: askedReviewer.name,
    })
    .from(entries)
    .innerJoin(reviews, openReviewCondition)
    .leftJoin(reviewer, eq(reviewer.id, reviews.by))
    .leftJoin(askedReviewer, eq(askedReviewer.id, reviews.asks))
    .$dynamic()
}

const openReviewCondition = eq(reviews.id, entries.openReview)

type LastStep = Awaited<ReturnType<typeof reviewStepsOf>>[number]

function stateFrom(row: LastStep | undefined, headId: number): ReviewState {
  if (!row) return { is: 'none' }
  const by = row.by === null ? null : { id: row.by, name: row.byName! }
  const step = { by, since: row.at, revisionId: row.revisionId, changed: row.revisionId !== headId }
  if (row.said === 'approved') return { is: 'approved', ...step }
  if (row.said === 'changes requested') return { is: 'changes', note: row.note, ...step }
  const asks = row.asks === null ? null : { id: row.asks, name: row.asksName! }
  return { is: 'waiting', asks, note: row.note, ...step }
}

/** Finds states with one query, for lists. */
export async function reviewStates(db: Db, heads: { id: number; headId: number }[]) {
  const ids = heads.map((entry) => entry.id)
  const rows = ids.length ? await reviewStepsOf(db).where(inArray(entries.id, ids)) : []
  const byEntry = new Map(rows.map((row) => [row.entryId, row]))
  return new Map(heads.map(({ id, headId }) => [id, stateFrom(byEntry.get(id), headId)]))
}

export async function reviewStateOf(db: Db, entry: { id: number; headId: number }): Promise<ReviewState> {
  return (await reviewStates(db, [entry])).get(entry.id)!
}

export async function lastSubmitter(db: Db, entryId: number) {
  const [submission] = await db
    .select({ by: reviews.by })
    .from(reviews)
    .where(and(eq(reviews.entryId, entryId), eq(reviews.said, 'submitted')))
    .orderBy(desc(reviews.id))
    .limit(1)
  return submission?.by
}

/** Lists entries in review, the oldest step first. */
export async function reviewQueue(actor: Actor) {
  const db = read()
  const heads = await db
    .select({
      ...pick(entries, 'id', 'kind', 'language'),
      headId: revisions.id,
      title: revisions.title,
      author: revisions.author,
      authorName: staff.name,
    })
    .from(entries)
    .innerJoin(reviews, openReviewCondition)
    .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .leftJoin(staff, eq(staff.id, revisions.author))
    .where(and(isNotNull(entries.openReview), visibleTo(actor)))
    .orderBy(asc(reviews.at), asc(reviews.id))
  const states = await reviewStates(db, heads)
  return heads.map((entry) => {
    const review = states.get(entry.id)!
    return { ...entry, review, forMe: isForReviewer(actor, entry, review) }
  })
}

export type InReview = Awaited<ReturnType<typeof reviewQueue>>[number]

/** Returns whether a review waits for this person. Nobody reviews their own text. */
function isForReviewer(actor: Actor, entry: { author: number | null }, review: ReviewState) {
  if (review.is !== 'waiting' || !may(actor, 'review') || entry.author === actor.id) return false
  return review.asks ? review.asks.id === actor.id : review.by?.id !== actor.id
}

/** Lists overrides without an approval. `forMe`: this person can approve one. */
export async function overridesToApprove(actor: Actor) {
  permit(actor, 'review')
  const open = await openOverrides(read(), visibleTo(actor))
  const names = new Map(
    (await read().select({ id: staff.id, name: staff.name }).from(staff)).map((p) => [p.id, p.name]),
  )
  return open.map((override) => ({
    ...override,
    byName: names.get(override.by ?? 0) ?? 'The system',
    forMe: override.by !== actor.id && override.author !== actor.id,
  }))
}

export type Override = Awaited<ReturnType<typeof overridesToApprove>>[number]

export async function waitingForMe(actor: Actor) {
  if (!may(actor, 'review')) return 0
  const [queue, overrides] = await Promise.all([reviewQueue(actor), overridesToApprove(actor)])
  return queue.filter((entry) => entry.forMe).length + overrides.filter((override) => override.forMe).length
}
