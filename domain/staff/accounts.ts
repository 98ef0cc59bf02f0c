import { and, eq, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { staff } from '@/db/schema'
import { emailKey } from '@/lib/keys/email-key'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import { isZone } from '@/lib/time/time'
import type { Actor } from './actor'
import { record } from './audit'
import { forgetBrowsersOf } from './known-browsers'
import { notifyOfSecurity } from './security-notices'
import { endAccessOf, renewSessionIn } from './sessions'

/** Adds an account. Refused: an invalid email, or one that has an account. */
export async function addAccountIn(tx: Tx, person: typeof staff.$inferInsert): Promise<Result<number>> {
  const email = emailKey(person.email)
  if (!/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email))
    return refused('Write an email, such as name@example.org.', 'email')
  const [existing] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, email))
  if (existing) return refused(`${email} is on the staff list already. Make a new link there instead.`, 'email')
  const [row] = await tx
    .insert(staff)
    .values({ ...person, email, name: onOneLine(person.name) })
    .returning({ id: staff.id })
  return done(row!.id)
}

export async function changeOwnAccount(
  actor: Actor,
  account: { name: string; zone: string },
  now: number,
): Promise<Result> {
  const name = onOneLine(account.name)
  if (!name) return refused('Write your name.', 'name')
  if (!isZone(account.zone)) return refused('There is no such time zone.', 'zone')
  await write(async (tx) => {
    await tx
      .update(staff)
      .set({ name, zone: account.zone })
      .where(eq(staff.id, actor.id ?? -1))
    await record(tx, actor, { verb: 'changed own account' }, now)
  })
  return done(undefined)
}

/** Hash of the session of this request, and the secret of its browser. */
export type CurrentAccess = { hash: string; browser?: string }

/**
 * Sets one's own password (argon2id hash). Ends links, other sessions and other known browsers. Returns a new secret of
 * the `current` session, which is as confirmed as before: a password is no second factor.
 */
export async function changeOwnPassword(
  actor: Actor,
  { passwordHash, current }: { passwordHash: string; current: CurrentAccess },
  now: number,
): Promise<string> {
  const staffId = actor.id ?? -1
  return write(async (tx) => {
    await tx.update(staff).set({ passwordHash }).where(eq(staff.id, staffId))
    await endAccessOf(tx, staffId, current.hash)
    await forgetBrowsersOf(tx, staffId, current.browser)
    await record(tx, actor, { verb: 'changed own password' }, now)
    await notifyOfSecurity(tx, { staffId, kind: 'password', about: `changed at ${now}` }, now)
    return renewSessionIn(tx, current.hash, {})
  })
}

/** Only `auth/` may call this. */
export async function findCredentials(email: string) {
  const [row] = await read()
    .select({ id: staff.id, name: staff.name, passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.email, emailKey(email)), isNull(staff.disabledAt)))
  return row
}

export async function ownAccount(actor: Actor) {
  const [row] = await read()
    .select({ name: staff.name, email: staff.email, role: staff.role, zone: staff.zone, createdAt: staff.createdAt })
    .from(staff)
    .where(eq(staff.id, actor.id ?? -1))
  return row
}

export async function hasAccounts() {
  const [row] = await read().select({ id: staff.id }).from(staff).limit(1)
  return row !== undefined
}
