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

// What every verb that writes releases is made of. Instants are UTC ms.

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
  const reserved = await claimPath(tx, path, entry.id)
  return reserved.ok ? done({ path, dated }) : reserved
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

/** Adds a release and writes down who did it, and which others (`releases` of the act) it changed. */
export async function insertRelease(
  tx: Tx,
  actor: Actor,
  { verb, detail, releases: changed = [] }: Pick<Act, 'verb' | 'detail' | 'releases'>,
  release: NewRelease,
  now: number,
): Promise<ReleaseResult> {
  const { entryId, goesLiveAt: at, path } = release
  const [added] = await tx
    .insert(releases)
    .values({ ...release, by: actor.id, createdAt: now })
    .returning({ id: releases.id })
  // A text that is set for later too: nobody finds it before its moment, and nothing has to run then.
  if (release.revisionId) await indexRevision(tx, release.revisionId)
  const act = { verb, entryId, detail: { release: added!.id, at, ...detail }, releases: [added!.id, ...changed] }
  await record(tx, actor, act, now)
  return { releaseId: added!.id, path, at }
}

/**
 * Takes back what has not come yet, with who and when. Nothing is deleted. Answers with what it took back, for the act that does
 * it to name as its `releases`.
 */
export async function cancelReleases(tx: Tx, actor: Actor, which: SQL, now: number) {
  return tx
    .update(releases)
    .set({ cancelledAt: now, cancelledBy: actor.id })
    .where(and(which, isPending(now)))
    .returning({ id: releases.id, entryId: releases.entryId, at: releases.goesLiveAt })
}

/**
 * Has the withdrawals that wait follow the text that readers will have then: one that keeps the page carries that text,
 * whatever was released, moved or taken back since it was set. Answers with those that find nothing to withdraw.
 */
export async function updateWithdrawals(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  entryId: number,
  now: number,
): Promise<ReleaseRow[]> {
  const idle: ReleaseRow[] = []
  const changed: number[] = []
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
    const carried = { path, dated, revisionId: row.revisionId === null ? null : revisionId }
    if (path === row.path && dated === row.dated && carried.revisionId === row.revisionId) continue
    await tx.update(releases).set(carried).where(eq(releases.id, row.id))
    changed.push(row.id)
  }
  if (changed.length) await record(tx, actor, { verb: 'withdrawal follows', entryId, releases: changed }, now)
  return idle
}

/** The same where a withdrawal without anything to withdraw is refused: it would be lost, or strike later. */
export async function updateWithdrawalsOrRefuse(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result> {
  const [idle] = await updateWithdrawals(tx, actor, entryId, now)
  if (!idle) return done(undefined)
  const moment = deskTimes(idle.goesLiveAt, (await siteSettings()).zone, actor.zone)
  return refused(`It is set to be withdrawn ${moment}, before that. Take that back first, or move it.`, 'at')
}

/** The same where they go with what they were to withdraw. Answers with the numbers of those. */
export async function updateOrCancelWithdrawals(tx: Tx, actor: Actor, entryId: number, now: number): Promise<number[]> {
  const takenBack: number[] = []
  for (
    let idle = await updateWithdrawals(tx, actor, entryId, now);
    idle.length > 0;
    idle = await updateWithdrawals(tx, actor, entryId, now)
  )
    takenBack.push(...idsOf(await cancelReleases(tx, actor, eq(releases.id, idle[0]!.id), now)))
  return takenBack
}

export function hasPassed(at: number, now: number): Refused | undefined {
  return at <= now ? refused('That moment has passed. Choose a later one.', 'at') : undefined
}
