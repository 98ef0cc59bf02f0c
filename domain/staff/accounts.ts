import { and, eq, isNull, exists, isNotNull, or } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { staff, identities } from '@/db/schema'
import { emailKey } from '@/lib/keys/email-key'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import { isZone } from '@/lib/time/time'
import { type Actor, permit } from './actor'
import { record } from './audit'
import { forgetBrowsersOf, notifyOfSecurity } from './known-browsers'
import { endAccessOf, renewSessionIn, endLinksOf } from './sessions'
import { signInFactsOf } from './factors/rule'

/** Refused: an invalid email, or one that has an account. */
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

/** The session of this request, and the secret of its browser. */
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

/** `email`: only if the provider has confirmed it. */
type ProvenIdentity = { issuer: string; subject: string; email?: string }

/** The reason why a known identity gets no session. `unproven`: the account has a password or a factor of its own. */
export type IdentityRefusal = 'unconfirmed' | 'not-invited' | 'somebody-else' | 'closed' | 'unproven'

/**
 * Only `auth/` may call this. The first time, a confirmed e-mail binds an invited person; one who has a password or a
 * factor has to have proved these in this browser (`proven`: their account). Then only issuer and subject count (OpenID
 * Connect Core 1.0, section 5.7): a later owner of the address does not get the account.
 */
export async function findOrBindIdentity(
  { issuer, subject, email }: ProvenIdentity,
  { proven, takesPassword }: { proven: number | null; takesPassword: (email: string) => boolean },
  now: number,
): Promise<{ staffId: number } | { refusal: IdentityRefusal; factorOf?: number }> {
  return write(async (tx) => {
    const [bound] = await tx
      .select({ id: staff.id, disabledAt: staff.disabledAt })
      .from(identities)
      .innerJoin(staff, eq(staff.id, identities.staffId))
      .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
    if (bound) return bound.disabledAt === null ? { staffId: bound.id } : { refusal: 'closed' }
    if (email === undefined) return { refusal: 'unconfirmed' }
    const [person] = await tx
      .select()
      .from(staff)
      .where(eq(staff.email, emailKey(email)))
    if (!person) return { refusal: 'not-invited' }
    if (person.disabledAt !== null) return { refusal: 'closed' }
    const isBound = and(eq(identities.staffId, person.id), eq(identities.issuer, issuer))
    if ((await tx.$count(identities, isBound)) > 0) return { refusal: 'somebody-else' }
    const { hasFactor } = await signInFactsOf(tx, person.id)
    const hasOwnProof = Boolean(hasFactor) || (person.passwordHash !== null && takesPassword(person.email))
    if (hasOwnProof && proven !== person.id) return { refusal: 'unproven', factorOf: hasFactor ? person.id : undefined }
    await tx.insert(identities).values({ staffId: person.id, issuer, subject, createdAt: now })
    await endLinksOf(tx, person.id)
    await record(tx, person, { verb: 'bound single sign-on', detail: { person: person.id } }, now)
    return { staffId: person.id }
  })
}

/** Lets the next single sign-on bind the account anew, for a person with another subject at the provider. */
export async function unbindIdentities(actor: Actor, staffId: number, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const gone = await tx.delete(identities).where(eq(identities.staffId, staffId)).returning({ id: identities.id })
    if (gone.length === 0) return refused('This account is not bound to a single sign-on.')
    await endAccessOf(tx, staffId)
    await record(tx, actor, { verb: 'unbound single sign-on', detail: { person: staffId } }, now)
    return done(undefined)
  })
}

export async function isBound(staffId: number) {
  return (await read().$count(identities, eq(identities.staffId, staffId))) > 0
}

export async function boundStaff(actor: Actor): Promise<Set<number>> {
  permit(actor, 'manageStaff')
  const rows = await read().selectDistinct({ id: identities.staffId }).from(identities)
  return new Set(rows.map(({ id }) => id))
}

export function canSignIn(tx: Pick<Tx, 'select'>) {
  const bound = tx.select({ id: identities.id }).from(identities).where(eq(identities.staffId, staff.id))
  return or(isNotNull(staff.passwordHash), exists(bound))!
}
