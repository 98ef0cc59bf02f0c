import { and, desc, eq, gt, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { authenticatorApps } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '../actor'
import { record } from '../audit'
import { afterFactorChange, checkLastFactor, type OwnSessionHash } from './change'
import { saveCodesIn } from './recovery-codes'
import { pick } from '@/lib/lists/pick'

/** Time until the first code. */
export const setUpLifetimeMs = 30 * 60_000

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

/** Finds an app that waits for its first code; undefined after half an hour. */
export async function unconfirmedApp(actor: Actor, now: number) {
  const [row] = await read()
    .select({ id: authenticatorApps.id, sealedSecret: authenticatorApps.sealedSecret })
    .from(authenticatorApps)
    .where(
      and(
        eq(authenticatorApps.staffId, actor.id ?? -1),
        isNull(authenticatorApps.confirmedAt),
        gt(authenticatorApps.createdAt, now - setUpLifetimeMs),
      ),
    )
    .orderBy(desc(authenticatorApps.id))
  return row
}

/** `codes`: recovery codes, kept if the person has none. */
type FirstCode = { id: number; step: number; session: OwnSessionHash; codes: string[] }

/** Confirms an app. Returns the session's new secret, and whether the recovery codes were stored. */
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

/** Removes the app; returns the session's new secret. */
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
