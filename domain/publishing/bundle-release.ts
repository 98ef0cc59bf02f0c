import { and, asc, eq } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { releases } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { eachMember, membersOf } from './bundle-members'
import { checkNotLive } from './bundles'
import { recordUnscheduledIn, rescheduleIn } from './scheduled'
import { cancelReleases } from '@/domain/entries/release-changes'
import { prepareRelease, prepareReleases } from './gate'
import { hasPassed, momentOfAct } from './release-store'
import { type ReleaseRow } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'
import { releaseIn } from './releases'

/** Text as an editor read it. An autosave changes `counter`, but not the revision's id. */
export type TextRead = { entryId: number; revisionId: number; counter: number }

export type BundleRelease = {
  bundleId: number
  /** The texts that the editor read: exactly these are released. */
  entries: TextRead[]
  /** UTC ms; undefined: now. */
  at?: number
  override?: string
}

/** Releases a bundle in one transaction at one moment: readers get all or none. A problem of one entry refuses all. */
export async function releaseBundle(
  actor: Actor,
  request: BundleRelease,
  askedAt: number,
): Promise<Result<{ at: number }>> {
  const { bundleId, override } = request
  permit(actor, 'manageBundles')
  for (const text of request.entries) await prepareRelease(actor, text, askedAt)
  return write(async (tx) => {
    const entryIds = request.entries.map(({ entryId }) => entryId)
    const now = await momentOfAct(tx, entryIds, askedAt)
    const { at = now } = request
    if (at < now) return refused('That moment has passed. Choose a later one, or publish now.', 'at')
    refuseUnless(await checkNotLive(tx, actor, bundleId, now))
    const members = await membersOf(tx, bundleId)
    if (members.length === 0) return refused('There is nothing in this bundle yet.')
    const texts = new Map(request.entries.map((text) => [text.entryId, text]))
    if (members.length !== texts.size || members.some(({ entryId }) => !texts.has(entryId)))
      return refused('What is in this bundle was changed in the meantime. Read it again, then publish it.')
    const releaseMember = ({ entryId }: { entryId: number }) =>
      releaseIn(tx, actor, { ...texts.get(entryId)!, at, bundleId, override }, now)
    refuseUnless(await eachMember(members, releaseMember))
    return done({ at })
  })
}

/** Moves a scheduled bundle to another moment (UTC ms). */
export async function moveBundle(actor: Actor, { bundleId, at }: { bundleId: number; at: number }, now: number) {
  permit(actor, 'manageBundles')
  const passed = hasPassed(at, now)
  if (passed) return passed
  await prepareReleases(actor, eq(releases.bundleId, bundleId), now)
  return write(async (tx): Promise<Result<{ at: number }>> => {
    const rows = await pendingIn(tx, bundleId, now)
    if (rows.length === 0) return refused('This bundle is not scheduled any more.')
    const members = await membersOf(tx, bundleId)
    const pending = rows.map((row) => ({
      row,
      entryId: row.entryId,
      title: members.find(({ entryId }) => entryId === row.entryId)?.title ?? '',
    }))
    refuseUnless(await eachMember(pending, ({ row }) => rescheduleIn(tx, actor, { row, at }, now)))
    return done({ at })
  })
}

/** Unschedules a bundle. Its entries stay in it. */
export async function unscheduleBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const cancelled = await cancelReleases(tx, actor, eq(releases.bundleId, bundleId), now)
    if (cancelled.length === 0) return refused('This bundle is not scheduled any more.')
    for (const { id, entryId } of cancelled)
      await recordUnscheduledIn(tx, actor, { entryId, cancelledIds: [id], detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

export async function includeNewestRevision(
  actor: Actor,
  { bundleId, override, ...text }: TextRead & { bundleId: number; override?: string },
  now: number,
) {
  permit(actor, 'manageBundles')
  await prepareRelease(actor, text, now)
  return write(async (tx): Promise<Result<{ at: number }>> => {
    const row = (await pendingIn(tx, bundleId, now)).find((one) => one.entryId === text.entryId)
    if (!row) return refused('This bundle is not scheduled any more.')
    const { goesLiveAt: at, major, note } = row
    const member = (await membersOf(tx, bundleId)).filter((one) => one.entryId === text.entryId)
    const request = { ...text, at, bundleId, major, note: note ?? undefined, override }
    refuseUnless(await eachMember(member, () => releaseIn(tx, actor, request, now)))
    return done({ at })
  })
}

function pendingIn(tx: Tx, bundleId: number, now: number): PromiseLike<ReleaseRow[]> {
  return tx
    .select()
    .from(releases)
    .where(and(eq(releases.bundleId, bundleId), isFuture(now)))
    .orderBy(asc(releases.entryId))
}
