import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { read, write } from '@/db/connection'
import { signInFailures, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { rememberBrowser } from '@/domain/staff/known-browsers'
import { someone } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { listen } from '@/lib/process/test-log'
import { changePassword } from './own-password'
import { hashPassword } from './password'
import { checkPassword, wrongPassword } from './sign-in'

const password = 'lantern orbit velvet nine'
const current = { hash: '' }
const from = { address: '203.0.113.7', now: 0 }

async function withPassword() {
  testDatabase()
  const who = await someone('editor')
  const passwordHash = await hashPassword(password)
  await write(
    async (tx) =>
      void (await tx.update(staff).set({ email: 'dara@example.org', passwordHash }).where(eq(staff.id, who.id!))),
  )
  return who
}

test('the right password signs in, whatever the capitals of the email', async () => {
  const who = await withPassword()
  const result = await checkPassword({ email: ' Dara@Example.ORG', password }, from)
  expect(result).toEqual({ ok: true, value: { staffId: who.id } })
})

test('an unknown account, a disabled one, one never set up and a wrong password get one answer', async () => {
  const who = await withPassword()
  await write(async (tx) => {
    const values = { name: 'Invited', email: 'invited@example.org', role: 'editor' as const, zone: 'UTC', createdAt: 0 }
    await tx.insert(staff).values(values)
  })
  for (const email of ['nobody@example.org', 'invited@example.org', 'dara@example.org']) {
    expect(await checkPassword({ email, password: 'wrong' }, from)).toBe(wrongPassword)
  }
  await write(async (tx) => void (await tx.update(staff).set({ disabledAt: 1 }).where(eq(staff.id, who.id!))))
  expect(await checkPassword({ email: 'dara@example.org', password }, from)).toBe(wrongPassword)
})

test('after five wrong passwords even the right one waits, is told how long, and then works', async () => {
  await withPassword()
  const ask = (words: string, now: number) =>
    checkPassword({ email: 'dara@example.org', password: words }, { ...from, now })
  for (let n = 0; n < 5; n++) expect(await ask('wrong', 0)).toBe(wrongPassword)
  expect(await ask(password, 1000)).toMatchObject({
    problems: [{ message: 'Too many attempts. Try again in 14 seconds.' }],
  })
  expect(await ask(password, 15_000)).toMatchObject({ ok: true })
  expect(await ask('wrong', 15_001)).toBe(wrongPassword)
})

test(
  'a network that tries many accounts waits, another does not, and none is stored',
  { tags: 'thorough' },
  async () => {
    testDatabase()
    const ask = (n: number, address: string, now = 0) =>
      checkPassword({ email: `p${n}@example.org`, password: 'wrong' }, { address, now })
    for (let n = 0; n < 25; n++) expect(await ask(n, '2001:db8::1')).toBe(wrongPassword)
    expect(await ask(26, '2001:db8::2')).toMatchObject({ problems: [{ message: expect.stringMatching(/Too many/) }] })
    expect(await ask(26, '203.0.113.9')).toBe(wrongPassword)
    const stored = JSON.stringify(await read().select().from(signInFailures))
    expect(stored).not.toMatch(/2001|203\.0|example/)
  },
)

test('this machine, and whoever has no address, are networks like any other', async () => {
  testDatabase()
  const counted = async (address: string) => {
    await checkPassword({ email: 'a@example.org', password: 'wrong' }, { address, now: 0 })
    return (await read().select().from(signInFailures)).length
  }
  expect([await counted('127.0.0.1'), await counted('')]).toEqual([2, 3])
})

test(
  'ten thousand wrong passwords from elsewhere keep nobody out of a browser that they know',
  { tags: 'thorough' },
  async () => {
    const who = await withPassword()
    const browser = await rememberBrowser(who.id!, undefined, 0)
    const guess = (n: number) =>
      checkPassword({ email: 'dara@example.org', password: `guess ${n}` }, { address: `198.51.${n % 200}.1`, now: 0 })
    const flood = Promise.all(Array.from({ length: 10_000 }, (_, n) => guess(n)))
    const began = performance.now()
    const owner = { email: 'dara@example.org', password }
    expect(await checkPassword(owner, { ...from, browser })).toEqual({ ok: true, value: { staffId: who.id } })
    expect(performance.now() - began).toBeLessThan(8_000)
    const answers = await flood
    expect(answers.filter(({ ok }) => ok)).toEqual([])
    expect(answers.filter((answer) => answer === wrongPassword)).toHaveLength(5)
    const stranger = await checkPassword(owner, { address: '192.0.2.1', now: 1 })
    expect(stranger).toMatchObject({ problems: [{ message: expect.stringMatching(/Too many/) }] })
    expect(await checkPassword(owner, { ...from, browser, now: 1 })).toMatchObject({ ok: true })
  },
)

test('a known browser has an allowance of its own, for its own person alone', async () => {
  const who = await withPassword()
  const browser = await rememberBrowser(who.id!, undefined, 0)
  const ask = (words: string, now: number, email = 'dara@example.org') =>
    checkPassword({ email, password: words }, { ...from, browser, now })
  for (let n = 0; n < 5; n++) expect(await ask('wrong', 0)).toBe(wrongPassword)
  expect(await ask(password, 1)).toMatchObject({ problems: [{ message: expect.stringMatching(/Too many/) }] })
  expect(await checkPassword({ email: 'dara@example.org', password }, { ...from, now: 1 })).toMatchObject({ ok: true })
  // Somebody else's account is tried from there as from anywhere.
  for (let n = 0; n < 5; n++) expect(await ask('wrong', 2, 'nang@example.org')).toBe(wrongPassword)
  const elsewhere = { address: '192.0.2.1', now: 3 }
  expect(await checkPassword({ email: 'nang@example.org', password: 'wrong' }, elsewhere)).toMatchObject({
    problems: [{ message: expect.stringMatching(/Too many/) }],
  })
})

test('a wrong password is a line in the log, without whose it is', async () => {
  await withPassword()
  const lines = listen()
  await checkPassword({ email: 'dara@example.org', password: 'wrong words' }, from)
  await checkPassword({ email: 'dara@example.org', password }, from)
  expect(lines().map(({ msg }) => msg)).toEqual(['A password was wrong'])
  expect(JSON.stringify(lines())).not.toMatch(/dara|wrong words|203\.0/)
})

test('where single sign-on alone is set for a domain, even the right password opens nothing and costs no work', async () => {
  const who = await withPassword()
  const { sso } = env()
  const provider = { id: 'google', name: 'Google', issuer: '', clientId: '', clientSecret: '' } as const
  const before = { ...sso }
  onTestFinished(() => void Object.assign(sso, before))
  Object.assign(sso, { providers: [provider], onlyDomains: ['example.org'] })
  const refusal = { problems: [{ message: 'Addresses at example.org sign in with Google, not with a password.' }] }
  for (const email of ['dara@example.org', 'nobody@example.org'])
    expect(await checkPassword({ email, password }, from)).toMatchObject(refusal)
  expect(
    await changePassword(who, { currentPassword: password, newPassword: 'mango tricycle ledger', current }, 0),
  ).toMatchObject(refusal)
  expect(await read().select().from(signInFailures)).toEqual([])
})

test('the network’s hash of one day is not that of the next', async () => {
  testDatabase()
  const ask = (now: number) => checkPassword({ email: 'a@example.org', password: 'wrong' }, { ...from, now })
  await ask(0)
  await ask(23 * 3600_000)
  expect(await read().select().from(signInFailures)).toHaveLength(2)
  await ask(24 * 3600_000)
  expect(await read().select().from(signInFailures)).toHaveLength(3)
})

test('an own password is changed with the one before; wrong ones make wait there, strangers’ do not', async () => {
  const who = await withPassword()
  for (let n = 0; n < 6; n++) await checkPassword({ email: 'dara@example.org', password: 'wrong' }, from)
  const change = (currentPassword: string, newPassword: string) =>
    changePassword(who, { currentPassword, newPassword, current }, 0)
  expect(await change('wrong', 'mango tricycle ledger')).toMatchObject({ problems: [{ field: 'currentPassword' }] })
  expect(await change(password, 'dara@example.org')).toMatchObject({ problems: [{ field: 'newPassword' }] })
  expect(await change(password, 'mango tricycle ledger')).toMatchObject({ ok: true })
  const later = { ...from, now: 60_000 }
  expect(await checkPassword({ email: 'dara@example.org', password }, later)).toBe(wrongPassword)
  for (let n = 0; n < 5; n++) await change('wrong', 'x')
  expect(await change('mango tricycle ledger', 'x')).toMatchObject({
    problems: [{ message: expect.stringMatching(/Too many/) }],
  })
})
