import { and, asc, eq } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { bundles, releases } from '@/db/schema'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { membersOf } from './bundles'
import { bundleMoment } from './membership'
import { move } from './pending'
import { cancel, followedOrTakenBack, hasPassed, isPending, type ReleaseRow } from './release-rows'
import { releaseIn } from './releases'

export type BundleRelease = {
  bundleId: number
  /** Every entry of the bundle with the text that was read: exactly these go out. */
  entries: { entryId: number; revisionId: number }[]
  /** UTC ms; left out for now. */
  at?: number
  /** Why it cannot wait for the approval that its texts would need. */
  override?: string
}

/**
 * Publishes or schedules all entries of a bundle in one transaction, under one moment: readers get all of them with the
 * same request or none. What keeps one back keeps all back; each refusal names its entry.
 */
export async function releaseBundle(actor: Actor, asked: BundleRelease, now: number): Promise<Result<{ at: number }>> {
  const { bundleId, at = now, override } = asked
  permit(actor, 'manageBundles')
  if (at < now) return refused('That moment has passed. Choose a later one, or publish now.', 'at')
  return write(async (tx) => {
    const open = await notLive(tx, bundleId, now)
    if (!open.ok) return open
    const members = await membersOf(tx, bundleId)
    if (members.length === 0) return refused('There is nothing in this bundle yet.')
    const texts = new Map(asked.entries.map(({ entryId, revisionId }) => [entryId, revisionId]))
    if (members.length !== texts.size || members.some(({ entryId }) => !texts.has(entryId)))
      return refused('What is in this bundle was changed in the meantime. Read it again, then publish it.')
    return together(members, at, ({ entryId }) =>
      releaseIn(tx, actor, { entryId, revisionId: texts.get(entryId)!, at, bundleId, override }, now),
    )
  })
}

/** Moves a scheduled bundle, every release of it, to another moment (UTC ms). */
export async function moveBundle(actor: Actor, { bundleId, at }: { bundleId: number; at: number }, now: number) {
  permit(actor, 'manageBundles')
  const passed = hasPassed(at, now)
  if (passed) return passed
  return write(async (tx): Promise<Result<{ at: number }>> => {
    const rows = await pendingIn(tx, bundleId, now)
    if (rows.length === 0) return refused('This bundle is not scheduled any more.')
    const titled = await membersOf(tx, bundleId)
    const moving = rows.map((row) => ({ row, title: titled.find((one) => one.entryId === row.entryId)?.title ?? '' }))
    return together(
      moving.map((one) => ({ ...one, entryId: one.row.entryId })),
      at,
      ({ row }) => move(tx, actor, { row, at }, now),
    )
  })
}

/** Takes back every release of a bundle that waits. Its entries stay together. */
export async function unscheduleBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const cancelled = await cancel(tx, actor, eq(releases.bundleId, bundleId), now)
    if (cancelled.length === 0) return refused('This bundle is not scheduled any more.')
    for (const { entryId } of cancelled) {
      await followedOrTakenBack(tx, actor, entryId, now)
      await record(tx, actor, { verb: 'unscheduled', entryId, detail: { bundle: bundleId } }, now)
    }
    return done(undefined)
  })
}

/** Has the newest text of one entry go out with its scheduled bundle, in the place of the one that was chosen then. */
export async function includeNewest(
  actor: Actor,
  {
    bundleId,
    entryId,
    revisionId,
    override,
  }: { bundleId: number; entryId: number; revisionId: number; override?: string },
  now: number,
) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result<{ at: number }>> => {
    const row = (await pendingIn(tx, bundleId, now)).find((one) => one.entryId === entryId)
    if (!row) return refused('This bundle is not scheduled any more.')
    const { goesLiveAt: at, major, note } = row
    const released = await releaseIn(
      tx,
      actor,
      { entryId, revisionId, at, bundleId, major, note: note ?? undefined, override },
      now,
    )
    return released.ok ? done({ at }) : released
  })
}

async function notLive(tx: Tx, bundleId: number, now: number): Promise<Result> {
  const [row] = await tx
    .select({ dissolvedAt: bundles.dissolvedAt, at: bundleMoment })
    .from(bundles)
    .where(eq(bundles.id, bundleId))
  if (!row || row.dissolvedAt !== null) return refused('This bundle no longer exists.')
  return row.at !== null && row.at <= now ? refused('This bundle has gone live already.') : done(undefined)
}

function pendingIn(tx: Tx, bundleId: number, now: number): PromiseLike<ReleaseRow[]> {
  return tx
    .select()
    .from(releases)
    .where(and(eq(releases.bundleId, bundleId), isPending(now)))
    .orderBy(asc(releases.entryId))
}

/** Does something with each entry, and answers with every problem of every one, named; `write` then leaves nothing behind. */
async function together<M extends { entryId: number; title: string }>(
  members: M[],
  at: number,
  act: (member: M) => Promise<Result<unknown>>,
): Promise<Result<{ at: number }>> {
  const problems: Problem[] = []
  for (const member of members) {
    const result = await act(member)
    if (!result.ok) problems.push(...result.problems.map((problem) => named(member, problem)))
  }
  return problems.length > 0 ? { ok: false, problems } : done({ at })
}

// A moment that has passed is wrong for all of them: said once, at its own field.
function named({ entryId, title }: { entryId: number; title: string }, { message, field }: Problem): Problem {
  return {
    message: `“${title.trim() || 'Untitled'}”: ${message}`,
    field: field === 'override' ? field : `entry-${entryId}`,
  }
}
