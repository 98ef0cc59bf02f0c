import { and, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { prepared, write, type Tx } from '@/db/connection'
import { storageFault } from '@/db/faults'
import { pendingSignIns, sessions, setupLinks, staff, type SignedInBy } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'
import { isDatabaseBusy, storageFaultOf } from '@/lib/files/storage-fault'
import type { Actor } from './actor'
import { record } from './audit'
import { factsOf, isEnough, signInFacts } from './factors/rule'
import { isElsewhere, moveSessionIn, noteUseElsewhere, type PlaceFor, type SessionPlace } from './session-places'

export type { SignedInBy }

/** A session ends after this long (ms) without a request, and after this long in any case. */
export const maxIdleTime = 60 * 60_000
export const maxSessionAge = 12 * 60 * 60_000

/** The time (ms) that something grave may follow after the person has proved who they are. */
export const confirmedFor = 5 * 60_000

/** The time (ms) that the secret from before a confirmation still opens the session, for requests that were under way. */
export const previousSecretFor = 30_000

/** The age (ms) to which a session's `seenAt` may grow before it is written again: reading pages is not a stream of writes. */
const seenEvery = 60_000

/**
 * Begins a session and returns its secret, of which only the hash is kept. Sessions that ended are cleared away. Every session
 * begins here.
 * @param by what the person has proved who they are with
 * @param place where; a session without one may be used anywhere
 * @throws where that is a password alone and the person has a second factor, or has to have one
 */
export async function openSession(
  staffId: number,
  now: number,
  by: SignedInBy = 'password',
  place?: SessionPlace,
): Promise<string> {
  const token = randomToken()
  await write(async (tx) => {
    if (!isEnough(by, await factsOf(tx, staffId), now))
      throw new Error('A password alone opens no session of this person')
    await tx
      .delete(sessions)
      .where(or(lte(sessions.seenAt, now - maxIdleTime), lte(sessions.createdAt, now - maxSessionAge)))
    const moments = { createdAt: now, seenAt: now, confirmedAt: now }
    await tx.insert(sessions).values({ ...moments, ...place, hash: sha256(token), staffId, signedInBy: by })
    await tx.update(staff).set({ seenAt: now }).where(eq(staff.id, staffId))
    await record(tx, { id: staffId }, { verb: 'signed in', detail: { by } }, now)
  })
  return token
}

const columns = {
  hash: sessions.hash,
  seenAt: sessions.seenAt,
  id: staff.id,
  name: staff.name,
  role: staff.role,
  zone: staff.zone,
  signedInBy: sessions.signedInBy,
  confirmedAt: sessions.confirmedAt,
  device: sessions.device,
  network: sessions.network,
  ...signInFacts,
}

const isLive = () => and(gt(sessions.createdAt, sql.placeholder('oldest')), isNull(staff.disabledAt))

const sessionQuery = prepared((db) =>
  db
    .select(columns)
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.hash, sql.placeholder('hash')), isLive())),
)

const previousQuery = prepared((db) =>
  db
    .select(columns)
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(
      and(
        eq(sessions.previousHash, sql.placeholder('hash')),
        gt(sessions.confirmedAt, sql.placeholder('confirmed')),
        isLive(),
      ),
    ),
)

type SessionQuestion = {
  /** The browser sent this request by itself, which keeps no unused session alive. */
  unasked?: boolean
  /** The place from which the request comes; without it that is not looked at. */
  placeFor?: PlaceFor
}

/**
 * The session that a secret opens at this moment, and whose it is; read from the database each time, so that a revoked session
 * ends at once. `isElsewhere`: it is used where it was not opened, and opens nothing there before the person confirms.
 */
export async function findSession(token: string, now: number, { unasked = false, placeFor }: SessionQuestion = {}) {
  const row = await sessionOf(token, now)
  if (!row || Math.max(row.seenAt, unwrittenUses.get(row.hash) ?? 0) <= now - maxIdleTime) return undefined
  // A second factor was set up, or has become due, since the password was typed.
  if (!isEnough(row.signedInBy, row, now)) return undefined
  const place = placeFor?.(row.id)
  if (place && isElsewhere(row, place)) {
    await noteUseElsewhere(row, place, now)
    return { ...row, place, isElsewhere: true }
  }
  if (!unasked && (now - row.seenAt >= seenEvery || storageFault())) await touch(row, now)
  return { ...row, place, isElsewhere: false }
}

/** The row of a secret. The one from before a confirmation finds it for some seconds, as not confirmed. */
async function sessionOf(token: string, now: number) {
  const question = { hash: sha256(token), oldest: now - maxSessionAge }
  const [row] = await sessionQuery(question)
  if (row) return row
  const [previous] = await previousQuery({ ...question, confirmed: now - previousSecretFor })
  return previous && { ...previous, confirmedAt: 0 }
}

// Next's bundles and the front door each load this module.
const key = Symbol.for('gazette.unwritten-uses')
const shared = globalThis as { [key]?: Map<string, number> }

/** When sessions were used last, by their hash, where the disk did not take it. */
const unwrittenUses = (shared[key] ??= new Map())

/** If the disk is full, the desk has to open all the same: it is where people read why nothing is saved. */
async function touch({ hash, id }: { hash: string; id: number }, now: number) {
  try {
    await write(async (tx) => {
      await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, hash))
      await tx.update(staff).set({ seenAt: now }).where(eq(staff.id, id))
    })
    unwrittenUses.delete(hash)
  } catch (error) {
    if (!storageFaultOf(error) && !isDatabaseBusy(error)) throw error
    unwrittenUses.set(hash, now)
  }
}

/** Signs out: the row goes, and the secret opens nothing any more. One that has ended already is left alone. */
export async function endSession(token: string, now: number) {
  await write(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(or(eq(sessions.hash, sha256(token)), eq(sessions.previousHash, sha256(token))))
      .returning({ id: sessions.staffId })
    if (ended) await record(tx, ended, { verb: 'signed out' }, now)
  })
}

/**
 * Ends whatever lets one person in: every session, every sign-in that waits for its second factor and every one-time link.
 * @param except the hash of a session that goes on
 */
export async function endAccessOf(tx: Tx, staffId: number, except = '') {
  await tx.delete(sessions).where(and(eq(sessions.staffId, staffId), ne(sessions.hash, except)))
  await tx.delete(pendingSignIns).where(eq(pendingSignIns.staffId, staffId))
  await endLinksOf(tx, staffId)
}

/**
 * Ends every one-time link of a person: with each new password, role or second factor. One that was used stays until its time is
 * over, so that whoever opens it again is told.
 */
export async function endLinksOf(tx: Tx, staffId: number) {
  await tx.delete(setupLinks).where(and(eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt)))
}

/**
 * Gives a session another secret: the one before opens nothing any more. With `keepsPrevious` it still opens requests under way.
 * `confirmedAt` (UTC ms): the person has just proved again who they are. `by`: with what, where that is to count from now on.
 */
export async function renewSessionIn(
  tx: Tx,
  hash: string,
  { by, confirmedAt, keepsPrevious = false }: { by?: SignedInBy; confirmedAt?: number; keepsPrevious?: boolean },
): Promise<string> {
  const token = randomToken()
  await tx
    .update(sessions)
    .set({ hash: sha256(token), previousHash: keepsPrevious ? hash : null, confirmedAt, signedInBy: by })
    .where(eq(sessions.hash, hash))
  return token
}

/**
 * Confirms a person's own session, where they have just confirmed that it is them.
 * @param session its hash, and the place where it was confirmed: it goes on there
 */
export async function confirmOwnSession(
  actor: Actor,
  { hash, place }: { hash: string; place?: SessionPlace },
  now: number,
): Promise<string> {
  return write(async (tx) => {
    const currentHash = await currentHashIn(tx, hash)
    if (place) await moveSessionIn(tx, currentHash, place)
    return renewSessionIn(tx, currentHash, { confirmedAt: now, keepsPrevious: true })
  })
}

/** The hash that a session has now: the person may have confirmed in another window since this request began. */
async function currentHashIn(tx: Tx, hash: string) {
  const [renewed] = await tx.select({ hash: sessions.hash }).from(sessions).where(eq(sessions.previousHash, hash))
  return renewed?.hash ?? hash
}
