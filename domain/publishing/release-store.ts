import { and, eq, lt, or, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { addresses, releases, type Kind } from '@/db/schema'
import { pathOf } from '@/lib/entry-path'
import type { Language } from '@/lib/languages'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { deskTimes } from '@/lib/time'
import type { Actor } from '@/domain/staff/actor'
import { firstRelease, idsOf, isPending, newest, pendingOf, type ReleaseRow } from '@/domain/entries/standing'
import { record, type Act } from '@/domain/staff/audit'
import { siteSettings } from '@/domain/published/site'
import { indexRevision } from '@/domain/entries/search-index'

// The steps that every act on releases is made of. Instants are UTC ms.

export type ReleaseResult = { releaseId: number; path: string; at: number }

type AddressClaim = {
  entry: { id: number; kind: Kind; language: Language }
  text: { slug: string; dated: number | null }
}

/** The address and the editorial date of a text that goes live at a moment. The address is claimed for ever. */
export async function claimAddress(tx: Tx, { entry, text }: AddressClaim, at: number) {
  const first = await firstRelease(tx, entry.id, at)
  const dated = first?.dated ?? text.dated ?? at
  const { kind, language } = entry
  const path = pathOf({ kind, language, slug: text.slug, dated, zone: (await siteSettings()).zone })
  const claim = await claimPath(tx, path, entry.id)
  return claim.ok ? done({ path, dated }) : claim
}

/** Claims an address for an entry for ever. One that any other entry was released under is refused. */
async function claimPath(tx: Tx, path: string, entryId: number): Promise<Result> {
  await tx.insert(addresses).values({ path, entryId }).onConflictDoNothing()
  const [owner] = await tx.select().from(addresses).where(eq(addresses.path, path))
  return owner!.entryId === entryId
    ? done(undefined)
    : refused(`Another entry has the address ${path}. Choose another one.`, 'slug')
}

export type NewRelease = Omit<typeof releases.$inferInsert, 'by' | 'createdAt'>

/** Adds a release and records who did it. `releases` of the act: the ids of other releases that the same act changed. */
export async function insertRelease(
  tx: Tx,
  actor: Actor,
  { verb, detail, releases: changedIds = [] }: Pick<Act, 'verb' | 'detail' | 'releases'>,
  release: NewRelease,
  now: number,
): Promise<ReleaseResult> {
  const { entryId, goesLiveAt: at, path } = release
  const [added] = await tx
    .insert(releases)
    .values({ ...release, by: actor.id, createdAt: now })
    .returning({ id: releases.id })
  // A scheduled text is indexed now: readers do not find it before its moment, and nothing has to run then.
  if (release.revisionId) await indexRevision(tx, release.revisionId)
  const act = { verb, entryId, detail: { release: added!.id, at, ...detail }, releases: [added!.id, ...changedIds] }
  await record(tx, actor, act, now)
  return { releaseId: added!.id, path, at }
}

/**
 * Cancels the pending releases that match, and stores who did it and when. No row is deleted. Answers with the cancelled rows:
 * the caller records them as the `releases` of its act.
 */
export async function cancelReleases(tx: Tx, actor: Actor, which: SQL, now: number) {
  return tx
    .update(releases)
    .set({ cancelledAt: now, cancelledBy: actor.id })
    .where(and(which, isPending(now)))
    .returning({ id: releases.id, entryId: releases.entryId, at: releases.goesLiveAt })
}

/**
 * Gives each pending withdrawal the address and date of the release before it, and its text where the page is to stay: releases
 * may have been added, moved or cancelled since. Answers with the withdrawals that have nothing to withdraw.
 */
export async function updateWithdrawals(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  entryId: number,
  now: number,
): Promise<ReleaseRow[]> {
  const idle: ReleaseRow[] = []
  const changedIds: number[] = []
  for (const row of await pendingOf(tx, entryId, now)) {
    if (!row.withdrawal) continue
    const before = await newest(
      tx,
      entryId,
      or(
        lt(releases.goesLiveAt, row.goesLiveAt),
        and(eq(releases.goesLiveAt, row.goesLiveAt), lt(releases.id, row.id)),
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
  return idle
}

/** Updates the pending withdrawals. Refused where one has nothing to withdraw: it would be lost, or withdraw a later release. */
export async function updateWithdrawalsOrRefuse(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result> {
  const [idle] = await updateWithdrawals(tx, actor, entryId, now)
  if (!idle) return done(undefined)
  const moment = deskTimes(idle.goesLiveAt, (await siteSettings()).zone, actor.zone)
  return refused(`It is set to be withdrawn ${moment}, before that. Take that back first, or move it.`, 'at')
}

/** Updates the pending withdrawals and cancels those that have nothing to withdraw. Answers with the ids of the cancelled ones. */
export async function updateOrCancelWithdrawals(tx: Tx, actor: Actor, entryId: number, now: number): Promise<number[]> {
  const cancelledIds: number[] = []
  for (
    let idle = await updateWithdrawals(tx, actor, entryId, now);
    idle.length > 0;
    idle = await updateWithdrawals(tx, actor, entryId, now)
  )
    cancelledIds.push(...idsOf(await cancelReleases(tx, actor, eq(releases.id, idle[0]!.id), now)))
  return cancelledIds
}

export function hasPassed(at: number, now: number): Refused | undefined {
  return at <= now ? refused('That moment has passed. Choose a later one.', 'at') : undefined
}
