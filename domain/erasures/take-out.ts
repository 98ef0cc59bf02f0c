import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { previewLinks, releases } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { insertEnds, applyConsentEndsIn } from '@/domain/consents/ends'
import { idsOf, isNoEnd, releaseAt } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'

type Taken = { entryId: number; erasureId: number }

/** Withdraws without a reason, cancels scheduled releases and bundles, closes previews (`now` UTC ms). */
export async function takeOutEntryIn(tx: Tx, actor: Actor, { entryId, erasureId }: Taken, now: number) {
  const pending = await tx
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isFuture(now)))
  const changed = await cancel(tx, actor, idsOf(pending), now)
  await cancelBundles(tx, actor, pending, now)
  const live = await releaseAt(tx, entryId, now)
  if (live?.revisionId) {
    const { path, dated } = live
    changed.push(...(await insertEnds(tx, actor, { entryId, ends: [{ goesLiveAt: now, path, dated }] }, now)))
  }
  if (changed.length)
    await record(tx, actor, { verb: 'withdrawn', entryId, detail: { erasure: erasureId }, releases: changed }, now)
  await closePreviews(tx, actor, { entryId, erasureId }, now)
}

async function cancel(tx: Tx, actor: Actor, ids: number[], now: number) {
  if (ids.length)
    await tx.update(releases).set({ cancelledAt: now, cancelledBy: actor.id }).where(inArray(releases.id, ids))
  return ids
}

async function cancelBundles(tx: Tx, actor: Actor, pending: { bundleId: number | null }[], now: number) {
  const bundleIds = pending.flatMap(({ bundleId }) => bundleId ?? [])
  if (bundleIds.length === 0) return
  const others = await tx
    .select()
    .from(releases)
    .where(and(inArray(releases.bundleId, bundleIds), isFuture(now), isNoEnd()))
  await cancel(tx, actor, idsOf(others), now)
  for (const { id, entryId } of others)
    await record(tx, actor, { verb: 'unscheduled', entryId, detail: { release: id }, releases: [id] }, now)
  for (const { entryId } of others) await applyConsentEndsIn(tx, actor, entryId, now)
}

async function closePreviews(tx: Tx, actor: Actor, { entryId, erasureId }: Taken, now: number) {
  const closed = await tx
    .update(previewLinks)
    .set({ revokedAt: now, revokedBy: actor.id })
    .where(and(eq(previewLinks.entryId, entryId), isNull(previewLinks.revokedAt)))
    .returning({ id: previewLinks.id })
  for (const { id } of closed)
    await record(tx, actor, { verb: 'unshared', entryId, detail: { link: id, erasure: erasureId } }, now)
}
