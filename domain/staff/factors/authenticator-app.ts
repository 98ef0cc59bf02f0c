import { and, desc, eq, gt, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { authenticatorApps, recoveryCodes, passkeys, type SignedInBy } from '@/db/schema'
import { done, refused, type Result, type Refused } from '@/lib/result'
import type { Actor } from '../actor'
import { record } from '../audit'
import { pick } from '@/lib/lists/pick'
import { sha256 } from '@/lib/keys/random'
import { notifyOfSecurity } from '../known-browsers'
import { signInFactsOf, factorRule, requiresFactor } from './rule'
import { endAccessOf, renewSessionIn } from '../sessions'

/** Milliseconds until the first code. */
export const setUpLifetime = 30 * 60_000

/** Stores an encrypted secret until its first code. The present app stays in use. */
export async function beginApp(actor: Actor, sealedSecret: string, now: number) {
  const staffId = actor.id ?? -1
  await write(async (tx) => {
    await tx
      .delete(authenticatorApps)
      .where(and(eq(authenticatorApps.staffId, staffId), isNull(authenticatorApps.confirmedAt)))
    await tx.insert(authenticatorApps).values({ staffId, sealedSecret, createdAt: now })
  })
}

/** Undefined after half an hour. */
export async function unconfirmedApp(actor: Actor, now: number) {
  const [row] = await read()
    .select({ id: authenticatorApps.id, sealedSecret: authenticatorApps.sealedSecret })
    .from(authenticatorApps)
    .where(
      and(
        eq(authenticatorApps.staffId, actor.id ?? -1),
        isNull(authenticatorApps.confirmedAt),
        gt(authenticatorApps.createdAt, now - setUpLifetime),
      ),
    )
    .orderBy(desc(authenticatorApps.id))
  return row
}

/** `codes`: recovery codes, kept if the person has none. */
type FirstCode = { id: number; step: number; session: OwnSessionHash; codes: string[] }

/** Returns the session's new secret, and whether the recovery codes were kept. */
export async function confirmApp(
  actor: Actor,
  { id, step, session, codes }: FirstCode,
  now: number,
): Promise<{ token: string | undefined; newCodes: boolean }> {
  const staffId = actor.id ?? -1
  return write(async (tx) => {
    const isOwn = eq(authenticatorApps.staffId, staffId)
    await tx.delete(authenticatorApps).where(and(isOwn, ne(authenticatorApps.id, id)))
    await tx
      .update(authenticatorApps)
      .set({ confirmedAt: now, lastStep: step, lastUsedAt: now })
      .where(and(isOwn, eq(authenticatorApps.id, id)))
    const newCodes = await saveCodesIn(tx, actor, codes)
    await record(tx, actor, { verb: 'set up an authenticator app' }, now)
    const token = await afterFactorChange(tx, actor, { session, by: 'app', about: 'app added' }, now)
    return { token, newCodes }
  })
}

/** Only `auth/` may call this. */
export async function findApp(staffId: number) {
  const [row] = await read()
    .select(pick(authenticatorApps, 'sealedSecret', 'confirmedAt', 'lastUsedAt'))
    .from(authenticatorApps)
    .where(and(eq(authenticatorApps.staffId, staffId), isNotNull(authenticatorApps.confirmedAt)))
  return row
}

/** Marks a time step as used. False if it or a later one was used: of two sign-ins at once, one succeeds. */
export async function acceptStep(staffId: number, step: number, now: number): Promise<boolean> {
  const isUnused = and(
    eq(authenticatorApps.staffId, staffId),
    isNotNull(authenticatorApps.confirmedAt),
    lt(authenticatorApps.lastStep, step),
  )
  const rows = await write(async (tx) =>
    tx
      .update(authenticatorApps)
      .set({ lastStep: step, lastUsedAt: now })
      .where(isUnused)
      .returning({ id: authenticatorApps.id }),
  )
  return rows.length > 0
}

/** Returns the session's new secret. */
export async function removeApp(
  actor: Actor,
  session: OwnSessionHash,
  now: number,
): Promise<Result<{ token: string | undefined }>> {
  return write(async (tx) => {
    const isOwn = eq(authenticatorApps.staffId, actor.id ?? -1)
    if ((await tx.$count(authenticatorApps, and(isOwn, isNotNull(authenticatorApps.confirmedAt)))) === 0)
      return refused('You have no authenticator app.')
    const problem = await checkLastFactor(tx, actor, { app: true })
    if (problem) return problem
    await tx.delete(authenticatorApps).where(isOwn)
    await record(tx, actor, { verb: 'removed an authenticator app' }, now)
    return done({ token: await afterFactorChange(tx, actor, { session, about: 'app removed' }, now) })
  })
}

// 120 random bits: SHA-256 reveals nothing.
const hashOf = (staffId: number, code: string) => sha256(`${staffId} ${code}`)

/** False if the person has unused codes. */
export async function saveCodesIn(tx: Tx, actor: Actor, codes: string[]): Promise<boolean> {
  const staffId = actor.id ?? -1
  if ((await tx.$count(recoveryCodes, unusedCodesOf(staffId))) > 0) return false
  await insertCodesIn(tx, staffId, codes)
  return true
}

/** Replaces all codes; returns the session's new secret. Refused without a factor. */
export async function replaceCodes(
  actor: Actor,
  codes: string[],
  session: OwnSessionHash,
  now: number,
): Promise<Result<{ token: string | undefined }>> {
  return write(async (tx) => {
    if (!(await signInFactsOf(tx, actor.id ?? -1)).hasFactor)
      return refused('Set up a passkey or an app first: the codes are for when you have lost it.')
    await insertCodesIn(tx, actor.id ?? -1, codes)
    await record(tx, actor, { verb: 'made new recovery codes' }, now)
    return done({ token: await afterFactorChange(tx, actor, { session, about: 'codes made' }, now) })
  })
}

async function insertCodesIn(tx: Tx, staffId: number, codes: string[]) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ staffId, hash: hashOf(staffId, code) })))
}

/** False for an unknown or used code. The person is notified. */
export async function useRecoveryCode(staffId: number, code: string, now: number): Promise<boolean> {
  return write(async (tx) => {
    const [row] = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(and(unusedCodesOf(staffId), eq(recoveryCodes.hash, hashOf(staffId, code))))
      .returning({ id: recoveryCodes.id })
    if (!row) return false
    await record(tx, { id: staffId }, { verb: 'used a recovery code' }, now)
    await notifyOfSecurity(tx, { staffId, kind: 'recovery', about: `code ${row.id} at ${now}` }, now)
    return true
  })
}

function unusedCodesOf(staffId: number) {
  return and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt))
}

export async function codesLeft(staffId: number) {
  return read().$count(recoveryCodes, unusedCodesOf(staffId))
}

/** Undefined while the person is still signing in. */
export type OwnSessionHash = string | undefined

/**
 * Ends other sessions, links and pending sign-ins, notifies and renews the session, which is as confirmed as before.
 * `by`: the factor just used.
 */
export async function afterFactorChange(
  tx: Tx,
  actor: Actor,
  { session, by, about }: { session: OwnSessionHash; by?: SignedInBy; about: string },
  now: number,
): Promise<string | undefined> {
  const staffId = actor.id ?? -1
  await endAccessOf(tx, staffId, session)
  await notifyOfSecurity(tx, { staffId, kind: 'factor', about: `${about} at ${now}` }, now)
  return session === undefined ? undefined : renewSessionIn(tx, session, { by })
}

type RemovedFactor = { app: true } | { passkey: number }

/** Removes the recovery codes with the last factor. Refused if this person must have a second factor. */
export async function checkLastFactor(tx: Tx, actor: Actor, removed: RemovedFactor): Promise<Refused | undefined> {
  const staffId = actor.id ?? -1
  const otherKeys = await tx.$count(
    passkeys,
    and(eq(passkeys.staffId, staffId), 'passkey' in removed ? ne(passkeys.id, removed.passkey) : undefined),
  )
  const apps = await tx.$count(
    authenticatorApps,
    and(eq(authenticatorApps.staffId, staffId), isNotNull(authenticatorApps.confirmedAt)),
  )
  if (otherKeys + ('app' in removed ? 0 : apps) > 0) return undefined
  if (requiresFactor(await factorRule(tx), actor.role))
    return refused('You need a second factor here. Set up another one first, then remove this one.')
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  return undefined
}
