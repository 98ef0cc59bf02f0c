import { and, eq, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { releases } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isFuture } from '@/domain/published/live'
import { idsOf, isNotConsentEnd, newestRelease, pendingOf, type ReleaseRow } from './standing'

// Ends of consents are pending releases too, but depend only on the consents: these functions do not change them.

/** Cancels releases, except ends of consents. Returns the rows, which the caller records as `releases` of its act. */
export async function cancelReleases(tx: Tx, actor: Actor, which: SQL, now: number) {
  return tx
    .update(releases)
    .set({ cancelledAt: now, cancelledBy: actor.id })
    .where(and(which, isFuture(now), isNotConsentEnd()))
    .returning({ id: releases.id, entryId: releases.entryId, at: releases.goesLiveAt })
}

/** Adapts pending withdrawals to the releases before them. `idle`: withdrawals without a text to withdraw. */
export async function updateWithdrawals(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  entryId: number,
  now: number,
): Promise<{ idle: ReleaseRow[]; changed: boolean }> {
  const idle: ReleaseRow[] = []
  const changedIds: number[] = []
  for (const row of await pendingOf(tx, entryId, now)) {
    if (!row.withdrawal || row.withdrawal === 'unavailable') continue
    const before = await newestRelease(
      tx,
      entryId,
      and(
        or(isNotConsentEnd(), lte(releases.goesLiveAt, now)),
        or(
          lt(releases.goesLiveAt, row.goesLiveAt),
          and(eq(releases.goesLiveAt, row.goesLiveAt), lt(releases.id, row.id)),
        ),
      ),
    )
    if (!before?.revisionId) {
      idle.push(row)
      continue
    }
    const { path, dated, revisionId } = before
    const update = { path, dated, revisionId: row.revisionId === null ? null : revisionId }
    if (path === row.path && dated === row.dated && update.revisionId === row.revisionId) continue
    await tx.update(releases).set(update).where(eq(releases.id, row.id))
    changedIds.push(row.id)
  }
  if (changedIds.length) await record(tx, actor, { verb: 'withdrawal follows', entryId, releases: changedIds }, now)
  return { idle, changed: changedIds.length > 0 }
}

/** Cancels withdrawals with nothing to withdraw; returns their ids. */
export async function updateOrCancelWithdrawals(tx: Tx, actor: Actor, entryId: number, now: number): Promise<number[]> {
  const cancelledIds: number[] = []
  for (;;) {
    const [idle] = (await updateWithdrawals(tx, actor, entryId, now)).idle
    if (!idle) return cancelledIds
    cancelledIds.push(...idsOf(await cancelReleases(tx, actor, eq(releases.id, idle.id), now)))
  }
}
