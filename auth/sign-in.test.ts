import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { signInFailures, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { someone } from '@/domain/test-newsroom'
import { changePassword } from './own-password'
import { hashPassword } from './password'
import { checkPassword, wrongPassword } from './sign-in'

const password = 'lantern orbit velvet nine'
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
  const asked = await checkPassword({ email: ' Dara@Example.ORG', password }, from)
  expect(asked).toEqual({ ok: true, value: { staffId: who.id } })
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

test('a network that tries many accounts waits, another does not, and the next day it begins anew', async () => {
  testDatabase()
  const ask = (n: number, address: string, now = 0) =>
    checkPassword({ email: `p${n}@example.org`, password: 'wrong' }, { address, now })
  for (let n = 0; n < 25; n++) expect(await ask(n, '2001:db8::1')).toBe(wrongPassword)
  expect(await ask(26, '2001:db8::2')).toMatchObject({ problems: [{ message: expect.stringMatching(/Too many/) }] })
  expect(await ask(26, '203.0.113.9')).toBe(wrongPassword)
  expect(await ask(27, '127.0.0.1')).toBe(wrongPassword)
  const stored = JSON.stringify(await read().select().from(signInFailures))
  expect(stored).not.toMatch(/2001|203\.0|example/)
}, 60_000)

test('the network’s hash of one day is not that of the next', async () => {
  testDatabase()
  const ask = (now: number) => checkPassword({ email: 'a@example.org', password: 'wrong' }, { ...from, now })
  await ask(0)
  await ask(23 * 3600_000)
  expect(await read().select().from(signInFailures)).toHaveLength(2)
  await ask(24 * 3600_000)
  expect(await read().select().from(signInFailures)).toHaveLength(3)
})

test('an own password is changed with the one before, and the limits hold there too', async () => {
  const who = await withPassword()
  const change = (current: string, next: string) => changePassword(who, { current, next }, from)
  expect(await change('wrong', 'mango tricycle ledger')).toMatchObject({ problems: [{ field: 'current' }] })
  expect(await change(password, 'dara@example.org')).toMatchObject({ problems: [{ field: 'next' }] })
  expect(await change(password, 'mango tricycle ledger')).toMatchObject({ ok: true })
  expect(await checkPassword({ email: 'dara@example.org', password }, from)).toBe(wrongPassword)
  for (let n = 0; n < 4; n++) await change('wrong', 'x')
  expect(await change('mango tricycle ledger', 'x')).toMatchObject({
    problems: [{ message: expect.stringMatching(/Too many/) }],
  })
})
