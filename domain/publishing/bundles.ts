import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { bundleEntries, bundles } from '@/db/schema'
import { onOneLine } from '@/lib/one-line'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { eachMember, memberDetails, membersOf } from './bundle-members'
import { entryToChange } from '@/domain/entries/head'
import { bundleMoment, bundleOf, refusedFor } from '@/domain/entries/bundle-of'
import { pendingOf } from '@/domain/entries/standing'

/** Where a bundle stands at a moment: worked out from its releases each time. Instants are UTC ms. */
export type BundleState =
  { is: 'gathering' } | { is: 'scheduled'; at: number } | { is: 'live'; since: number } | { is: 'dissolved' }

const shape = {
  id: bundles.id,
  name: bundles.name,
  dissolvedAt: bundles.dissolvedAt,
  at: bundleMoment,
  entries: sql<number>`(select count(*) from bundle_entries e where e.bundle_id = bundles.id)`,
}

/** Every bundle that was not dissolved, the newest first. */
export async function listBundles(actor: Actor, now: number) {
  permit(actor, 'manageBundles')
  const rows = await read().select(shape).from(bundles).where(isNull(bundles.dissolvedAt)).orderBy(desc(bundles.id))
  return rows.map(({ id, name, entries, ...facts }) => ({ id, name, entries, state: bundleState(facts, now) }))
}

export type BundleRow = Awaited<ReturnType<typeof listBundles>>[number]

function bundleState({ dissolvedAt, at }: { dissolvedAt: number | null; at: number | null }, now: number): BundleState {
  if (dissolvedAt !== null) return { is: 'dissolved' }
  if (at === null) return { is: 'gathering' }
  return at > now ? { is: 'scheduled', at } : { is: 'live', since: at }
}

/** One bundle with its entries, and for each what readers have, what is missing and which of its texts goes out. */
export async function findBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  const db = read()
  const [row] = await db.select(shape).from(bundles).where(eq(bundles.id, bundleId))
  if (!row) return undefined
  const members = await membersOf(db, bundleId)
  return {
    id: row.id,
    name: row.name,
    state: bundleState(row, now),
    members: await Promise.all(members.map((member) => memberDetails(actor, bundleId, member, now))),
  }
}

export type Bundle = NonNullable<Awaited<ReturnType<typeof findBundle>>>

/** Bundles that an entry could be put into: those that nobody has scheduled or published. */
export async function openBundles(actor: Actor, now: number) {
  return (await listBundles(actor, now)).filter((bundle) => bundle.state.is === 'gathering')
}

/** Begins a bundle, with entries that belong to none yet. */
export async function createBundle(
  actor: Actor,
  { name, entryIds = [] }: { name: string; entryIds?: number[] },
  now: number,
): Promise<Result<{ bundleId: number }>> {
  permit(actor, 'manageBundles')
  const named = nameFor(name)
  if (!named.ok) return named
  return write(async (tx) => {
    const values = { name: named.value, createdBy: actor.id, createdAt: now }
    const [{ id: bundleId } = { id: 0 }] = await tx.insert(bundles).values(values).returning({ id: bundles.id })
    await record(tx, actor, { verb: 'began a bundle', detail: { bundle: bundleId } }, now)
    for (const entryId of entryIds) {
      const added = await put(tx, actor, { bundleId, entryId }, now)
      if (!added.ok) return added
    }
    return done({ bundleId })
  })
}

/** Gives a bundle another name, until it has gone live: what went live keeps the name it is known by. */
export async function renameBundle(actor: Actor, asked: { bundleId: number; name: string }, now: number) {
  permit(actor, 'manageBundles')
  const { bundleId } = asked
  const named = nameFor(asked.name)
  if (!named.ok) return named
  return write(async (tx): Promise<Result> => {
    const open = await notLive(tx, bundleId, now)
    if (!open.ok) return open
    if (open.value.name === named.value) return done(undefined)
    await tx.update(bundles).set({ name: named.value }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'renamed a bundle', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

function nameFor(name: string): Result<string> {
  const trimmed = onOneLine(name)
  if (!trimmed) return refused('Give the bundle a name, such as “Annual report, October”.', 'name')
  return trimmed.length > 120 ? refused('Keep the name under 120 characters.', 'name') : done(trimmed)
}

/** Puts an entry into a bundle that is still gathered: from then on it goes live with it and not by itself. */
export async function addToBundle(actor: Actor, asked: { bundleId: number; entryId: number }, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const open = await gathering(tx, asked.bundleId, now)
    return open.ok ? put(tx, actor, asked, now) : open
  })
}

async function put(tx: Tx, actor: Actor, asked: { bundleId: number; entryId: number }, now: number): Promise<Result> {
  const { bundleId, entryId } = asked
  const free = await freeToJoin(tx, actor, entryId, now)
  if (!free.ok) return free
  await tx.insert(bundleEntries).values(asked)
  await record(tx, actor, { verb: 'put into a bundle', entryId, detail: { bundle: bundleId } }, now)
  return done(undefined)
}

async function freeToJoin(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result<unknown>> {
  const entry = await entryToChange(tx, actor, 'release', entryId)
  if (!entry.ok) return entry
  const other = await bundleOf(tx, entryId, now)
  if (other) return refusedFor(other, `It is in the bundle “${other.name}” already.`)
  return (await pendingOf(tx, entryId, now)).some((release) => !release.withdrawal)
    ? refused('It is scheduled by itself. Unschedule it first, then put it into a bundle.')
    : entry
}

/** Takes an entry out of a bundle that is still gathered. */
export async function removeFromBundle(
  actor: Actor,
  { bundleId, entryId }: { bundleId: number; entryId: number },
  now: number,
) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const open = await gathering(tx, bundleId, now)
    if (!open.ok) return open
    await tx.delete(bundleEntries).where(and(eq(bundleEntries.bundleId, bundleId), eq(bundleEntries.entryId, entryId)))
    await record(tx, actor, { verb: 'taken out of a bundle', entryId, detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

/** Ends a bundle that was never published: its entries are free again and stay as they are. */
export async function dissolveBundle(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const open = await gathering(tx, bundleId, now)
    if (!open.ok) return open
    await tx.update(bundles).set({ dissolvedAt: now }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'dissolved a bundle', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

/** Gathers a bundle again that was dissolved, with the entries it had: the way back. Each of them has to be free still. */
export async function gatherAgain(actor: Actor, bundleId: number, now: number) {
  permit(actor, 'manageBundles')
  return write(async (tx): Promise<Result> => {
    const [row] = await tx.select(shape).from(bundles).where(eq(bundles.id, bundleId))
    if (!row) return refused('This bundle no longer exists.')
    if (row.dissolvedAt === null) return done(undefined)
    const free = await eachMember(await membersOf(tx, bundleId), ({ entryId }) => freeToJoin(tx, actor, entryId, now))
    if (!free.ok) return free
    await tx.update(bundles).set({ dissolvedAt: null }).where(eq(bundles.id, bundleId))
    await record(tx, actor, { verb: 'gathered a bundle again', detail: { bundle: bundleId } }, now)
    return done(undefined)
  })
}

/** A bundle whose entries may still be others; refused in words where they may not. */
async function gathering(tx: Tx, bundleId: number, now: number): Promise<Result> {
  const open = await notLive(tx, bundleId, now)
  if (!open.ok) return open
  return bundleState(open.value, now).is === 'scheduled'
    ? refused('This bundle is scheduled. Unschedule it first, then change what is in it.')
    : done(undefined)
}

/** A bundle that has neither gone live nor been dissolved; refused in words where it has. */
export async function notLive(tx: Tx, bundleId: number, now: number) {
  const [row] = await tx.select(shape).from(bundles).where(eq(bundles.id, bundleId))
  const state = row && bundleState(row, now)
  if (!state) return refused('This bundle no longer exists.')
  if (state.is === 'dissolved') return refused('This bundle was dissolved. Gather it again first.')
  return state.is === 'live' ? refused('This bundle has gone live. Begin a new one for what comes next.') : done(row)
}
