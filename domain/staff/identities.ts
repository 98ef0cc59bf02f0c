import { and, eq, exists, isNotNull, or } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { identities, staff } from '@/db/schema'
import { emailKey } from '@/lib/keys/email-key'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { signInFactsOf } from './factors/rule'
import { endAccessOf, endLinksOf } from './sessions'

/** `email`: only if the provider has confirmed it. */
export type ProvenIdentity = { issuer: string; subject: string; email?: string }

/** The reason why a known identity gets no session. `unproven`: the account has a password or a factor of its own. */
export type IdentityRefusal = 'unconfirmed' | 'not-invited' | 'somebody-else' | 'closed' | 'unproven'

/**
 * Only `auth/` may call this. At the first sign-on, a confirmed e-mail binds an invited person. Somebody with a
 * password or factor must have proved it in this browser (`proven`: their account). Then only issuer and subject count
 * (OpenID Connect Core 1.0, section 5.7): a later owner of the address does not get the account.
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

/** Unbinds an account, so that the next single sign-on can bind it to another subject of the provider. */
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
