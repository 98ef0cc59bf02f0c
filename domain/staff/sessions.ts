import { and, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { preparedQuery, write, type Tx } from '@/db/connection'
import { storageFault } from '@/db/faults'
import { pendingSignIns, sessions, setupLinks, staff, type SignedInBy } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'
import { isDatabaseBusy, storageFaultOf } from '@/lib/files/storage-fault'
import type { Actor } from './actor'
import { record } from './audit'
import { signInFactsOf, isEnough, signInFacts } from './factors/rule'
import { isElsewhere, moveSessionIn, recordUseElsewhere, type PlaceFor, type SessionPlace } from './session-places'
import { pick } from '@/lib/lists/pick'

export type { SignedInBy }

/** Limits: time without a request, and time in all. */
export const maxIdleMs = 60 * 60_000
export const maxSessionAgeMs = 12 * 60 * 60_000

/** Time after a confirmation in which a critical act is allowed. */
export const confirmationLifetimeMs = 5 * 60_000

/** Time in which the previous secret still works after a confirmation, for requests already running. */
export const previousSecretLifetimeMs = 30_000

/** Time between updates of `seenAt`: reading pages should not write each time. */
const seenIntervalMs = 60_000

/**
 * Opens a session; no other function does. Stores only the hash of the secret; without `place`, it works anywhere.
 * `confirmedAt`: when the person proved who they are (UTC ms), if not now.
 */
export async function openSession(
  staffId: number,
  now: number,
  by: SignedInBy = 'password',
  { place, confirmedAt = now }: { place?: SessionPlace; confirmedAt?: number } = {},
): Promise<string> {
  const token = randomToken()
  await write(async (tx) => {
    if (!isEnough(by, await signInFactsOf(tx, staffId), now))
      throw new Error('A password alone opens no session of this person')
    await tx
      .delete(sessions)
      .where(or(lte(sessions.seenAt, now - maxIdleMs), lte(sessions.createdAt, now - maxSessionAgeMs)))
    const moments = { createdAt: now, seenAt: now, confirmedAt }
    await tx.insert(sessions).values({ ...moments, ...place, hash: sha256(token), staffId, signedInBy: by })
    await tx.update(staff).set({ seenAt: now }).where(eq(staff.id, staffId))
    await record(tx, { id: staffId }, { verb: 'signed in', detail: { by } }, now)
  })
  return token
}

const sessionColumns = {
  hash: sessions.hash,
  seenAt: sessions.seenAt,
  ...pick(staff, 'id', 'name', 'role', 'zone'),
  ...pick(sessions, 'signedInBy', 'confirmedAt', 'device', 'network'),
  ...signInFacts,
}

const openSessionCondition = () => and(gt(sessions.createdAt, sql.placeholder('oldest')), isNull(staff.disabledAt))

const sessionQuery = preparedQuery((db) =>
  db
    .select(sessionColumns)
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.hash, sql.placeholder('hash')), openSessionCondition())),
)

const previousQuery = preparedQuery((db) =>
  db
    .select(sessionColumns)
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(
      and(
        eq(sessions.previousHash, sql.placeholder('hash')),
        gt(sessions.confirmedAt, sql.placeholder('confirmed')),
        openSessionCondition(),
      ),
    ),
)

type SessionOptions = {
  /** A request that the browser sends by itself does not keep a session alive. */
  unasked?: boolean
  /** Undefined: the place is not checked. */
  placeFor?: PlaceFor
}

/** Finds a session in the database, so that a revocation works at once. `isElsewhere`: it opens nothing yet. */
export async function findSession(token: string, now: number, { unasked = false, placeFor }: SessionOptions = {}) {
  const row = await sessionOf(token, now)
  if (!row || Math.max(row.seenAt, unwrittenUses.get(row.hash) ?? 0) <= now - maxIdleMs) return undefined
  // A second factor was set up or has become due meanwhile.
  if (!isEnough(row.signedInBy, row, now)) return undefined
  const place = placeFor?.(row.id)
  if (place && isElsewhere(row, place)) {
    await recordUseElsewhere(row, place, now)
    return { ...row, place, isElsewhere: true }
  }
  if (!unasked && (now - row.seenAt >= seenIntervalMs || storageFault())) await markSeen(row, now)
  return { ...row, place, isElsewhere: false }
}

/** Finds the row of a token. After a confirmation, the previous token works for some seconds, as unconfirmed. */
async function sessionOf(token: string, now: number) {
  const question = { hash: sha256(token), oldest: now - maxSessionAgeMs }
  const [row] = await sessionQuery(question)
  if (row) return row
  const [previous] = await previousQuery({ ...question, confirmed: now - previousSecretLifetimeMs })
  return previous && { ...previous, confirmedAt: 0 }
}

const globalKey = Symbol.for('gazette.unwritten-uses')
const globalState = globalThis as { [globalKey]?: Map<string, number> }

/** Last uses that the disk did not accept, by hash. */
const unwrittenUses = (globalState[globalKey] ??= new Map())

/** Saves the last use. With a full disk the desk still opens, since it explains why nothing is saved. */
async function markSeen({ hash, id }: { hash: string; id: number }, now: number) {
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

export async function endSession(token: string, now: number) {
  await write(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(or(eq(sessions.hash, sha256(token)), eq(sessions.previousHash, sha256(token))))
      .returning({ id: sessions.staffId })
    if (ended) await record(tx, ended, { verb: 'signed out' }, now)
  })
}

/** Ends all sessions, pending sign-ins and links of a person. `except`: the hash of a session that stays. */
export async function endAccessOf(tx: Tx, staffId: number, except = '') {
  await tx.delete(sessions).where(and(eq(sessions.staffId, staffId), ne(sessions.hash, except)))
  await tx.delete(pendingSignIns).where(eq(pendingSignIns.staffId, staffId))
  await endLinksOf(tx, staffId)
}

/** Removes unused links of a person, after a change of password, role or factor. Used ones explain why they fail. */
export async function endLinksOf(tx: Tx, staffId: number) {
  await tx.delete(setupLinks).where(and(eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt)))
}

/** Renews the secret. `keepsPrevious`: the old one still works. `confirmedAt`: UTC ms; `by`: the new proof. */
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

/** Confirms one's own session; it then belongs to `place`. */
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

/** Finds the present hash: another window may have confirmed since this request began. */
async function currentHashIn(tx: Tx, hash: string) {
  const [renewed] = await tx.select({ hash: sessions.hash }).from(sessions).where(eq(sessions.previousHash, hash))
  return renewed?.hash ?? hash
}
