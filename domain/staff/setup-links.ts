import { createHmac } from 'node:crypto'
import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { isShared, read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { settings, setupLinks, staff, type LinkKind, type Role } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { randomToken, sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { installationSecret } from '@/lib/keys/secret'
import { addAccountIn } from './accounts'
import { record } from './audit'
import { canSignIn } from './identities'
import { forgetBrowsersOf } from './known-browsers'
import { notifyOfSecurity } from './security-notices'
import { siteSettings } from '@/domain/published/site'
import { endAccessOf } from './sessions'

const minuteMs = 60_000

/** Lifetimes by kind. An invitation waits in a mailbox; other links are used at once. */
export const linkLifetimesMs: Record<LinkKind, number> = {
  first: 30 * minuteMs,
  invitation: 7 * 24 * 60 * minuteMs,
  password: 30 * minuteMs,
  'way back': 30 * minuteMs,
}

/** Only the hash of `token` is stored. */
export type SetupLink = { token: string; kind: LinkKind; expiresAt: number }

/** Adds a link and removes earlier links of the person. */
export async function addSetupLink(
  tx: Tx,
  { staffId, kind }: { staffId: number; kind: LinkKind },
  now: number,
): Promise<SetupLink> {
  await tx.delete(setupLinks).where(or(eq(setupLinks.staffId, staffId), lte(setupLinks.expiresAt, now)))
  return addLink(tx, { staffId, kind }, now)
}

/** Finds or creates the first link; undefined once there is an admin. Instances share it until its last ten minutes. */
export async function firstAdminLink(now: number): Promise<SetupLink | undefined> {
  return write(async (tx) => {
    if (await hasAdmin(tx)) {
      await tx.delete(setupLinks).where(isNull(setupLinks.staffId))
      return undefined
    }
    return (isShared ? await findFirstLink(tx, now) : undefined) ?? newFirstLink(tx, now)
  })
}

async function findFirstLink(tx: Tx, now: number): Promise<SetupLink | undefined> {
  const standsLong = and(
    isNull(setupLinks.staffId),
    isNull(setupLinks.usedAt),
    gt(setupLinks.expiresAt, now + 10 * minuteMs),
  )
  const [row] = await tx.select().from(setupLinks).where(standsLong)
  const token = row && sharedToken(row.expiresAt)
  return token && sha256(token) === row.hash ? { token, kind: 'first', expiresAt: row.expiresAt } : undefined
}

async function newFirstLink(tx: Tx, now: number) {
  await tx.delete(setupLinks).where(isNull(setupLinks.staffId))
  const token = isShared ? sharedToken(now + linkLifetimesMs.first) : randomToken()
  return addLink(tx, { staffId: null, kind: 'first', token }, now)
}

/** Computes the token that all instances share, from the installation's secret. */
function sharedToken(expiresAt: number) {
  return createHmac('sha256', installationSecret()).update(`gazette first link ${expiresAt}`).digest('base64url')
}

type NewLink = { staffId: number | null; kind: LinkKind; token?: string }

async function addLink(tx: Tx, { staffId, kind, token = randomToken() }: NewLink, now: number) {
  const link = { token, kind, expiresAt: now + linkLifetimesMs[kind] }
  await tx.insert(setupLinks).values({ hash: sha256(link.token), staffId, kind, expiresAt: link.expiresAt })
  return link
}

async function hasAdmin(db: Db) {
  const isActiveAdmin = and(eq(staff.role, 'admin'), canSignIn(db))
  const [row] = await db.select({ id: staff.id }).from(staff).where(isActiveAdmin).limit(1)
  return row !== undefined
}

/** Finds a link; undefined once used or expired. `person` null: the first admin. */
export async function findSetupLink(token: string, now: number) {
  const [link] = await validLink(read(), token, now)
  return link && { person: link.person, kind: link.kind }
}

export async function hasSetupLink(tx: Tx, staffId: number, now: number) {
  const isTheirs = and(eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now))
  return (await tx.$count(setupLinks, isTheirs)) > 0
}

/** Removes a link that could not be sent. */
export async function removeSetupLink(token: string) {
  await write(async (tx) => void (await tx.delete(setupLinks).where(eq(setupLinks.hash, sha256(token)))))
}

/** Finds when (UTC ms) a link was used; undefined if unused or expired. */
export async function usedLinkAt(token: string, now: number): Promise<number | undefined> {
  const isThis = and(eq(setupLinks.hash, sha256(token)), isNotNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now))
  const [link] = await read().select({ usedAt: setupLinks.usedAt }).from(setupLinks).where(isThis)
  return link?.usedAt ?? undefined
}

function validLink(db: Db, token: string, now: number) {
  return db
    .select({
      hash: setupLinks.hash,
      kind: setupLinks.kind,
      person: { id: staff.id, name: staff.name, email: staff.email },
    })
    .from(setupLinks)
    .leftJoin(staff, eq(staff.id, setupLinks.staffId))
    .where(
      and(
        eq(setupLinks.hash, sha256(token)),
        isNull(setupLinks.usedAt),
        gt(setupLinks.expiresAt, now),
        isNull(staff.disabledAt),
      ),
    )
}

export const unusableLink = refused('This link was used already, was replaced by a newer one, or is too old.')

type SetUpForm = { name: string; email: string; passwordHash: string; zone?: string }

export type SetUpResult = { person: { id: number; name: string; role: Role; zone: string }; first: boolean }

/** Creates the first admin, or sets an invited person's name and password. Refused: a used or old link, no name. */
export async function redeemSetupLink(token: string, form: SetUpForm, now: number): Promise<Result<SetUpResult>> {
  const name = onOneLine(form.name)
  if (!name) return refused('Write your name.', 'name')
  const zone = form.zone ?? (await siteSettings()).zone
  return write(async (tx) => {
    const [link] = await validLink(tx, token, now)
    if (!link || (!link.person && (await hasAdmin(tx)))) return unusableLink
    const account = refuseUnless(
      link.person ? done(link.person.id) : await addAccountIn(tx, { ...form, role: 'admin', zone, createdAt: now }),
    )
    await tx.update(setupLinks).set({ usedAt: now }).where(eq(setupLinks.hash, link.hash))
    const hadPassword = link.person !== null && (await hasPassword(tx, account))
    const person = await setUpAccount(tx, account, { name, passwordHash: form.passwordHash })
    const about = `set by a link at ${now}`
    if (hadPassword) await notifyOfSecurity(tx, { staffId: person.id, kind: 'password', about }, now)
    // A new installation limits texts about people at risk; one that upgrades goes on as before.
    if (!link.person) await tx.insert(settings).values({ key: 'limitAtRisk', value: true }).onConflictDoNothing()
    await record(tx, person, { verb: 'set up own account', detail: { first: !link.person } }, now)
    return done({ person, first: !link.person })
  })
}

async function hasPassword(tx: Tx, staffId: number) {
  return (await tx.$count(staff, and(eq(staff.id, staffId), isNotNull(staff.passwordHash)))) > 0
}

async function setUpAccount(tx: Tx, staffId: number, change: { name: string; passwordHash: string }) {
  await endAccessOf(tx, staffId)
  await forgetBrowsersOf(tx, staffId)
  const columns = { id: staff.id, name: staff.name, role: staff.role, zone: staff.zone }
  const [person] = await tx.update(staff).set(change).where(eq(staff.id, staffId)).returning(columns)
  return person!
}

export async function useRecoveryLink(token: string, now: number): Promise<Result<SetUpResult>> {
  return write(async (tx) => {
    const [link] = await validLink(tx, token, now)
    if (!link?.person || link.kind !== 'way back') return unusableLink
    await tx.update(setupLinks).set({ usedAt: now }).where(eq(setupLinks.hash, link.hash))
    await endAccessOf(tx, link.person.id)
    const columns = { id: staff.id, name: staff.name, role: staff.role, zone: staff.zone }
    const [person] = await tx.select(columns).from(staff).where(eq(staff.id, link.person.id))
    await record(tx, person!, { verb: 'came back by a link', detail: { person: person!.id } }, now)
    return done({ person: person!, first: false })
  })
}
