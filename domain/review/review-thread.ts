import { aliasedTable, and, asc, eq, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases, reviews, staff } from '@/db/schema'
import { may, type Actor } from '@/domain/staff/actor'
import { nameNoticeOf } from '@/domain/consents/name-finds'
import { isApproved, openOverrides, publishingRule } from './approval'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { findReviewers, readersAmong } from '@/domain/notices/notices'
import { reviewStateOf } from './review-state'
import { pick } from '@/lib/lists/pick'

const askedReviewer = aliasedTable(staff, 'asked')

export async function reviewOf(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  const [state, rule, approved, released, said, overrides, people, nameNotice] = await Promise.all([
    reviewStateOf(db, { id: entryId, headId: head.id }),
    publishingRule(db),
    isApproved(db, head.id),
    db.$count(releases, and(eq(releases.revisionId, head.id), isNull(releases.cancelledAt))),
    reviewStepsOf(entryId),
    openOverrides(db, eq(releases.entryId, entryId)),
    findReviewers(db),
    nameNoticeOf(db, actor, { entryId, revisionId: head.id }),
  ])
  const seers = await readersAmong(
    db,
    entryId,
    people.map(({ id }) => id),
  )
  const mayReview = may(actor, 'review', entry)
  const nameOf = (id: number | null) => people.find((person) => person.id === id)?.name ?? 'the system'
  return {
    entryId,
    state,
    said,
    head: { id: head.id, mine: head.author === actor.id, released: released > 0 },
    needsApproval: rule === 'second' && !approved,
    rule,
    overrides: overrides.map(({ releaseId, revisionId, author, by, at, reason }) => ({
      releaseId,
      revisionId,
      at,
      reason,
      by: nameOf(by),
      forMe: mayReview && by !== actor.id && author !== actor.id,
    })),
    nameNotice,
    canAsk: people.filter((person) => seers.includes(person.id) && person.id !== actor.id && person.id !== head.author),
    may: { submit: may(actor, 'submit', entry), review: mayReview },
  }
}

export type ReviewThread = NonNullable<Awaited<ReturnType<typeof reviewOf>>>

async function reviewStepsOf(entryId: number) {
  return read()
    .select({ ...pick(reviews, 'id', 'said', 'note', 'at', 'revisionId'), by: staff.name, asks: askedReviewer.name })
    .from(reviews)
    .leftJoin(staff, eq(staff.id, reviews.by))
    .leftJoin(askedReviewer, eq(askedReviewer.id, reviews.asks))
    .where(eq(reviews.entryId, entryId))
    .orderBy(asc(reviews.id))
}
