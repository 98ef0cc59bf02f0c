import { expect, onTestFinished, test } from 'vitest'
import { read } from '@/db/connection'
import { staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { fillDisk } from '@/db/test-full-disk'
import { makeActor } from '@/domain/staff/actor'
import { findSetupLink } from '@/domain/staff/setup-links'
import { inviteStaff, createRecoveryLink } from '@/domain/staff/staff'
import { got } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { listen } from '@/lib/process/test-log'
import { checkPassword } from './sign-in'
import { acceptSetupLink, setUpAccount, setupAddress } from './setup'

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

test('on a full disk no address is printed and the start goes on; with room again there is one', async () => {
  testDatabase()
  const heard = listen()
  const makeRoom = await fillDisk('setup_links')
  expect(await setupAddress(0)).toBeUndefined()
  expect(heard().at(-1)).toMatchObject({ level: 'error', msg: expect.stringContaining('Start again once it can') })
  await makeRoom()
  expect(await setupAddress(1)).toContain('/setup/')
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

test('where single sign-on alone is set, no link sets a password, and a way back lets in once without one', async () => {
  testDatabase()
  const provider = { id: 'google', name: 'Google', issuer: '', clientId: '', clientSecret: '' } as const
  const before = { ...env().sso }
  onTestFinished(() => void Object.assign(env().sso, before))
  const machine = makeActor({ id: null, name: 'Machine', role: 'admin', zone: 'UTC' })
  const { staffId, token } = got(await inviteStaff(machine, { ...form, role: 'admin' }, 0))
  // Elsewhere than there, a way back leads to a password and not past it.
  const early = got(await createRecoveryLink(machine, staffId, 1))
  expect(await acceptSetupLink(early.token, 2)).toMatchObject({ ok: false })
  Object.assign(env().sso, { providers: [provider], onlyDomains: ['example.org'] })
  expect(await setUpAccount({ ...form, token }, 2)).toMatchObject({ ok: false })
  expect(await setUpAccount({ ...form, token: early.token }, 2)).toMatchObject({
    problems: [{ message: expect.stringContaining('sign in with Google') }],
  })
  expect(await acceptSetupLink(early.token, 3)).toMatchObject({ ok: true, value: { person: { id: staffId } } })
  expect(await acceptSetupLink(early.token, 4)).toMatchObject({ ok: false })
  expect(await read().select({ passwordHash: staff.passwordHash }).from(staff)).toEqual([{ passwordHash: null }])
})
