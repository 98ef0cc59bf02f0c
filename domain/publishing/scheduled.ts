import { and, eq } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { columnsOfHead, findPermittedEntry } from '@/domain/entries/head'
import { checkNotBundled } from '@/domain/entries/bundle-of'
import { insertRelease, updateWithdrawalsOrRefuse, hasPassed, claimAddress, type ReleaseResult } from './release-store'
import { cancelReleases, updateOrCancelWithdrawals } from '@/domain/entries/release-changes'
import { applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { idsOf, releaseAt, type ReleaseRow } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'
import { prepareReleases } from './gate'

export async function cancelRelease(actor: Actor, releaseId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const { entryId } = refuseUnless(await releaseToChange(tx, actor, releaseId, now))
    const cancelledIds = idsOf(await cancelReleases(tx, actor, eq(releases.id, releaseId), now))
    await recordUnscheduledIn(tx, actor, { entryId, cancelledIds, detail: { release: releaseId } }, now)
    return done(undefined)
  })
}

type Unscheduled = { entryId: number; cancelledIds: number[]; detail: Record<string, number> }

/** Records cancelled releases, and cancels withdrawals that now have nothing to withdraw. */
export async function recordUnscheduledIn(
  tx: Tx,
  actor: Actor,
  { entryId, cancelledIds, detail }: Unscheduled,
  now: number,
) {
  const cancelled = [...cancelledIds, ...(await updateOrCancelWithdrawals(tx, actor, entryId, now))]
  await record(tx, actor, { verb: 'unscheduled', entryId, detail, releases: cancelled }, now)
  await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
}

/** Cancels the row and adds a copy, for the history. Refused: a past moment, and what a bundle or withdrawal needs. */
export async function reschedule(
  actor: Actor,
  { releaseId, at }: { releaseId: number; at: number },
  now: number,
): Promise<Result<ReleaseResult>> {
  const passed = hasPassed(at, now)
  if (passed) return passed
  await prepareReleases(actor, eq(releases.id, releaseId), now)
  return write(async (tx) => {
    const row = refuseUnless(await releaseToChange(tx, actor, releaseId, now))
    return rescheduleIn(tx, actor, { row, at }, now)
  })
}

async function releaseToChange(tx: Tx, actor: Actor, releaseId: number, now: number): Promise<Result<ReleaseRow>> {
  const [row] = await tx.select().from(releases).where(eq(releases.id, releaseId))
  if (!row || !(await findPermittedEntry(tx, actor, 'unschedule', row.entryId)))
    return refused('This is not scheduled.')
  if (row.cancelledAt !== null) return refused('This was cancelled or moved in the meantime.')
  if (row.goesLiveAt <= now) return refused('Its moment has come already: readers have it.')
  if (row.withdrawal === 'unavailable')
    return refused('A consent ends then. It follows the consent: move the end of that, or link another one.')
  if (row.bundleId !== null) refuseUnless(await checkNotBundled(tx, actor, row.entryId, now, 'scheduled'))
  return done(row)
}

/** Moves a release. The caller has checked that it may be moved. */
export async function rescheduleIn(
  tx: Tx,
  actor: Actor,
  { row, at }: { row: ReleaseRow; at: number },
  now: number,
): Promise<Result<ReleaseResult>> {
  const { id, createdAt: _, by: __, ...columns } = row
  const cancelledIds = idsOf(await cancelReleases(tx, actor, and(eq(releases.id, id), isFuture(now))!, now))
  const address = refuseUnless(
    row.withdrawal ? await findLiveAddress(tx, row.entryId, at) : await claimTextAddress(tx, row, at),
  )
  const act = { verb: 'rescheduled' as const, detail: { from: row.goesLiveAt }, releases: cancelledIds }
  const moved = refuseUnless(await insertRelease(tx, actor, act, { ...columns, goesLiveAt: at, ...address }, now))
  refuseUnless(await updateWithdrawalsOrRefuse(tx, actor, row.entryId, now))
  return done(moved)
}

async function claimTextAddress(tx: Tx, row: ReleaseRow, at: number) {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, row.entryId))
  const [text] = await tx.select(columnsOfHead).from(revisions).where(eq(revisions.id, row.revisionId!))
  return claimAddress(tx, { entry: entry!, text: text! }, at)
}

async function findLiveAddress(tx: Tx, entryId: number, at: number) {
  const live = await releaseAt(tx, entryId, at)
  if (!live?.revisionId) return refused('This text is not published then, so there is nothing to withdraw.', 'at')
  return done({ path: live.path, dated: live.dated })
}
