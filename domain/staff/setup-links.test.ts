import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { setupLinks, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeOwnPassword } from './accounts'
import { actor } from './actor'
import { findSession, openSession } from './sessions'
import { findSetupLink, firstAdminLink, linkLasts, redeemSetupLink } from './setup-links'
import { changeRole, disable, invite, renewLink } from './staff'
import { got, someone } from '@/domain/testing/newsroom'

const form = { name: 'Dara Sok', email: 'dara@example.org', passwordHash: 'hash' }
const everyone = () => read().select().from(staff)

async function invited() {
  const admin = await someone('admin')
  return { admin, ...got(await invite(admin, { name: 'Nang', email: 'Nang@Example.org ', role: 'editor' }, 0)) }
}

test('the first link makes the first admin, once', async () => {
  testDatabase()
  const { token } = (await firstAdminLink(0))!
  expect(await findSetupLink(token, 1)).toEqual({ person: null })
  const account = got(await redeemSetupLink(token, form, 1))
  expect(account).toMatchObject({ first: true, person: { name: 'Dara Sok', role: 'admin' } })
  expect(await findSetupLink(token, 2)).toBeUndefined()
  expect(await redeemSetupLink(token, { ...form, email: 'eve@example.org' }, 2)).toMatchObject({ ok: false })
  expect(await everyone()).toHaveLength(1)
})

test('two uses of one link at the same time make one account', async () => {
  testDatabase()
  const { token } = (await firstAdminLink(0))!
  const emails = ['a@example.org', 'b@example.org', 'c@example.org']
  const results = await Promise.all(emails.map((email) => redeemSetupLink(token, { ...form, email }, 1)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await everyone()).toHaveLength(1)
})

test('each start replaces the first link, and there is none once an admin exists', async () => {
  testDatabase()
  const first = (await firstAdminLink(0))!
  const second = (await firstAdminLink(1))!
  expect(await findSetupLink(first.token, 2)).toBeUndefined()
  got(await redeemSetupLink(second.token, form, 2))
  expect(await firstAdminLink(3)).toBeUndefined()
})

test('a link stops working after thirty minutes', async () => {
  testDatabase()
  const { token, expiresAt } = (await firstAdminLink(0))!
  expect(expiresAt).toBe(linkLasts)
  expect(await findSetupLink(token, linkLasts - 1)).toBeDefined()
  expect(await findSetupLink(token, linkLasts)).toBeUndefined()
  expect(await redeemSetupLink(token, form, linkLasts)).toMatchObject({ ok: false })
  expect(await everyone()).toEqual([])
})

test('only the hash of a link is stored', async () => {
  testDatabase()
  const { token } = (await firstAdminLink(0))!
  const stored = JSON.stringify(await read().select().from(setupLinks))
  expect(stored).not.toContain(token)
})

test('an invited person gets a name and a password; their email and role stay as invited', async () => {
  testDatabase()
  const { token, staffId } = await invited()
  expect(await findSetupLink(token, 1)).toEqual({ person: { id: staffId, name: 'Nang', email: 'nang@example.org' } })
  got(await redeemSetupLink(token, form, 1))
  const [row] = await read().select().from(staff).where(eq(staff.id, staffId))
  expect(row).toMatchObject({ name: 'Dara Sok', email: 'nang@example.org', role: 'editor', passwordHash: 'hash' })
})

test('a new password behind a link ends the sessions of the old one', async () => {
  testDatabase()
  const { token, staffId } = await invited()
  const session = await openSession(staffId, 0)
  got(await redeemSetupLink(token, form, 1))
  expect(await findSession(session, 2)).toBeUndefined()
})

test('a new link replaces the one before; disabling someone takes theirs away', async () => {
  testDatabase()
  const { admin, token, staffId } = await invited()
  const renewed = got(await renewLink(admin, staffId, 1))
  expect(await findSetupLink(token, 2)).toBeUndefined()
  expect(await findSetupLink(renewed.token, 2)).toBeDefined()
  got(await disable(admin, staffId, 3))
  expect(await findSetupLink(renewed.token, 4)).toBeUndefined()
  expect(await renewLink(admin, staffId, 5)).toMatchObject({ ok: false })
})

test('a link for a lost password ends with a change of password, and with another role', async () => {
  testDatabase()
  const { admin, staffId } = await invited()
  const who = actor({ id: staffId, name: 'Nang', role: 'editor', zone: 'UTC' })
  const lost = got(await renewLink(admin, staffId, 1))
  await changeOwnPassword(who, 'another', 2)
  expect(await findSetupLink(lost.token, 3)).toBeUndefined()
  expect(await redeemSetupLink(lost.token, form, 3)).toMatchObject({ ok: false })
  const again = got(await renewLink(admin, staffId, 4))
  got(await changeRole(admin, { staffId, role: 'contributor' }, 5))
  expect(await findSetupLink(again.token, 6)).toBeUndefined()
  expect((await everyone()).find(({ id }) => id === staffId)).toMatchObject({ passwordHash: 'another' })
})

test('an email that has an account, and an empty name, are refused and use nothing up', async () => {
  testDatabase()
  await invited()
  const { token } = (await firstAdminLink(0))!
  const result = await redeemSetupLink(token, { ...form, email: 'NANG@example.org' }, 1)
  expect(result).toMatchObject({ ok: false, problems: [{ field: 'email' }] })
  expect(await redeemSetupLink(token, { ...form, name: '  ' }, 1)).toMatchObject({ problems: [{ field: 'name' }] })
  expect(await findSetupLink(token, 1)).toBeDefined()
})
