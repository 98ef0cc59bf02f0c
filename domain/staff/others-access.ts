import { and, eq } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { authenticatorApps, passkeys, recoveryCodes, sessions, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { codesLeft } from './factors/recovery-codes'
import { findApp } from './factors/authenticator-app'
import { passkeysOf } from './factors/passkeys'
import { forgetBrowsersOf } from './known-browsers'
import { notifyOfSecurity } from './security-notices'
import { openSessionsOf } from './own-sessions'
import { endAccessOf } from './sessions'

/** Finds sessions and factors of a person; undefined if there is no such person. */
export async function accessOf(actor: Actor, staffId: number, now: number) {
  permit(actor, 'manageStaff')
  const [person] = await read()
    .select({ id: staff.id, name: staff.name, email: staff.email, role: staff.role })
    .from(staff)
    .where(eq(staff.id, staffId))
  if (!person) return undefined
  const [app, keys] = [await findApp(staffId), await passkeysOf(staffId)]
  return {
    person,
    sessions: await openSessionsOf(staffId, now),
    app: app && { since: app.confirmedAt!, lastUsedAt: app.lastUsedAt },
    passkeys: keys.map(({ id, name, host, createdAt, lastUsedAt }) => ({ id, name, host, createdAt, lastUsedAt })),
    codesLeft: await codesLeft(staffId),
  }
}

export async function endSessionOf(
  actor: Actor,
  { staffId, hash }: { staffId: number; hash: string },
  now: number,
): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.hash, hash), eq(sessions.staffId, staffId)))
      .returning({ id: sessions.staffId })
    if (ended.length) await record(tx, actor, { verb: 'ended a session', detail: { person: staffId } }, now)
    return done(undefined)
  })
}

/** Ends all sessions of a person and forgets their browsers. */
export async function endAllSessionsOf(actor: Actor, staffId: number, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    await endAccessOf(tx, staffId)
    await forgetBrowsersOf(tx, staffId)
    await record(tx, actor, { verb: 'ended all sessions', detail: { person: staffId } }, now)
    return done(undefined)
  })
}

/** Removes a person's factors, signs them out and notifies them; a password is then enough. Refused: oneself. */
export async function removeFactorsOf(actor: Actor, staffId: number, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  if (staffId === actor.id) return refused('Remove your own under Your account.')
  return write(async (tx) => {
    await removeFactorsIn(tx, staffId, now)
    await endAccessOf(tx, staffId)
    await forgetBrowsersOf(tx, staffId)
    await record(tx, actor, { verb: 'removed all factors', detail: { person: staffId } }, now)
    return done(undefined)
  })
}

/** Removes a person's factors. The caller ends sessions and records the act. */
export async function removeFactorsIn(tx: Tx, staffId: number, now: number) {
  await tx.delete(authenticatorApps).where(eq(authenticatorApps.staffId, staffId))
  await tx.delete(passkeys).where(eq(passkeys.staffId, staffId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await notifyOfSecurity(tx, { staffId, kind: 'factor', about: `all removed at ${now}` }, now)
}
