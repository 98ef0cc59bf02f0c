import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { authenticatorApps, passkeys, recoveryCodes, type SignedInBy } from '@/db/schema'
import { refused, type Refused } from '@/lib/result'
import type { Actor } from '../actor'
import { notifyOfSecurity } from '../security-notices'
import { endAccessOf, renewSessionIn } from '../sessions'
import { factorRule, requiresFactor } from './rule'

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

/** Checks the removal of a factor. The last one takes recovery codes with it. Refused if this person needs a factor. */
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
