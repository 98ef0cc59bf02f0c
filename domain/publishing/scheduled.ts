import { and, eq } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findPermittedEntry } from '@/domain/entries/head'
import { checkNotBundled } from '@/domain/entries/bundle-of'
import {
  insertRelease,
  cancelReleases,
  updateWithdrawalsOrRefuse,
  updateOrCancelWithdrawals,
  hasPassed,
  claimAddress,
  type ReleaseResult,
} from './release-store'
import { idsOf, isPending, releaseAt, type ReleaseRow } from '@/domain/entries/standing'

/** Takes back one thing that is set for later, and a withdrawal that has nothing left to withdraw with it. */
export async function cancelScheduled(actor: Actor, releaseId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const found = await waiting(tx, actor, releaseId, now)
    if (!found.ok) return found
    const { entryId } = found.value
    const taken = idsOf(await cancelReleases(tx, actor, eq(releases.id, releaseId), now))
    taken.push(...(await updateOrCancelWithdrawals(tx, actor, entryId, now)))
    await record(tx, actor, { verb: 'unscheduled', entryId, detail: { release: releaseId }, releases: taken }, now)
    return done(undefined)
  })
}

/**
 * Moves what is set for later to another moment (UTC ms): the row that waited is taken back and one that says the same
 * takes its place, so that the history has both moments. Refused: what has come, what goes live with its bundle, a moment
 * that has passed, and one that would leave a withdrawal without a text.
 */
export async function reschedule(
  actor: Actor,
  { releaseId, at }: { releaseId: number; at: number },
  now: number,
): Promise<Result<ReleaseResult>> {
  const passed = hasPassed(at, now)
  if (passed) return passed
  return write(async (tx) => {
    const found = await waiting(tx, actor, releaseId, now)
    return found.ok ? move(tx, actor, { row: found.value, at }, now) : found
  })
}

/** What waits under a number and may be changed by itself. */
async function waiting(tx: Tx, actor: Actor, releaseId: number, now: number): Promise<Result<ReleaseRow>> {
  const [row] = await tx.select().from(releases).where(eq(releases.id, releaseId))
  if (!row || !(await findPermittedEntry(tx, actor, 'unschedule', row.entryId)))
    return refused('This is not scheduled.')
  if (row.cancelledAt !== null) return refused('This was taken back or moved meanwhile.')
  if (row.goesLiveAt <= now) return refused('Its moment has come already: readers have it.')
  if (row.bundleId === null) return done(row)
  const bound = await checkNotBundled(tx, actor, row.entryId, now, 'scheduled')
  return bound.ok ? done(row) : bound
}

/** The move itself, inside a transaction, of a release that waits. */
export async function move(
  tx: Tx,
  actor: Actor,
  { row, at }: { row: ReleaseRow; at: number },
  now: number,
): Promise<Result<ReleaseResult>> {
  const { id, createdAt: _, by: __, ...same } = row
  const taken = idsOf(await cancelReleases(tx, actor, and(eq(releases.id, id), isPending(now))!, now))
  const place = row.withdrawal ? await standingAt(tx, row.entryId, at) : await textPlace(tx, row, at)
  if (!place.ok) return place
  const moved = await insertRelease(
    tx,
    actor,
    { verb: 'rescheduled', detail: { from: row.goesLiveAt }, releases: taken },
    { ...same, goesLiveAt: at, ...place.value },
    now,
  )
  const following = await updateWithdrawalsOrRefuse(tx, actor, row.entryId, now)
  if (!following.ok) return following
  return done(moved)
}

async function textPlace(tx: Tx, row: ReleaseRow, at: number) {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, row.entryId))
  const [text] = await tx.select().from(revisions).where(eq(revisions.id, row.revisionId!))
  return claimAddress(tx, { entry: entry!, text: text! }, at)
}

async function standingAt(tx: Tx, entryId: number, at: number) {
  const live = await releaseAt(tx, entryId, at)
  if (!live?.revisionId) return refused('This entry is not live then, so there is nothing to withdraw.', 'at')
  return done({ path: live.path, dated: live.dated })
}
