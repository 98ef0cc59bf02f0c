import { and, eq, isNotNull } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { releases, type ChosenWithdrawal } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { checkApproval } from '@/domain/review/approval'
import { record } from '@/domain/staff/audit'
import { findPermittedEntry, entryToChange, headOf } from '@/domain/entries/head'
import { checkNotBundled } from '@/domain/entries/bundle-of'
import { blockingProblems } from './publish-check'
import {
  checkSeen,
  insertRelease,
  momentOfAct,
  updateWithdrawalsOrRefuse,
  claimAddress,
  type ReleaseResult,
} from './release-store'
import { cancelReleases } from '@/domain/entries/release-changes'
import { applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { checkPeopleAnswered } from '@/domain/consents/marks'
import { isAtRisk, textNeedsOf } from '@/domain/consents/needs'
import { notifyReaders, settleNotices } from '@/domain/notices/notices'
import { lastSubmitter } from '@/domain/review/review-state'
import { gateProblems, prepareRelease, prepareReleases } from './gate'
import { hasText, idsOf, releaseAt } from '@/domain/entries/standing'

export type { ReleaseResult }
export type ReleaseRequest = {
  entryId: number
  revisionId: number
  /** The counter as read: a text saved again since then is refused. */
  counter?: number
  at?: number
  major?: boolean
  note?: string
  /** The reason why approval cannot wait. */
  override?: string
  /** The `releaseActs` that the sender saw. */
  seen?: number
  /** The moment of the list that the sender saw. */
  seenAt?: number
}

/** Publishes or schedules a revision (`at` UTC ms). Refused: not the head, a past moment, a bundle, problems. */
export async function release(actor: Actor, request: ReleaseRequest, now: number): Promise<Result<ReleaseResult>> {
  const { entryId, revisionId, note } = request
  await prepareRelease(actor, { entryId, revisionId, beside: [note] }, now)
  return write(async (tx) => releaseIn(tx, actor, request, await momentOfAct(tx, [entryId], now)))
}

/** `bundleId`: if the entry goes live with its bundle. `wasPublic`: if an import brings what readers had elsewhere. */
export async function releaseIn(
  tx: Tx,
  actor: Actor,
  request: ReleaseRequest & { bundleId?: number; wasPublic?: true },
  now: number,
): Promise<Result<ReleaseResult>> {
  const { entryId, revisionId, counter, at = now, major = false, note, bundleId, wasPublic } = request
  const entry = refuseUnless(await entryToChange(tx, actor, 'release', entryId))
  if (!bundleId) refuseUnless(await checkNotBundled(tx, actor, entryId, now))
  const head = (await headOf(tx, entryId))!
  if (head.id !== revisionId || (counter !== undefined && head.counter !== counter))
    return refused(bundleId ? savedAgainMessages.bundled : savedAgainMessages.alone)
  refuseUnless(await checkSeen(tx, { ...request, zone: actor.zone }, now))
  if (at < now) return refused('That moment has passed. Choose a later one, or publish now.', 'at')
  if (major && !note?.trim()) return refused('Say in a sentence what changed: readers will see it.', 'note')
  const problems = await blockingProblems(tx, actor, head, entry)
  if (problems.length)
    return { ok: false, problems: [...problems, ...(await gateProblems(tx, actor, { entryId, revisionId, at }, now))] }
  if (!wasPublic) refuseUnless(await checkPeopleAnswered(tx, actor, entry))
  const override = refuseUnless(await checkApproval(tx, actor, { head, override: request.override }, now))

  // Releases are cancelled before the address is claimed: they must not fix the date. A refusal below undoes this.
  const replacedIds = idsOf(await cancelReleases(tx, actor, and(eq(releases.entryId, entryId), hasText())!, now))
  const address = refuseUnless(await claimAddress(tx, { entry, text: head }, at))
  const verb = at > now ? 'scheduled' : 'published'
  const row = { entryId, revisionId, goesLiveAt: at, ...address, major, note, override, bundleId }
  const released = refuseUnless(await insertRelease(tx, actor, { verb, releases: replacedIds }, row, now))
  refuseUnless(await updateWithdrawalsOrRefuse(tx, actor, entryId, now))
  await settleNotices(tx, { entryId, kinds: ['submitted', 'changes', 'approved', 'tomorrow'] }, now)
  const concerned = [head.author, entry.createdBy, await lastSubmitter(tx, entryId)].filter((id) => id !== actor.id)
  const about = `release ${released.releaseId} at ${released.at}`
  if (verb === 'published' && actor.id)
    await notifyReaders(tx, { kind: 'published', about, entryId, to: concerned }, now)
  return done(released)
}

const savedAgainMessages = {
  alone: 'This text was saved again in the meantime. Read the newest text, then publish it.',
  bundled: 'This text was saved again in the meantime. Read the newest text, load the bundle again, then continue.',
}

/** Cancels the scheduled releases; no row is deleted. */
export async function unschedule(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const entry = await findPermittedEntry(tx, actor, 'unschedule', entryId)
    if (!entry) return refused('This text no longer exists.')
    refuseUnless(await checkNotBundled(tx, actor, entryId, now, 'scheduled'))
    const cancelled = await cancelReleases(tx, actor, eq(releases.entryId, entryId), now)
    if (cancelled.length === 0) return refused('Nothing is scheduled for this text any more.')
    await record(tx, actor, { verb: 'unscheduled', entryId, releases: idsOf(cancelled) }, now)
    await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
    return done(undefined)
  })
}

export type WithdrawalRequest = {
  entryId: number
  reason: ChosenWithdrawal
  /** A sentence for readers. */
  explanation: string
  at?: number
  /** Redirects readers while the other entry is live. */
  replacedBy?: number
  /** The page stays under a dated notice. */
  keepPage?: boolean
  seen?: number
  seenAt?: number
}

/** Withdraws at once, and cancels all that is scheduled, or later (UTC ms), in place of a pending withdrawal. */
export async function withdraw(
  actor: Actor,
  request: WithdrawalRequest,
  askedAt: number,
): Promise<Result<ReleaseResult>> {
  const { entryId, reason, replacedBy, keepPage = false } = request
  const explanation = request.explanation.trim()
  await prepareReleases(actor, eq(releases.entryId, entryId), askedAt)
  return write(async (tx) => {
    const now = await momentOfAct(tx, [entryId], askedAt)
    const { at = now } = request
    const entry = await findPermittedEntry(tx, actor, 'withdraw', entryId)
    if (!entry) return refused('This text no longer exists.')
    refuseUnless(await checkSeen(tx, { ...request, zone: actor.zone }, now))
    if (at < now) return refused('That moment has passed. Choose a later one, or withdraw now.', 'at')
    if (explanation.length > 1_000) return refused('Keep the explanation under 1,000 characters.', 'explanation')
    if (replacedBy === entryId) return refused('A text cannot replace itself.', 'replacedBy')
    if (replacedBy && !(await releaseAt(tx, replacedBy, at))?.revisionId)
      return refused('That text is not published then. Choose one that readers can be sent to.', 'replacedBy')
    refuseUnless(await checkNotBundled(tx, actor, entryId, now, 'scheduled'))
    const whichToCancel = at === now ? undefined : isNotNull(releases.withdrawal)
    const replacedIds = idsOf(await cancelReleases(tx, actor, and(eq(releases.entryId, entryId), whichToCancel)!, now))
    const live = await releaseAt(tx, entryId, at)
    if (!live?.revisionId) return refused('This text is not published then, so there is nothing to withdraw.', 'at')
    const { path, dated } = live
    const needs = await textNeedsOf(tx, { entryId, revisionId: live.revisionId })
    // A text that can do harm goes at once, before anybody has checked what to say of it.
    if (!explanation && !isAtRisk(needs)) return refused('Tell readers in a sentence why it is gone.', 'explanation')
    const revisionId = keepPage ? live.revisionId : null
    const verb = at > now ? 'withdrawal scheduled' : 'withdrawn'
    const row = {
      entryId,
      revisionId,
      goesLiveAt: at,
      path,
      dated,
      withdrawal: reason,
      explanation,
      replacedBy: keepPage ? undefined : replacedBy,
    }
    return insertRelease(tx, actor, { verb, releases: replacedIds }, row, now)
  })
}
