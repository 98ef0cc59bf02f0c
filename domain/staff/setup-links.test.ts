import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isShared, read } from '@/db/connection'
import { audit, setupLinks, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeOwnPassword } from './accounts'
import { makeActor } from './actor'
import { findSession, openSession } from './sessions'
import {
  findSetupLink,
  firstAdminLink,
  linkLifetimesMs,
  useRecoveryLink,
  redeemSetupLink,
  usedLinkAt,
} from './setup-links'
import { changeRole, disableStaff, inviteStaff, createRecoveryLink, renewLink } from './staff'
import { got, someone } from '@/domain/testing/newsroom'

const form = { name: 'Dara Sok', email: 'dara@example.org', passwordHash: 'hash' }
const everyone = () => read().select().from(staff)

async function invited() {
  const admin = await someone('admin')
  return { admin, ...got(await inviteStaff(admin, { name: 'Nang', email: 'Nang@Example.org ', role: 'editor' }, 0)) }
}

test('the first link makes the first admin, once', async () => {
  testDatabase()
  const { token } = (await firstAdminLink(0))!
  expect(await findSetupLink(token, 1)).toEqual({ person: null, kind: 'first' })
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

test('each start replaces the first link, but where several start, which say the same; there is none once an admin exists', async () => {
  testDatabase()
  const first = (await firstAdminLink(0))!
  const another = (await firstAdminLink(1))!
  expect(another.token === first.token).toBe(isShared)
  expect(another.expiresAt).toBe(isShared ? first.expiresAt : linkLifetimesMs.first + 1)
  const second = (await firstAdminLink(linkLifetimesMs.first - 5 * 60_000))!
  expect(await findSetupLink(first.token, 2)).toBeUndefined()
  expect(await findSetupLink(another.token, 2)).toBeUndefined()
  got(await redeemSetupLink(second.token, form, 2))
  expect(await firstAdminLink(3)).toBeUndefined()
})

test('the first link and one for a password stop working after thirty minutes, an invitation after seven days', async () => {
  testDatabase()
  const { token, expiresAt } = (await firstAdminLink(0))!
  expect(expiresAt).toBe(30 * 60_000)
  expect(await findSetupLink(token, expiresAt - 1)).toBeDefined()
  expect(await findSetupLink(token, expiresAt)).toBeUndefined()
  expect(await redeemSetupLink(token, form, expiresAt)).toMatchObject({ ok: false })
  expect(await everyone()).toEqual([])
  const { admin, staffId, ...invitation } = await invited()
  expect(invitation.expiresAt).toBe(7 * 86_400_000)
  expect(await findSetupLink(invitation.token, linkLifetimesMs.invitation - 1)).toMatchObject({ kind: 'invitation' })
  expect(await findSetupLink(invitation.token, linkLifetimesMs.invitation)).toBeUndefined()
  expect(got(await renewLink(admin, staffId, 0))).toMatchObject({ kind: 'invitation', expiresAt: 7 * 86_400_000 })
  got(await redeemSetupLink(got(await renewLink(admin, staffId, 1)).token, form, 2))
  expect(got(await renewLink(admin, staffId, 3))).toMatchObject({ kind: 'password', expiresAt: 3 + 30 * 60_000 })
})

test('of a link that is opened again it is known that and when it was used; of a replaced one nothing is', async () => {
  testDatabase()
  const { admin, token, staffId } = await invited()
  expect(await usedLinkAt(token, 1)).toBeUndefined()
  got(await redeemSetupLink(token, form, 5))
  expect(await usedLinkAt(token, 6)).toBe(5)
  expect(await findSetupLink(token, 6)).toBeUndefined()
  expect(await redeemSetupLink(token, form, 6)).toMatchObject({ ok: false })
  expect(await usedLinkAt(token, linkLifetimesMs.invitation)).toBeUndefined()
  const next = got(await renewLink(admin, staffId, 7))
  got(await renewLink(admin, staffId, 8))
  expect(await usedLinkAt(next.token, 9)).toBeUndefined()
})

test('a way back is made by the machine alone, opens a closed account, and the record names it', async () => {
  testDatabase()
  const { admin, token, staffId } = await invited()
  got(await redeemSetupLink(token, form, 1))
  got(await disableStaff(admin, { staffId }, 2))
  expect(await createRecoveryLink(admin, staffId, 3)).toMatchObject({ ok: false })
  const machine = makeActor({ id: null, name: 'Machine', role: 'admin', zone: 'UTC' })
  const link = got(await createRecoveryLink(machine, staffId, 4))
  expect(await findSetupLink(link.token, 5)).toMatchObject({ kind: 'way back', person: { id: staffId } })
  expect(got(await useRecoveryLink(link.token, 6))).toMatchObject({ person: { id: staffId } })
  expect(await useRecoveryLink(link.token, 7)).toMatchObject({ ok: false })
  const acts = (await read().select().from(audit)).map(({ verb, by }) => [verb, by])
  expect(acts).toEqual(
    expect.arrayContaining([
      ['made a way back', null],
      ['came back by a link', staffId],
    ]),
  )
  // An ordinary link lets nobody in without a new password.
  expect(await useRecoveryLink(got(await renewLink(machine, staffId, 8)).token, 9)).toMatchObject({ ok: false })
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
  expect(await findSetupLink(token, 1)).toMatchObject({
    person: { id: staffId, name: 'Nang', email: 'nang@example.org' },
  })
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
  got(await disableStaff(admin, { staffId }, 3))
  expect(await findSetupLink(renewed.token, 4)).toBeUndefined()
  expect(await renewLink(admin, staffId, 5)).toMatchObject({ ok: false })
})

test('a link for a lost password ends with a change of password, and with another role', async () => {
  testDatabase()
  const { admin, staffId } = await invited()
  const who = makeActor({ id: staffId, name: 'Nang', role: 'editor', zone: 'UTC' })
  const lost = got(await renewLink(admin, staffId, 1))
  await changeOwnPassword(who, { passwordHash: 'another', current: { hash: '' } }, 2)
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
