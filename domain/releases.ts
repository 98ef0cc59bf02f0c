import { and, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { write, type Db, type Tx } from '@/db/connection'
import { releases, revisions, type Withdrawal } from '@/db/schema'
import { pathOf } from '@/lib/entry-path'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from './actor'
import { firstRelease, reserve } from './addresses'
import { clearedToGo } from './approval'
import { record } from './audit'
import { entryFor, entryToChange, headOf } from './head'
import { blockingProblems } from './publish-check'
import { siteSettings } from './published/site'

export type Release = {
  entryId: number
  revisionId: number
  at?: number
  major?: boolean
  note?: string
  /** Why it cannot wait for the approval that it would need. */
  override?: string
}
export type Released = { releaseId: number; path: string; at: number }

/**
 * Publishes a revision, or schedules it: readers get it from `at` (UTC ms, `now` or later) on, and nothing has to run
 * for that. It takes the place of a release of the same entry that still waited. Refused: a revision that is no longer the
 * head, a moment that has passed, and whatever `blockingProblems` finds.
 */
export async function release(actor: Actor, asked: Release, now: number): Promise<Result<Released>> {
  const { entryId, revisionId, at = now, major = false, note } = asked
  return write(async (tx) => {
    const found = await entryToChange(tx, actor, 'release', entryId)
    if (!found.ok) return found
    const entry = found.value
    const head = (await headOf(tx, entryId))!
    if (head.id !== revisionId)
      return refused('This entry was saved again in the meantime. Read the newest text, then publish it.')
    if (at < now) return refused('That moment has passed. Choose a later one, or publish now.', 'at')
    if (major && !note?.trim()) return refused('Say in a sentence what changed: readers will see it.', 'note')
    const problems = await blockingProblems(tx, actor, head, entry)
    if (problems.length) return { ok: false, problems }
    const cleared = await clearedToGo(tx, actor, { head, override: asked.override }, now)
    if (!cleared.ok) return cleared
    const override = cleared.value

    // First, so that what no longer happens fixes no date; a refusal below takes it back with everything else.
    await cancelPending(tx, entryId, actor, now)
    const first = await firstRelease(tx, entryId, at)
    const dated = first?.dated ?? head.dated ?? at
    const path = pathOf({ ...entry, slug: head.slug, dated, zone: (await siteSettings()).zone })
    const reserved = await reserve(tx, path, entryId)
    if (!reserved.ok) return reserved
    const verb = at > now ? 'scheduled' : 'published'
    const row = { entryId, revisionId, goesLiveAt: at, path, dated, major, note, override }
    return done(await add(tx, actor, verb, row, now))
  })
}

/** Takes back everything of an entry that has been set for later. Nothing is deleted. */
export async function unschedule(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const entry = await entryFor(tx, actor, 'unschedule', entryId)
    if (!entry) return refused('This entry no longer exists.')
    const cancelled = await cancel(tx, actor, now, eq(releases.entryId, entryId))
    if (!cancelled) return refused('Nothing is scheduled for this entry any more.')
    await record(tx, actor, { verb: 'unscheduled', entryId }, now)
    return done(undefined)
  })
}

export type WithdrawalRequest = {
  entryId: number
  reason: Withdrawal
  /** A sentence that readers get at the address. */
  explanation: string
  at?: number
  /** Send readers to another entry while that one is live. */
  replacedBy?: number
  /** Leave the page where it is, under a dated notice. */
  keepPage?: boolean
}

/** Takes a live entry out, now or at a later moment (UTC ms), as a release of its own: it can be undone by another. */
export async function withdraw(actor: Actor, asked: WithdrawalRequest, now: number): Promise<Result<Released>> {
  const { entryId, reason, at = now, replacedBy, keepPage = false } = asked
  const explanation = asked.explanation.trim()
  return write(async (tx) => {
    const entry = await entryFor(tx, actor, 'withdraw', entryId)
    if (!entry) return refused('This entry no longer exists.')
    if (at < now) return refused('That moment has passed. Choose a later one, or withdraw now.', 'at')
    if (!explanation) return refused('Tell readers in a sentence why it is gone.', 'explanation')
    if (explanation.length > 1_000) return refused('Keep the explanation under 1,000 characters.', 'explanation')
    if (replacedBy === entryId) return refused('An entry cannot replace itself.', 'replacedBy')
    const live = await releaseAt(tx, entryId, at)
    if (!live?.revisionId) return refused('This entry is not live then, so there is nothing to withdraw.')
    if (at === now) await cancelPending(tx, entryId, actor, now)
    const { path, dated } = live
    const revisionId = keepPage ? live.revisionId : null
    const taken = { withdrawal: reason, explanation, replacedBy }
    return done(await add(tx, actor, 'withdrawn', { entryId, revisionId, goesLiveAt: at, path, dated, ...taken }, now))
  })
}

/** The release that stands for an entry at a moment, if any. */
export async function releaseAt(db: Db, entryId: number, at: number) {
  const [found] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), lte(releases.goesLiveAt, at)))
    .orderBy(desc(releases.goesLiveAt), desc(releases.id))
    .limit(1)
  return found
}

/** Releases of a text that still wait; a withdrawal that was set for later stays. */
async function cancelPending(tx: Tx, entryId: number, actor: Actor, now: number) {
  return cancel(tx, actor, now, and(eq(releases.entryId, entryId), isNull(releases.withdrawal))!)
}

async function cancel(tx: Tx, actor: Actor, now: number, which: ReturnType<typeof eq>) {
  const cancelled = await tx
    .update(releases)
    .set({ cancelledAt: now, cancelledBy: actor.id })
    .where(and(which, gt(releases.goesLiveAt, now), isNull(releases.cancelledAt)))
    .returning({ id: releases.id })
  return cancelled.length
}

type NewRelease = Omit<typeof releases.$inferInsert, 'by' | 'createdAt'>

async function add(tx: Tx, actor: Actor, verb: string, release: NewRelease, now: number): Promise<Released> {
  const { entryId, goesLiveAt: at, path } = release
  const [added] = await tx
    .insert(releases)
    .values({ ...release, by: actor.id, createdAt: now })
    .returning({ id: releases.id })
  await record(tx, actor, { verb, entryId, detail: { release: added!.id, at } }, now)
  return { releaseId: added!.id, path, at }
}

/** Every release of an entry, newest first, cancelled ones too, with the title each carried. */
export async function releasesOf(db: Db, entryId: number) {
  return db
    .select({ release: releases, title: revisions.title })
    .from(releases)
    .leftJoin(revisions, and(eq(revisions.id, releases.revisionId), isNotNull(releases.revisionId)))
    .where(eq(releases.entryId, entryId))
    .orderBy(desc(releases.goesLiveAt), desc(releases.id))
}
