import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { entries, staff, type LinkKind, type Role } from '@/db/schema'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { addAccountIn, findCredentials } from './accounts'
import { pick } from '@/lib/lists/pick'
import { permit, type Actor } from './actor'
import { checkSomebodySees, giveAudiencesIn } from './audience'
import { record } from './audit'
import { boundStaff, canSignIn } from './identities'
import { forgetBrowsersOf } from './known-browsers'
import { siteSettings } from '@/domain/published/site'
import { removeFactorsIn } from './others-access'
import { notifyOfSecurity } from './security-notices'
import { endAccessOf } from './sessions'
import { addSetupLink, hasSetupLink, type SetupLink } from './setup-links'

export const roles: Role[] = ['contributor', 'editor', 'admin']

export type StaffState = 'active' | 'invited' | 'disabled'
/** `isBound`: to a single sign-on. */
export type StaffMember = Pick<typeof staff.$inferSelect, (typeof shownColumns)[number]> & {
  state: StaffState
  isBound: boolean
}

const shownColumns = ['id', 'name', 'email', 'role', 'createdAt', 'seenAt'] as const

/** Lists all accounts, including closed ones. */
export async function staffList(actor: Actor): Promise<StaffMember[]> {
  permit(actor, 'manageStaff')
  const rows = await read().select().from(staff).orderBy(asc(staff.name), asc(staff.id))
  const bound = await boundStaff(actor)
  return rows.map((row) => {
    const isBound = bound.has(row.id)
    return { ...pick(row, ...shownColumns), isBound, state: staffStateOf({ ...row, isBound }) }
  })
}

export async function hasColleagues() {
  return (await read().$count(staff, isNull(staff.disabledAt))) > 1
}

type SignInMethods = { disabledAt: number | null; passwordHash: string | null; isBound: boolean }

function staffStateOf({ disabledAt, passwordHash, isBound }: SignInMethods): StaffState {
  if (disabledAt !== null) return 'disabled'
  return passwordHash === null && !isBound ? 'invited' : 'active'
}

/** Invites a person. Returns a link, shown once, where they set a password. */
export async function inviteStaff(
  actor: Actor,
  { name, email, role }: { name: string; email: string; role: Role },
  now: number,
): Promise<Result<PersonalLink & { staffId: number }>> {
  permit(actor, 'manageStaff')
  const { zone } = await siteSettings()
  return write(async (tx) => {
    const account = refuseUnless(await addAccountIn(tx, { name, email, role, zone, createdAt: now }))
    await record(tx, actor, { verb: 'invited', detail: { person: account, role } }, now)
    const invited = refuseUnless(await personToChange(tx, account))
    return done({ staffId: account, ...(await createLinkFor(tx, invited, 'invitation', now)) })
  })
}

/** Creates a new link; earlier ones stop working. */
export async function renewLink(actor: Actor, staffId: number, now: number): Promise<Result<PersonalLink>> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const person = refuseUnless(await personToChange(tx, staffId))
    if (person.disabledAt !== null) return refused(`${person.name} is disabled. Enable the account first.`)
    await record(tx, actor, { verb: 'made a new link', detail: { person: staffId } }, now)
    const isInvited = !(await hasSignInMethod(tx, staffId))
    return done(await createLinkFor(tx, person, isInvited ? 'invitation' : 'password', now))
  })
}

export type PersonalLink = SetupLink & { person: { name: string; email: string } }

async function createLinkFor(
  tx: Tx,
  { id, name, email }: typeof staff.$inferSelect,
  kind: LinkKind,
  now: number,
): Promise<PersonalLink> {
  return { ...(await addSetupLink(tx, { staffId: id, kind }, now)), person: { name, email } }
}

async function hasSignInMethod(tx: Tx, staffId: number) {
  return (await tx.$count(staff, and(eq(staff.id, staffId), canSignIn(tx)))) > 0
}

/** Creates a link to a new password; undefined without an account with a password, or while an earlier link works. */
export async function createPasswordLink(email: string, now: number): Promise<PersonalLink | undefined> {
  const account = await findCredentials(email)
  if (!account?.passwordHash) return undefined
  return write(async (tx) => {
    if (await hasSetupLink(tx, account.id, now)) return undefined
    const person = refuseUnless(await personToChange(tx, account.id))
    await record(tx, { id: null }, { verb: 'made a new link', detail: { person: account.id } }, now)
    return createLinkFor(tx, person, 'password', now)
  })
}

/** Creates a link for a person without other access, such as the only admin. Only for the operator of the machine. */
export async function createRecoveryLink(actor: Actor, staffId: number, now: number): Promise<Result<PersonalLink>> {
  permit(actor, 'manageStaff')
  if (actor.id !== null) return refused('Only the command on the machine makes a way back.')
  return write(async (tx) => {
    const person = refuseUnless(await personToChange(tx, staffId))
    await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, staffId))
    await removeFactorsIn(tx, staffId, now)
    await endAccessOf(tx, staffId)
    await record(tx, actor, { verb: 'made a way back', detail: { person: staffId } }, now)
    return done(await createLinkFor(tx, person, 'way back', now))
  })
}

/** Changes a role. Ends sessions and links, so that nothing of the old role stays open. */
export async function changeRole(actor: Actor, change: { staffId: number; role: Role }, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const person = refuseUnless(await personToChange(tx, change.staffId))
    if (person.role === change.role) return done(undefined)
    if (person.role === 'admin' && !(await hasAnotherAdmin(tx, person.id))) return refuseLastAdmin(person)
    await tx.update(staff).set({ role: change.role }).where(eq(staff.id, person.id))
    await endAccessOf(tx, person.id)
    const detail = { person: person.id, from: person.role, role: change.role }
    await record(tx, actor, { verb: 'changed role', detail }, now)
    return done(undefined)
  })
}

/** Closes an account: ends its sessions and links. Texts stay; `successor` gets the drafts that this person began. */
export async function disableStaff(
  actor: Actor,
  { staffId, successor }: { staffId: number; successor?: number },
  now: number,
): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const person = refuseUnless(await personToChange(tx, staffId))
    if (person.disabledAt !== null) return done(undefined)
    if (person.role === 'admin' && !(await hasAnotherAdmin(tx, staffId))) return refuseLastAdmin(person)
    await tx.update(staff).set({ disabledAt: now }).where(eq(staff.id, staffId))
    await endAccessOf(tx, staffId)
    await forgetBrowsersOf(tx, staffId)
    await record(tx, actor, { verb: 'disabled', detail: { person: staffId } }, now)
    const named = successor ? await giveAudiencesIn(tx, { from: staffId, to: successor }) : []
    refuseUnless(await checkSomebodySees(tx))
    if (successor && (await giveDraftsIn(tx, actor, { from: staffId, to: successor }, now))) named.push(successor)
    const told = new Set(named).difference(new Set([actor.id]))
    for (const one of told)
      await notifyOfSecurity(tx, { staffId: one, kind: 'named', about: `person ${staffId} at ${now}` }, now)
    return done(undefined)
  })
}

async function giveDraftsIn(tx: Tx, actor: Actor, { from, to }: { from: number; to: number }, now: number) {
  const heir = refuseUnless(await personToChange(tx, to))
  if (to === from || heir.disabledAt !== null)
    refuseUnless(refused('Choose somebody who still works here.', 'successor'))
  const isDraft = and(isNull(entries.lastReleaseAt), isNull(entries.trashedAt), isNull(entries.origin))
  const given = await tx
    .update(entries)
    .set({ createdBy: to })
    .where(and(eq(entries.createdBy, from), isDraft))
    .returning({ id: entries.id })
  for (const { id } of given)
    await record(tx, actor, { verb: 'gave to a colleague', entryId: id, detail: { person: to, from } }, now)
  return given.length > 0
}

/** Opens a closed account again, with its old password. */
export async function enableStaff(actor: Actor, staffId: number, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const person = refuseUnless(await personToChange(tx, staffId))
    if (person.disabledAt === null) return done(undefined)
    await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, staffId))
    await record(tx, actor, { verb: 'enabled', detail: { person: staffId } }, now)
    return done(undefined)
  })
}

async function personToChange(tx: Tx, staffId: number): Promise<Result<typeof staff.$inferSelect>> {
  const [row] = await tx.select().from(staff).where(eq(staff.id, staffId))
  return row ? done(row) : refused('This person is no longer on the staff list.')
}

/** Returns whether another admin can sign in. */
async function hasAnotherAdmin(tx: Tx, exceptId: number) {
  const isActiveAdmin = and(eq(staff.role, 'admin'), isNull(staff.disabledAt), canSignIn(tx))
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(isActiveAdmin, ne(staff.id, exceptId)))
    .limit(1)
  return row !== undefined
}

function refuseLastAdmin({ name }: { name: string }): Refused {
  return refused(`${name} is the only admin who can sign in. Make someone else an admin first.`)
}
