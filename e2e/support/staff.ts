import type { BrowserContext, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { write } from '@/db/connection'
import { sessions, staff, type Role, type SignedInBy } from '@/db/schema'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { hasRowStatements } from '@/domain/staff/record/fingerprints'
import { confirmationLifetimeMs, maxSessionAgeMs, openSession } from '@/domain/staff/sessions'
import { randomId, sha256 } from '@/lib/keys/random'

export type Person = { id: number; name: string; email: string; actor: Actor }

/** A member of staff with no password, made directly in the database that the server reads. */
export async function someone(role: Role, name = `An ${role}`): Promise<Person> {
  const email = `${randomId()}@example.org`
  const values = { name, email, role, zone: 'Asia/Bangkok', createdAt: Date.now() }
  const row = await write(async (tx) => {
    const [added] = await tx.insert(staff).values(values).returning()
    // Once the record states accounts, an account that no act wrote is tampering.
    const act = { verb: 'invited', detail: { person: added!.id, role } }
    if (await hasRowStatements(tx)) await record(tx, { id: null }, act, Date.now())
    return added!
  })
  return { id: row.id, name, email, actor: makeActor(row) }
}

/** Opens a session of someone's: its secret, and the cookie that a browser would send. `by`: what it was opened with. */
export async function sessionFor(person: Person, by: SignedInBy = 'passkey') {
  const token = await openSession(person.id, Date.now(), by)
  // Seals like auth/session.ts, which can only be imported inside Next.
  const value = await encode({ token: { sid: token }, secret: keyFor('session'), maxAge: maxSessionAgeMs / 1000 })
  return { token, value, cookie: `gazette=${value}` }
}

/** Opens a session for a person in a browser, past the sign-in page. */
export async function signIn(context: BrowserContext, person: Person, url: string) {
  const { value } = await sessionFor(person)
  await context.addCookies([{ name: 'gazette', value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** Leaves the open page, which may be sending requests, before it removes the cookies. */
export async function signOut(page: Page) {
  await page.goto('about:blank')
  await page.context().clearCookies()
}

/** Lets the last confirmation of one session expire, or of all sessions of a person. */
export async function expireConfirmation({ id }: Pick<Person, 'id'>, token?: string) {
  const which = token === undefined ? eq(sessions.staffId, id) : eq(sessions.hash, sha256(token))
  const confirmedAt = Date.now() - confirmationLifetimeMs
  await write(async (tx) => void (await tx.update(sessions).set({ confirmedAt }).where(which)))
}

/** Records that a person confirmed their identity at a moment (UTC ms). */
export async function confirm({ id }: Pick<Person, 'id'>, confirmedAt: number) {
  await write(async (tx) => void (await tx.update(sessions).set({ confirmedAt }).where(eq(sessions.staffId, id))))
}
