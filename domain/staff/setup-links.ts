import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { setupLinks, staff, type Role } from '@/db/schema'
import { onOneLine } from '@/lib/one-line'
import { randomToken, sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { addAccountIn } from './accounts'
import { record } from './audit'
import { forgetBrowsersOf } from './known-browsers'
import { siteSettings } from '@/domain/published/site'
import { endAccessOf } from './sessions'

/** How long (ms) a one-time link works. */
export const linkLasts = 30 * 60_000

/** The secret of a one-time link, of which only the hash is kept, and when it stops working. */
export type SetupLink = { token: string; expiresAt: number }

/** A link for someone on the staff list, in place of any they had. */
export async function addSetupLink(tx: Tx, staffId: number, now: number): Promise<SetupLink> {
  await tx.delete(setupLinks).where(or(eq(setupLinks.staffId, staffId), lte(setupLinks.expiresAt, now)))
  return addLink(tx, staffId, now)
}

/** A link that makes the first admin, in place of any before it; undefined once there is an admin. */
export async function firstAdminLink(now: number): Promise<SetupLink | undefined> {
  return write(async (tx) => {
    await tx.delete(setupLinks).where(isNull(setupLinks.staffId))
    return (await hasAdmin(tx)) ? undefined : addLink(tx, null, now)
  })
}

async function addLink(tx: Tx, staffId: number | null, now: number) {
  const link = { token: randomToken(), expiresAt: now + linkLasts }
  await tx.insert(setupLinks).values({ hash: sha256(link.token), staffId, expiresAt: link.expiresAt })
  return link
}

async function hasAdmin(db: Db) {
  const isActiveAdmin = and(eq(staff.role, 'admin'), isNotNull(staff.passwordHash))
  const [row] = await db.select({ id: staff.id }).from(staff).where(isActiveAdmin).limit(1)
  return row !== undefined
}

/** Whom a link sets up: a member of staff, or the first admin where `person` is null. Undefined once used or expired. */
export async function findSetupLink(token: string, now: number) {
  const [link] = await validLink(read(), token, now)
  return link && { person: link.person }
}

function validLink(db: Db, token: string, now: number) {
  return db
    .select({ hash: setupLinks.hash, person: { id: staff.id, name: staff.name, email: staff.email } })
    .from(setupLinks)
    .leftJoin(staff, eq(staff.id, setupLinks.staffId))
    .where(and(eq(setupLinks.hash, sha256(token)), gt(setupLinks.expiresAt, now), isNull(staff.disabledAt)))
}

type Form = { name: string; email: string; passwordHash: string }

/** Who was set up, and whether they are the first admin. */
export type SetUp = { person: { id: number; name: string; role: Role; zone: string }; first: boolean }

/**
 * Uses a link up: makes the first admin, or gives an invited person their name and password. An invited person's email
 * stays what the invitation says. Refused: a link that was used, replaced or is older than 30 minutes; an empty name.
 */
export async function redeemSetupLink(token: string, form: Form, now: number): Promise<Result<SetUp>> {
  const name = onOneLine(form.name)
  if (!name) return refused('Write your name.', 'name')
  const { zone } = await siteSettings()
  return write(async (tx) => {
    const [link] = await validLink(tx, token, now)
    if (!link || (!link.person && (await hasAdmin(tx)))) return refused('This link has been used or has expired.')
    const account = link.person
      ? done(link.person.id)
      : await addAccountIn(tx, { ...form, role: 'admin', zone, createdAt: now })
    if (!account.ok) return account
    const person = await setUp(tx, account.value, { name, passwordHash: form.passwordHash })
    await tx.delete(setupLinks).where(eq(setupLinks.hash, link.hash))
    await record(tx, person, { verb: 'set up own account', detail: { first: !link.person } }, now)
    return done({ person, first: !link.person })
  })
}

async function setUp(tx: Tx, staffId: number, change: { name: string; passwordHash: string }) {
  await endAccessOf(tx, staffId)
  await forgetBrowsersOf(tx, staffId)
  const columns = { id: staff.id, name: staff.name, role: staff.role, zone: staff.zone }
  const [person] = await tx.update(staff).set(change).where(eq(staff.id, staffId)).returning(columns)
  return person!
}
