import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findSetupLink } from '@/domain/staff/setup-links'
import { checkPassword } from './sign-in'
import { setUpAccount, setupAddress } from './setup'

const form = { name: 'Dara Sok', email: 'dara@example.org', password: 'lantern orbit velvet nine' }
const tokenOf = (address: string | undefined) => address!.split('/').at(-1)!

test('the printed address makes the first admin, who can sign in; then none is printed', async () => {
  testDatabase()
  const address = await setupAddress(0)
  expect(address).toMatch(/^http:\/\/localhost:3000\/setup\/[\w-]{43}$/)
  expect(await setUpAccount({ ...form, token: tokenOf(address) }, 1)).toMatchObject({
    ok: true,
    value: { first: true },
  })
  expect(await checkPassword(form, { address: '203.0.113.7', now: 2 })).toMatchObject({ ok: true })
  expect(await setupAddress(3)).toBeUndefined()
})

test('a weak password is refused in words and uses nothing up', async () => {
  testDatabase()
  const token = tokenOf(await setupAddress(0))
  for (const password of ['short', 'password1234', 'dara.sok.2014', 'Gazette-2014-Gazette']) {
    expect(await setUpAccount({ ...form, password, token }, 1)).toMatchObject({ problems: [{ field: 'password' }] })
  }
  expect(await findSetupLink(token, 1)).toBeDefined()
  expect(await read().select().from(staff)).toEqual([])
})
