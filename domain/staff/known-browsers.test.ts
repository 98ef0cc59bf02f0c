import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { knownBrowsers, notices, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeOwnPassword } from './accounts'
import type { Actor } from './actor'
import { browserLifetimeMs, findKnownBrowser, rememberBrowser } from './known-browsers'
import { redeemSetupLink } from './setup-links'
import { changeRole, disableStaff, renewLink } from './staff'
import { got, someone } from '@/domain/testing/newsroom'

async function person() {
  const who = await someone('editor')
  const [row] = await read().select().from(staff).where(eq(staff.id, who.id!))
  return { who, id: who.id!, email: row!.email }
}

test('a browser is known for the person who signed in there, by a secret of which only the hash is stored', async () => {
  testDatabase()
  const [one, other] = [await person(), await person()]
  const token = await rememberBrowser(one.id, undefined, 0)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await findKnownBrowser({ email: ` ${one.email.toUpperCase()}`, token }, 1)).toBeTypeOf('number')
  expect(await findKnownBrowser({ email: other.email, token }, 1)).toBeUndefined()
  expect(await findKnownBrowser({ email: one.email, token: `${token}x` }, 1)).toBeUndefined()
  expect(JSON.stringify(await read().select().from(knownBrowsers))).not.toContain(token)
})

test('each sign-in changes the secret and keeps the number; people who share a browser stay known', async () => {
  testDatabase()
  const [one, other] = [await person(), await person()]
  const first = await rememberBrowser(one.id, undefined, 0)
  const number = await findKnownBrowser({ email: one.email, token: first }, 1)
  const second = await rememberBrowser(other.id, first, 1)
  expect(await findKnownBrowser({ email: one.email, token: first }, 2)).toBeUndefined()
  expect(await findKnownBrowser({ email: one.email, token: second }, 2)).toBe(number)
  expect(await findKnownBrowser({ email: other.email, token: second }, 2)).toBeDefined()
})

test('a secret that somebody else put into a browser is worth nothing after the sign-in', async () => {
  testDatabase()
  const { id, email } = await person()
  const planted = 'p'.repeat(43)
  await rememberBrowser(id, planted, 0)
  expect(await findKnownBrowser({ email, token: planted }, 1)).toBeUndefined()
})

test('a browser is forgotten after half a year without a sign-in, and only the last twenty are known', async () => {
  testDatabase()
  const { id, email } = await person()
  const old = await rememberBrowser(id, undefined, 0)
  expect(await findKnownBrowser({ email, token: old }, browserLifetimeMs - 1)).toBeDefined()
  expect(await findKnownBrowser({ email, token: old }, browserLifetimeMs)).toBeUndefined()
  const tokens: string[] = []
  for (let n = 0; n < 21; n++) tokens.push(await rememberBrowser(id, undefined, browserLifetimeMs + n))
  expect(await read().select().from(knownBrowsers)).toHaveLength(20)
  expect(await findKnownBrowser({ email, token: tokens[0]! }, browserLifetimeMs + 30)).toBeUndefined()
  expect(await findKnownBrowser({ email, token: tokens[1]! }, browserLifetimeMs + 30)).toBeDefined()
})

type EndAccess = (who: Actor, admin: Actor) => Promise<unknown>
const endings: Record<string, EndAccess> = {
  'a change of password': (who) => changeOwnPassword(who, { passwordHash: 'another', current: { hash: '' } }, 1),
  'a new password behind a link': async (who, admin) => {
    const { token } = got(await renewLink(admin, who.id!, 1))
    return got(await redeemSetupLink(token, { name: 'Dara', email: '', passwordHash: 'another' }, 2))
  },
  'disabling the account': (who, admin) => disableStaff(admin, { staffId: who.id! }, 1),
}

test.each(Object.keys(endings))('%s makes every browser a stranger', async (name) => {
  testDatabase()
  const admin = await someone('admin')
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash: 'hash' })))
  const [{ who, id, email }, other] = [await person(), await person()]
  const token = await rememberBrowser(id, undefined, 0)
  const theirs = await rememberBrowser(other.id, undefined, 0)
  await endings[name]!(who, admin)
  expect(await findKnownBrowser({ email, token }, 3)).toBeUndefined()
  expect(await findKnownBrowser({ email: other.email, token: theirs }, 3)).toBeDefined()
})

test('another role leaves browsers known: what they are good for is the same', async () => {
  testDatabase()
  const admin = await someone('admin')
  const { id, email } = await person()
  const token = await rememberBrowser(id, undefined, 0)
  got(await changeRole(admin, { staffId: id, role: 'contributor' }, 1))
  expect(await findKnownBrowser({ email, token }, 2)).toBeDefined()
})

test('a sign-in with a browser that was not used before is told, but for the first one and known ones', async () => {
  testDatabase()
  const [{ id }, other] = [await person(), await person()]
  const told = async () =>
    (await read().select().from(notices).orderBy(notices.id)).map(({ kind, staffId }) => ({ kind, staffId }))
  const first = await rememberBrowser(id, undefined, 0)
  const again = await rememberBrowser(id, first, 1)
  expect(await told()).toEqual([])
  await rememberBrowser(id, undefined, 2)
  expect(await told()).toEqual([{ kind: 'device', staffId: id }])
  // A browser that knows another person is still new for this person.
  await rememberBrowser(other.id, undefined, 3)
  expect(await told()).toHaveLength(1)
  await rememberBrowser(other.id, again, 4)
  expect(await told()).toEqual([
    { kind: 'device', staffId: id },
    { kind: 'device', staffId: other.id },
  ])
})

test('a new password is told, by whatever way it came, but for the first', async () => {
  testDatabase()
  const admin = await someone('admin')
  const { who, id } = await person()
  const told = () => read().$count(notices, and(eq(notices.kind, 'password'), eq(notices.staffId, id)))
  const behindLink = async (now: number) => {
    const { token } = got(await renewLink(admin, id, now))
    got(await redeemSetupLink(token, { name: 'Dara', email: '', passwordHash: 'hash' }, now))
  }
  await behindLink(1)
  expect(await told()).toBe(0)
  await behindLink(2)
  expect(await told()).toBe(1)
  await changeOwnPassword(who, { passwordHash: 'another', current: { hash: '' } }, 3)
  expect(await told()).toBe(2)
})
