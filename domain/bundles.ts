import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { bundleEntries, bundles, entries, releases, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { entryToChange, headIdOf, headOf } from './head'
import { bundleMoment, bundleOf } from './membership'
import { blockingProblems } from './publish-check'
import { pendingOf } from './release-rows'
import { stateOf } from './state'

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
    members: await Promise.all(members.map((member) => memberAsItStands(actor, bundleId, member, now))),
  }
}

export type Bundle = NonNullable<Awaited<ReturnType<typeof findBundle>>>
export type Member = Bundle['members'][number]

/** The entries of a bundle with their newest texts, in the order they were begun. */
export async function membersOf(db: Db, bundleId: number) {
  return db
    .select({
      entryId: entries.id,
      kind: entries.kind,
      language: entries.language,
      entry: entries,
      headId: revisions.id,
      title: revisions.title,
      savedAt: revisions.savedAt,
    })
    .from(bundleEntries)
    .innerJoin(entries, eq(entries.id, bundleEntries.entryId))
    .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .where(eq(bundleEntries.bundleId, bundleId))
    .orderBy(asc(entries.id))
}

async function memberAsItStands(
  actor: Actor,
  bundleId: number,
  { entry, ...member }: Awaited<ReturnType<typeof membersOf>>[number],
  now: number,
) {
  const db = read()
  const { entryId, headId } = member
  const head = (await headOf(db, entryId))!
  const [state, missing, [text]] = await Promise.all([
    stateOf(db, { entryId, headId }, now),
    blockingProblems(db, actor, head, entry),
    db
      .select({ revisionId: releases.revisionId, savedAt: revisions.savedAt })
      .from(releases)
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .where(and(eq(releases.bundleId, bundleId), eq(releases.entryId, entryId), isNull(releases.cancelledAt))),
  ])
  return {
    ...member,
    state,
    problems: [
      ...(entry.trashedAt !== null ? ['It is in the trash. Restore it, or take it out of the bundle.'] : []),
      ...missing.map((problem) => problem.message),
    ],
    /** The text that goes out with the bundle, and whether a newer one was saved since. */
    goes: text && { savedAt: text.savedAt, newer: text.revisionId !== headId },
  }
}

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

function nameFor(name: string): Result<string> {
  const trimmed = name.trim()
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
  const entry = await entryToChange(tx, actor, 'release', entryId)
  if (!entry.ok) return entry
  const other = await bundleOf(tx, entryId, now)
  if (other) return refused(`It is in the bundle “${other.name}” already.`)
  if ((await pendingOf(tx, entryId, now)).some((release) => !release.withdrawal))
    return refused('It is scheduled by itself. Unschedule it first, then put it into a bundle.')
  await tx.insert(bundleEntries).values(asked)
  await record(tx, actor, { verb: 'put into a bundle', entryId, detail: { bundle: bundleId } }, now)
  return done(undefined)
}

/** Takes an entry out of a bundle that is still gathered. */
export async function takeOut(actor: Actor, { bundleId, entryId }: { bundleId: number; entryId: number }, now: number) {
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

/** A bundle that may still be changed; refused in words where it may not. */
async function gathering(tx: Tx, bundleId: number, now: number): Promise<Result> {
  const [row] = await tx.select(shape).from(bundles).where(eq(bundles.id, bundleId))
  const state = row && bundleState(row, now)
  if (!state || state.is === 'dissolved') return refused('This bundle no longer exists.')
  if (state.is === 'live') return refused('This bundle has gone live. Begin a new one for what comes next.')
  return state.is === 'scheduled'
    ? refused('This bundle is scheduled. Unschedule it first, then change what is in it.')
    : done(undefined)
}
