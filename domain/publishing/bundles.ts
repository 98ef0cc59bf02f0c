import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { bundleEntries, bundles } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { hasOnlyOpen } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { eachMember, memberDetails, membersOf } from './bundle-members'
import { entryToChange, titlesOf } from '@/domain/entries/head'
import { bundleMoment, bundleOf, refusedFor } from '@/domain/entries/bundle-of'
import { openCommentsOn } from '@/domain/review/open-comments'
import { pendingOf } from '@/domain/entries/standing'
import { pick } from '@/lib/lists/pick'

/** Computed from releases. Instants are UTC ms. */
export type BundleState =
  { is: 'gathering' } | { is: 'scheduled'; at: number } | { is: 'live'; since: number } | { is: 'dissolved' }

const columns = {
  ...pick(bundles, 'id', 'name', 'dissolvedAt'),
  at: bundleMoment,
  entries: sql<number>`(select count(*) from bundle_entries e where e.bundle_id = bundles.id)`,
}

export async function listBundles(actor: Actor, now: number) {
  permit(actor, 'manageBundles')
  const rows = await read()
    .select(columns)
    .from(bundles)
    .where(and(isNull(bundles.dissolvedAt), hasOnlyOpen(actor, bundles.id, 'bundle')))
    .orderBy(desc(bundles.id))
  return rows.map(({ id, name, entries, ...facts }) => ({ id, name, entries, state: bundleState(facts, now) }))
}

export type BundleRow = Awaited<ReturnType<typeof listBundles>>[number]

function bundleState({ dissolvedAt, at }: { dissolvedAt: number | null; at: number | null }, now: number): BundleState {
  if (dissolvedAt !== null) return { is: 'dissolved' }
  if (at === null) return { is: 'gathering' }
  return at > now ? { is: 'scheduled', at } : { is: 'live', since: at }
}

export async function findBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  const db = read()
  const [row] = await db
    .select(columns)
    .from(bundles)
    .where(and(eq(bundles.id, bundleId), hasOnlyOpen(actor, bundles.id, 'bundle')))
  if (!row) return undefined
  const members = await membersOf(db, bundleId)
  const ids = members.map(({ entryId }) => entryId)
  return {
    id: row.id,
    name: row.name,
    state: bundleState(row, now),
    members: await Promise.all(members.map((member) => memberDetails(actor, bundleId, member, now))),
    withOpenComments: await openCommentsOn(actor, ids),
  }
}

export type Bundle = NonNullable<Awaited<ReturnType<typeof findBundle>>>

export async function openBundles(actor: Actor, now: number) {
  return (await listBundles(actor, now)).filter((bundle) => bundle.state.is === 'gathering')
}

/** Creates a bundle of entries in no other one. */
export async function createBundle(
  actor: Actor,
  { name, entryIds = [] }: { name: string; entryIds?: number[] },
  now: number,
): Promise<Result<{ bundleId: number }>> {
  permit(actor, 'manageBundles')
  return write(async (tx) => {
    const values = { name: refuseUnless(checkName(name)), createdBy: actor.id, createdAt: now }
    const [{ id: bundleId } = { id: 0 }] = await tx.insert(bundles).values(values).returning({ id: bundles.id })
    await record(tx, actor, { verb: 'began a bundle', detail: { bundle: bundleId } }, now)
    for (const entryId of entryIds) refuseUnless(await addToBundleIn(tx, actor, { bundleId, entryId }, now))
    return done({ bundleId })
  })
}

/** Renames a bundle, not a live one: people know its name. */
export async function renameBundle(actor: Actor, request: { bundleId: number; name: string }, now: number) {
  permit(actor, 'manageBundles')
  const { bundleId } = request
  return write(async (tx): Promise<Result> => {
    const name = refuseUnless(checkName(request.name))
    const before = refuseUnless(await checkNotLive(tx, actor, bundleId, now))
    if (before.name === name) return done(undefined)
    await tx.update(bundles).set({ name }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'renamed a bundle', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

function checkName(name: string): Result<string> {
  const trimmed = onOneLine(name)
  if (!trimmed) return refused('Give the bundle a name, such as “Annual report, October”.', 'name')
  return trimmed.length > 120 ? refused('Keep the name under 120 characters.', 'name') : done(trimmed)
}

/** Adds all entries or none. After that they go live only with the bundle. Refused for a scheduled or live bundle. */
export async function addToBundle(actor: Actor, request: { bundleId: number; entryIds: number[] }, now: number) {
  permit(actor, 'manageBundles')
  const { bundleId, entryIds } = request
  return write(async (tx): Promise<Result> => {
    refuseUnless(await checkGathering(tx, actor, bundleId, now))
    const add = (entryId: number) => addToBundleIn(tx, actor, { bundleId, entryId }, now)
    if (entryIds.length === 1) return add(entryIds[0]!)
    const titles = await titlesOf(tx, entryIds)
    const members = [...new Set(entryIds)].map((entryId) => ({ entryId, title: titles.get(entryId) ?? '' }))
    return eachMember(members, ({ entryId }) => add(entryId))
  })
}

async function addToBundleIn(
  tx: Tx,
  actor: Actor,
  member: { bundleId: number; entryId: number },
  now: number,
): Promise<Result> {
  const { bundleId, entryId } = member
  refuseUnless(await checkFreeToJoin(tx, actor, entryId, now))
  await tx.insert(bundleEntries).values(member)
  await record(tx, actor, { verb: 'put into a bundle', entryId, detail: { bundle: bundleId } }, now)
  return done(undefined)
}

async function checkFreeToJoin(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result> {
  refuseUnless(await entryToChange(tx, actor, 'release', entryId))
  const bundle = await bundleOf(tx, entryId, now)
  if (bundle) return refusedFor(bundle, `It is in the bundle “${bundle.name}” already.`)
  return (await pendingOf(tx, entryId, now)).some((release) => !release.withdrawal)
    ? refused('It is scheduled by itself. Unschedule it first, then put it into a bundle.')
    : done(undefined)
}

/** Refused for a scheduled or live bundle. */
export async function removeFromBundle(
  actor: Actor,
  { bundleId, entryId }: { bundleId: number; entryId: number },
  now: number,
) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    refuseUnless(await checkGathering(tx, actor, bundleId, now))
    await tx.delete(bundleEntries).where(and(eq(bundleEntries.bundleId, bundleId), eq(bundleEntries.entryId, entryId)))
    await record(tx, actor, { verb: 'taken out of a bundle', entryId, detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

/** Frees entries to join another bundle. Refused after publication. */
export async function dissolveBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    refuseUnless(await checkGathering(tx, actor, bundleId, now))
    await tx.update(bundles).set({ dissolvedAt: now }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'dissolved a bundle', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

/** Restores a dissolved bundle. Refused if an entry is in another bundle or scheduled. */
export async function reopenBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const [row] = await tx
      .select(columns)
      .from(bundles)
      .where(and(eq(bundles.id, bundleId), hasOnlyOpen(actor, bundles.id, 'bundle')))
    if (!row) return refused('This bundle no longer exists.')
    if (row.dissolvedAt === null) return done(undefined)
    refuseUnless(
      await eachMember(await membersOf(tx, bundleId), ({ entryId }) => checkFreeToJoin(tx, actor, entryId, now)),
    )
    await tx.update(bundles).set({ dissolvedAt: null }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'gathered a bundle again', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

async function checkGathering(tx: Tx, actor: Actor, bundleId: number, now: number): Promise<Result> {
  const bundle = refuseUnless(await checkNotLive(tx, actor, bundleId, now))
  return bundleState(bundle, now).is === 'scheduled'
    ? refused('This bundle is scheduled. Unschedule it first, then change what is in it.')
    : done(undefined)
}

/** Refuses a missing, dissolved or live bundle. */
export async function checkNotLive(tx: Tx, actor: Actor, bundleId: number, now: number) {
  const [row] = await tx
    .select(columns)
    .from(bundles)
    .where(and(eq(bundles.id, bundleId), hasOnlyOpen(actor, bundles.id, 'bundle')))
  const state = row && bundleState(row, now)
  if (!state) return refused('This bundle no longer exists.')
  if (state.is === 'dissolved') return refused('This bundle was deleted. Restore it first.')
  return state.is === 'live' ? refused('This bundle has gone live. Create a new one for what comes next.') : done(row)
}
