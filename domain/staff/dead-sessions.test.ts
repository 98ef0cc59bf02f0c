import { and, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { authenticatorApps, sessions, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import { sha256 } from '@/lib/keys/random'
import { changeOwnPassword } from './accounts'
import type { Actor } from './actor'
import { changeFactorRule } from './factors/rule'
import { endAllSessionsOf, endSessionOf } from './others-access'
import { endOtherSessions, endOwnSession } from './own-sessions'
import { endSession, findSession, maxIdleMs, maxSessionAgeMs, openSession } from './sessions'
import { disableStaff, roles } from './staff'

const now = 1_000

type Subject = { who: Actor; admin: Actor; token: string; hash: string; elsewhere: { hash: string } }

/** An act that ends a session; returns the moment (UTC ms) of the next request, if it is not at once. */
type Ending = (subject: Subject) => Promise<unknown>

const endings: Record<string, Ending> = {
  'signing out': ({ token }) => endSession(token, now),
  'ended by oneself': ({ who, hash }) => endOwnSession(who, hash, now),
  'signing out everywhere else': ({ who, elsewhere }) => endOtherSessions(who, elsewhere, now).then(() => now),
  'a new password': ({ who, elsewhere }) =>
    changeOwnPassword(who, { passwordHash: 'another', current: elsewhere }, now).then(() => now),
  'ended by an admin': ({ who, admin, hash }) => endSessionOf(admin, { staffId: who.id!, hash }, now),
  'all ended by an admin': ({ who, admin }) => endAllSessionsOf(admin, who.id!, now),
  'a disabled account': async ({ who, admin }) => got(await disableStaff(admin, { staffId: who.id! }, now)),
  'a second factor of its own': ({ who }) => giveApp(who),
  'a second factor that has become due': ({ admin }) => requireFactor(admin),
  'an hour without a request': async () => now + maxIdleMs,
  'twelve hours': async ({ token }) => {
    for (let at = now; at < maxSessionAgeMs; at += maxIdleMs / 2) await findSession(token, at)
    return maxSessionAgeMs
  },
}

async function giveApp({ id }: Actor) {
  const app = { staffId: id!, sealedSecret: 'sealed', createdAt: now, confirmedAt: now }
  await write(async (tx) => void (await tx.insert(authenticatorApps).values(app)))
}

async function requireFactor(admin: Actor) {
  await giveApp(admin)
  got(await changeFactorRule(admin, { who: 'everyone', days: 0 }, now))
}

type Find = typeof findSession

/** Returns in which roles and after which endings `find` still answers the next request. */
async function answeredAfter(newFind: () => Find): Promise<string[]> {
  const answered: string[] = []
  for (const role of roles)
    for (const [name, end] of Object.entries(endings)) {
      testDatabase()
      const find = newFind()
      const [who, admin] = [await someone(role), await someone('admin')]
      // The last admin who can sign in is not disabled.
      await write(async (tx) => void (await tx.update(staff).set({ passwordHash: 'a hash' })))
      const token = await openSession(who.id!, 0)
      const elsewhere = { hash: sha256(await openSession(who.id!, 0)) }
      expect(await find(token, now), `${name}: before`).toBeDefined()
      const at = await end({ who, admin, token, hash: sha256(token), elsewhere })
      if (await find(token, typeof at === 'number' ? at : now)) answered.push(`${role}, ${name}`)
    }
  return answered
}

test('the next request of a session that has ended is refused, whoever had it and however it ended', async () => {
  expect(await answeredAfter(() => findSession)).toEqual([])
})

test('a session that lives one request longer is found, however it ended', async () => {
  const oneLonger = (): Find => {
    let last: Awaited<ReturnType<Find>>
    return async (...asked) => {
      const before = last
      last = await findSession(...asked)
      return last ?? before
    }
  }
  expect(await answeredAfter(oneLonger)).toHaveLength(roles.length * Object.keys(endings).length)
})

test('one role for which a password stays enough is found', async () => {
  const skipping: Find = async (token, ...asked) => {
    const found = await findSession(token, ...asked)
    const ofContributor = and(eq(sessions.hash, sha256(token)), eq(staff.role, 'contributor'), isNull(staff.disabledAt))
    const [left] = await read()
      .select()
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(ofContributor)
    return found ?? (left && asked[0] === now ? ({ id: left.staff.id } as Awaited<ReturnType<Find>>) : undefined)
  }
  expect(await answeredAfter(() => skipping)).toEqual([
    'contributor, a second factor of its own',
    'contributor, a second factor that has become due',
  ])
})
