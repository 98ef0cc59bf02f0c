import type { BrowserContext } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { write } from '@/db/connection'
import { staff, type Role } from '@/db/schema'
import { actor, type Actor } from '@/domain/staff/actor'
import { longestSession, openSession } from '@/domain/staff/sessions'
import { randomId } from '@/lib/random'

export type Person = { id: number; name: string; email: string; actor: Actor }

/** A member of staff with no password, made directly in the database that the server reads. */
export async function someone(role: Role, name = `An ${role}`): Promise<Person> {
  const email = `${randomId()}@example.org`
  const values = { name, email, role, zone: 'Asia/Bangkok', createdAt: Date.now() }
  const [row] = await write(async (tx) => tx.insert(staff).values(values).returning())
  return { id: row!.id, name, email, actor: actor(row!) }
}

/** Opens a session of someone's: its secret, and the cookie that a browser would send. */
export async function sessionFor(person: Person) {
  const token = await openSession(person.id, Date.now())
  // The same seal as auth/session.ts, which can only be imported inside Next.
  const value = await encode({ token: { sid: token }, secret: keyFor('session'), maxAge: longestSession / 1000 })
  return { token, value, cookie: `gazette=${value}` }
}

/** Opens a session for a person in a browser, past the sign-in page. */
export async function signIn(context: BrowserContext, person: Person, url: string) {
  const { value } = await sessionFor(person)
  await context.addCookies([{ name: 'gazette', value, url, httpOnly: true, sameSite: 'Lax' }])
}
