import { and, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { prepared, read, write, type Tx } from '@/db/connection'
import { sessions, setupLinks, staff } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/random'
import type { Actor } from './actor'
import { record } from './audit'
import { forgetBrowsersOf } from './known-browsers'

/** A session ends after this long (ms) without a request, and after this long in any case. */
export const idleFor = 60 * 60_000
export const longestSession = 12 * 60 * 60_000

/** How old (ms) a session's `seenAt` may grow before it is written again: reading pages is not a stream of writes. */
const seenEvery = 60_000

/** Begins a session and returns its secret, of which only the hash is kept. Sessions that ended are cleared away. */
export async function openSession(staffId: number, now: number): Promise<string> {
  const token = randomToken()
  await write(async (tx) => {
    await tx
      .delete(sessions)
      .where(or(lte(sessions.seenAt, now - idleFor), lte(sessions.createdAt, now - longestSession)))
    await tx.insert(sessions).values({ hash: sha256(token), staffId, createdAt: now, seenAt: now })
    await tx.update(staff).set({ seenAt: now }).where(eq(staff.id, staffId))
    await record(tx, { id: staffId }, { verb: 'signed in' }, now)
  })
  return token
}

const sessionQuery = prepared((db) =>
  db
    .select({
      hash: sessions.hash,
      seenAt: sessions.seenAt,
      id: staff.id,
      name: staff.name,
      role: staff.role,
      zone: staff.zone,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(
      and(
        eq(sessions.hash, sql.placeholder('hash')),
        gt(sessions.seenAt, sql.placeholder('idleSince')),
        gt(sessions.createdAt, sql.placeholder('oldest')),
        isNull(staff.disabledAt),
      ),
    ),
)

/**
 * The session that a secret opens at this moment, and whose it is; read from the database each time, so that a revoked session
 * ends at once. `unasked`: the browser sent this request by itself, which keeps no unused session alive.
 */
export async function findSession(token: string, now: number, { unasked: unasked = false } = {}) {
  const [row] = await sessionQuery({ hash: sha256(token), idleSince: now - idleFor, oldest: now - longestSession })
  if (row && !unasked && now - row.seenAt >= seenEvery) await touch(row, now)
  return row
}

async function touch({ hash, id }: { hash: string; id: number }, now: number) {
  await write(async (tx) => {
    await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, hash))
    await tx.update(staff).set({ seenAt: now }).where(eq(staff.id, id))
  })
}

/** Signs out: the row goes, and the secret opens nothing any more. One that has ended already is left alone. */
export async function endSession(token: string, now: number) {
  await write(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(eq(sessions.hash, sha256(token)))
      .returning({ id: sessions.staffId })
    if (ended) await record(tx, ended, { verb: 'signed out' }, now)
  })
}

/** Ends whatever lets one person in without their password: every session and every one-time link. */
export async function endAccessOf(tx: Tx, staffId: number) {
  await tx.delete(sessions).where(eq(sessions.staffId, staffId))
  await tx.delete(setupLinks).where(eq(setupLinks.staffId, staffId))
}

export type OwnSession = { hash: string; createdAt: number; seenAt: number }

/** The sessions a person has open, the one used last first. */
export async function ownSessions(actor: Actor, now: number): Promise<OwnSession[]> {
  return read()
    .select({ hash: sessions.hash, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.staffId, actor.id ?? -1),
        gt(sessions.seenAt, now - idleFor),
        gt(sessions.createdAt, now - longestSession),
      ),
    )
    .orderBy(desc(sessions.seenAt))
}

/** Ends one of a person's own sessions. Another person's, or one that has ended, is left as it is. */
export async function endOwnSession(actor: Actor, hash: string, now: number) {
  await write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.hash, hash), eq(sessions.staffId, actor.id ?? -1)))
      .returning({ id: sessions.staffId })
    if (ended.length) await record(tx, actor, { verb: 'ended own session' }, now)
  })
}

/**
 * Signs a person out everywhere but in the current browser, and forgets every other one.
 * @param current the hash of the session there, and the secret that the browser is known by
 */
export async function endOtherSessions(actor: Actor, current: { hash: string; browser?: string }, now: number) {
  const staffId = actor.id ?? -1
  await write(async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.staffId, staffId), ne(sessions.hash, current.hash)))
    await tx.delete(setupLinks).where(eq(setupLinks.staffId, staffId))
    await forgetBrowsersOf(tx, staffId, current.browser)
    await record(tx, actor, { verb: 'signed out everywhere else' }, now)
  })
}
