import { and, desc, eq, isNull } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { audiences, releases, reviews, type entries, revisions, type NoticeKind, type ReviewVerdict } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { checkPeopleAnswered } from '@/domain/consents/marks'
import { recordNamesIn, searchNamesAhead } from '@/domain/consents/name-finds'
import { isApproved, openOverrides } from './approval'
import { audienceOfGroup, peopleOfAudience } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { isSample, sampleStays } from '@/domain/entries/sample'
import { teamsInsteadOf } from '@/domain/entries/team-release'
import { columnsOfHead, entryToChange, headOf, type Head } from '@/domain/entries/head'
import { hasImported } from '@/domain/entries/writers'
import { notifyReaders, findReviewers, settleNotices, tellNamed } from '@/domain/notices/notices'
import { lastSubmitter, reviewStateOf } from './review-state'
import type { Base } from '@/domain/writing/saving'

export type Step = { entryId: number; base: Base; note?: string }

export const maxNoteLength = 2_000
const savedAgainSince = 'The text was saved again in the meantime. Read the newest one, then decide.'

/** Submits a text. Further writing adds a new revision. Refused: a text in review, approved or released. */
export async function submit(actor: Actor, { asks, ...step }: Step & { asks?: number }, now: number): Promise<Result> {
  await searchNamesAhead(actor, 'submit', { entryId: step.entryId, revisionId: step.base.revisionId }, now)
  return write(async (tx) => {
    const { head, entry } = refuseUnless(await textToReview(tx, actor, 'submit', step))
    if (await isSample(tx, entry.id)) return refused(sampleStays)
    if (!head.title.trim()) return refused('Give the text a title first, so that a reviewer knows it.', 'title')
    const state = await reviewStateOf(tx, { id: step.entryId, headId: head.id })
    if (state.is === 'waiting' && !state.changed && (state.asks?.id ?? undefined) === asks)
      return refused('This text waits for its review already.')
    if (await isApproved(tx, head.id)) return refused('This text is approved already.')
    if (await isReleased(tx, head.id)) return refused('This text is published or scheduled already.')
    refuseUnless(await checkPeopleAnswered(tx, actor, entry))
    const candidates = await findReviewers(tx, [actor.id])
    if (asks !== undefined && !candidates.some(({ id }) => id === asks))
      return refused('Choose someone else who may review.', 'asks')
    if (asks !== undefined && asks === head.author)
      return refused('They wrote this text themselves. Ask someone else.', 'asks')
    refuseUnless(await inviteReviewerIn(tx, actor, { entry, asks, candidates }, now))
    await recordNamesIn(tx, actor, { entryId: entry.id, revisionId: head.id }, now)
    const teams = await teamsInsteadOf(tx, actor, { entryId: entry.id, revisionId: head.id }, now)
    const ofTeams = candidates.filter(({ id }) => teams.some(({ people }) => people.includes(id)))
    const to = asks === undefined ? (ofTeams.length ? ofTeams : candidates).map(({ id }) => id) : [asks]
    return saveStep(tx, actor, { ...step, verdict: 'submitted', head, asks, tells: { kind: 'submitted', to } }, now)
  })
}

type Invitation = { entry: typeof entries.$inferSelect; asks?: number; candidates: { id: number }[] }

/** Adds the requested reviewer to the audience of a limited text. Refused if nobody who sees it may review it. */
async function inviteReviewerIn(tx: Tx, actor: Actor, { entry, asks, candidates }: Invitation, now: number) {
  const { id: entryId, translationGroup } = entry
  const audience = await audienceOfGroup(tx, translationGroup)
  if (audience.people.length + audience.teams.length === 0) return done(undefined)
  const seeing = await peopleOfAudience(tx, audience)
  if (asks === undefined)
    return candidates.some(({ id }) => seeing.includes(id))
      ? done(undefined)
      : refused('Nobody who sees this draft may review it. Choose whom to ask: they will see it then.', 'asks')
  if (seeing.includes(asks)) return done(undefined)
  await tx.insert(audiences).values({ translationGroup, staffId: asks })
  await record(tx, actor, { verb: 'named a reviewer', entryId, detail: { person: asks } }, now)
  await tellNamed(tx, actor, { entryId, before: audience, told: asks }, now)
  return done(undefined)
}

export async function cancelSubmission(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'submit', entryId))
    const head = (await headOf(tx, entryId))!
    const state = await reviewStateOf(tx, { id: entryId, headId: head.id })
    if (state.is !== 'waiting') return refused('This text does not wait for a review any more.')
    return saveStep(tx, actor, { entryId, verdict: 'taken back', head: { ...head, id: state.revisionId } }, now)
  })
}

/** Requests changes; an earlier approval no longer counts. */
export async function requestChanges(actor: Actor, step: Step, now: number): Promise<Result> {
  return write(async (tx) => {
    const { head, entry } = refuseUnless(await textToReview(tx, actor, 'review', step))
    if (!step.note?.trim()) return refused('Say what should change.', 'note')
    if (head.author === actor.id && entry.createdBy === actor.id)
      return refused('This is your own text: change it yourself.')
    const tells = { kind: 'changes' as const, to: await peopleConcerned(tx, head, entry) }
    return saveStep(tx, actor, { ...step, verdict: 'changes requested', head, tells }, now)
  })
}

/** Approves a text. Refused: one's own or a changed one. After an override, its releaser cannot approve. */
export async function approveText(actor: Actor, step: Step, now: number): Promise<Result> {
  return write(async (tx) => {
    const overrides = await openOverrides(tx, eq(releases.revisionId, step.base.revisionId))
    const { head, entry } = refuseUnless(await textToReview(tx, actor, 'review', step, overrides.length > 0))
    if (head.author === actor.id) return refused('You wrote this text yourself. Someone else has to approve it.')
    if (actor.id && (head.suggestedBy?.includes(actor.id) || (await hasImported(tx, actor.id, entry.id))))
      return refused('You suggested or imported words of this text. Someone else has to approve it.')
    if (overrides.some((override) => override.by === actor.id))
      return refused('You published this text without approval. Someone else has to approve it.')
    if (!overrides.length && (await hasApproved(tx, actor, head.id)))
      return refused('You have approved this text already.')
    const tells = { kind: 'approved' as const, to: await peopleConcerned(tx, head, entry) }
    return saveStep(tx, actor, { ...step, verdict: 'approved', head, tells }, now)
  })
}

async function textToReview(
  tx: Tx,
  actor: Actor,
  verb: 'submit' | 'review',
  { entryId, base }: Step,
  mayBeOlder = false,
) {
  const entry = refuseUnless(await entryToChange(tx, actor, verb, entryId))
  const newest = (await headOf(tx, entryId))!
  const isNewest = newest.id === base.revisionId && newest.counter === base.counter
  if (!isNewest && !mayBeOlder) return refused(savedAgainSince)
  const head = isNewest ? newest : await revisionOf(tx, { entryId, id: base.revisionId })
  return head ? done({ entry, head }) : refused(savedAgainSince)
}

async function revisionOf(tx: Tx, { entryId, id }: { entryId: number; id: number }): Promise<Head | undefined> {
  const [row] = await tx
    .select(columnsOfHead)
    .from(revisions)
    .where(and(eq(revisions.id, id), eq(revisions.entryId, entryId)))
  return row
}

async function isReleased(tx: Tx, revisionId: number) {
  const carriesIt = and(eq(releases.revisionId, revisionId), isNull(releases.cancelledAt))
  const [row] = await tx.select({ id: releases.id }).from(releases).where(carriesIt).limit(1)
  return row !== undefined
}

async function hasApproved(tx: Tx, actor: Actor, revisionId: number) {
  const [last] = await tx
    .select({ by: reviews.by, said: reviews.said })
    .from(reviews)
    .where(eq(reviews.revisionId, revisionId))
    .orderBy(desc(reviews.id))
    .limit(1)
  return last?.said === 'approved' && last.by === actor.id
}

async function peopleConcerned(tx: Tx, head: Head, entry: { id: number; createdBy: number | null }) {
  return [head.author, entry.createdBy, await lastSubmitter(tx, entry.id)]
}

const verbs = {
  submitted: 'submitted',
  'taken back': 'took back a submission',
  'changes requested': 'requested changes',
  approved: 'approved',
} satisfies Record<ReviewVerdict, string>

/** Kinds of notices that a verdict answers. A request for changes also answers a request for a check for harm. */
const answered: Partial<Record<ReviewVerdict, NoticeKind[]>> = {
  approved: ['submitted', 'override'],
  'changes requested': ['submitted', 'changes', 'check asked'],
}

type ReviewStep = {
  entryId: number
  verdict: ReviewVerdict
  head: Head
  note?: string
  asks?: number
  tells?: { kind: NoticeKind; to: (number | null | undefined)[] }
}

async function saveStep(tx: Tx, actor: Actor, step: ReviewStep, now: number): Promise<Result> {
  const { entryId, head, asks, tells } = step
  const note = step.note?.trim() ?? ''
  if ([...note].length > maxNoteLength) return refused('Keep the note under 2,000 characters.', 'note')
  const [row] = await tx
    .insert(reviews)
    .values({ entryId, revisionId: head.id, by: actor.id, at: now, said: step.verdict, note, asks })
    .returning({ id: reviews.id })
  await record(tx, actor, { verb: verbs[step.verdict], entryId, detail: { revision: head.id, review: row!.id } }, now)
  await settleNotices(tx, { entryId, kinds: answered[step.verdict] ?? ['submitted', 'changes'] }, now)
  if (!tells) return done(undefined)
  const to = tells.to.filter((id) => id !== actor.id)
  await notifyReaders(tx, { kind: tells.kind, about: `review ${row!.id}`, entryId, to }, now)
  return done(undefined)
}
