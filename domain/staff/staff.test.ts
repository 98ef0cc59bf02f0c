import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { staff, type Role } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeOwnAccount, changeOwnPassword, findCredentials, ownAccount } from './accounts'
import { makeActor, type Actor } from './actor'
import { findSession, openSession } from './sessions'
import { changeRole, disableStaff, enableStaff, inviteStaff, renewLink, roles, staffList } from './staff'
import { timelineOf } from '@/domain/desk/timeline'
import { release } from '@/domain/publishing/releases'
import { got, post, someone } from '@/domain/testing/newsroom'
import { findDraft } from '@/domain/writing/drafts'
import { sha256 } from '@/lib/keys/random'

/** Someone who has set their account up. */
async function active(role: Role) {
  const who = await someone(role)
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash: 'hash' }).where(eq(staff.id, who.id!))))
  return who
}

const row = async (who: Actor) => (await read().select().from(staff).where(eq(staff.id, who.id!)))[0]!

// Every verb of this file that needs a right, each asked by every role.
const verbs: Record<string, (who: Actor, other: number) => Promise<unknown>> = {
  staffList: (who) => staffList(who),
  invite: (who) => inviteStaff(who, { name: 'New', email: 'new@example.org', role: 'contributor' }, 0),
  renewLink: (who, other) => renewLink(who, other, 0),
  changeRole: (who, other) => changeRole(who, { staffId: other, role: 'admin' }, 0),
  disable: (who, other) => disableStaff(who, { staffId: other }, 0),
  enable: (who, other) => enableStaff(who, other, 0),
}

test.each(Object.keys(verbs).flatMap((verb) => roles.map((role) => [verb, role] as const)))(
  '%s by %s: admins may, others change nothing',
  async (verb, role) => {
    testDatabase()
    await active('admin')
    const who = await active(role)
    const other = await active('editor')
    const before = await read().select().from(staff)
    const attempt = verbs[verb]!(who, other.id!)
    if (role === 'admin') return expect(await attempt).toBeDefined()
    await expect(attempt).rejects.toMatchObject({ name: 'NotPermitted' })
    expect(await read().select().from(staff)).toEqual(before)
  },
)

test('the list says who is invited, active and disabled, and when they were last here', async () => {
  testDatabase()
  const admin = await active('admin')
  const gone = await active('editor')
  const invited = got(await inviteStaff(admin, { name: 'Invited', email: 'i@example.org', role: 'editor' }, 5))
  await openSession(admin.id!, 7)
  got(await disableStaff(admin, { staffId: gone.id! }, 8))
  const states = (await staffList(admin)).map(({ id, state, seenAt }) => [id, state, seenAt])
  expect(new Set(states)).toEqual(
    new Set([
      [admin.id, 'active', 7],
      [gone.id, 'disabled', null],
      [invited.staffId, 'invited', null],
    ]),
  )
})

test('an invitation for an email that is on the list is refused, whatever its capitals', async () => {
  testDatabase()
  const admin = await active('admin')
  const person = { name: 'Nang', role: 'editor' as const }
  got(await inviteStaff(admin, { ...person, email: 'Nang@Example.org' }, 0))
  const again = await inviteStaff(admin, { ...person, email: ' nang@example.ORG' }, 0)
  expect(again).toMatchObject({ ok: false, problems: [{ field: 'email' }] })
})

test('the last admin who can sign in keeps role and account', async () => {
  testDatabase()
  const admin = await active('admin')
  await someone('admin', 'Invited, without a password')
  const disabled = await active('admin')
  got(await disableStaff(admin, { staffId: disabled.id! }, 1))
  for (const asking of [admin, makeActor({ id: null, name: 'Machine', role: 'admin', zone: 'UTC' })]) {
    expect(await changeRole(asking, { staffId: admin.id!, role: 'editor' }, 0)).toMatchObject({ ok: false })
    expect(await disableStaff(asking, { staffId: admin.id! }, 2)).toMatchObject({ ok: false })
  }
  expect(await row(admin)).toMatchObject({ role: 'admin', disabledAt: null })
})

test('of two admins who take each other’s role at the same time, one stays', async () => {
  testDatabase()
  const [a, b] = [await active('admin'), await active('admin')]
  const results = await Promise.all([
    changeRole(a, { staffId: b.id!, role: 'editor' }, 0),
    changeRole(b, { staffId: a.id!, role: 'editor' }, 0),
  ])
  expect(results.map(({ ok }) => ok)).toEqual([true, false])
})

test('another role ends the sessions and counts from the next sign-in', async () => {
  testDatabase()
  const admin = await active('admin')
  const who = await active('editor')
  const token = await openSession(who.id!, 0)
  got(await changeRole(admin, { staffId: who.id!, role: 'contributor' }, 0))
  expect(await findSession(token, 1)).toBeUndefined()
  expect(await findSession(await openSession(who.id!, 2), 3)).toMatchObject({ role: 'contributor' })
})

test('a disabled account cannot sign in and its sessions are gone; enabled, it can again but they stay gone', async () => {
  testDatabase()
  const admin = await active('admin')
  const who = await active('editor')
  const { email } = await row(who)
  const token = await openSession(who.id!, 0)
  got(await disableStaff(admin, { staffId: who.id! }, 1))
  expect(await findCredentials(email)).toBeUndefined()
  got(await enableStaff(admin, who.id!, 0))
  expect(await findCredentials(email)).toMatchObject({ id: who.id })
  expect(await findSession(token, 2)).toBeUndefined()
})

test('whoever leaves gives their drafts to a colleague, who then works on; the record still says who began them', async () => {
  testDatabase()
  const [admin, gone, heir] = [await active('admin'), await active('contributor'), await active('contributor')]
  const [draft, live] = [await post(gone, { title: 'Draft' }), await post(gone, { title: 'Live', slug: 'live' })]
  got(await release(admin, live, 1))
  await expect(findDraft(heir, draft.entryId)).rejects.toThrow('may not')
  const [staffId, other] = [gone.id!, await active('editor')]
  got(await disableStaff(admin, { staffId: other.id! }, 1))
  for (const successor of [staffId, other.id!, 999])
    expect(await disableStaff(admin, { staffId, successor }, 2)).toMatchObject({ ok: false })
  expect(await row(gone)).toMatchObject({ disabledAt: null })
  got(await disableStaff(admin, { staffId, successor: heir.id! }, 2))
  expect(await findDraft(heir, draft.entryId)).toMatchObject({ entry: { createdBy: heir.id } })
  await expect(findDraft(heir, live.entryId)).rejects.toThrow('may not')
  expect(await timelineOf(heir, draft.entryId, 3)).toMatchObject([{ what: 'began', by: gone.name }])
})

test('someone changes their own name and zone, and is told what is wrong', async () => {
  testDatabase()
  const who = await active('contributor')
  got(await changeOwnAccount(who, { name: ' Nang Mon ', zone: 'Asia/Yangon' }, 0))
  expect(await ownAccount(who)).toMatchObject({ name: 'Nang Mon', zone: 'Asia/Yangon' })
  expect(await changeOwnAccount(who, { name: ' ', zone: 'UTC' }, 0)).toMatchObject({ problems: [{ field: 'name' }] })
  expect(await changeOwnAccount(who, { name: 'N', zone: 'Mars' }, 0)).toMatchObject({ problems: [{ field: 'zone' }] })
})

test('a new own password ends every other session; this one gets another secret, and is confirmed by nothing', async () => {
  testDatabase()
  const who = await active('contributor')
  const [here, elsewhere] = [await openSession(who.id!, 0), await openSession(who.id!, 0)]
  const current = { hash: sha256(here) }
  const token = await changeOwnPassword(who, { passwordHash: 'another', current }, 5)
  for (const ended of [here, elsewhere]) expect(await findSession(ended, 6)).toBeUndefined()
  expect(await findSession(token, 6)).toMatchObject({ id: who.id, confirmedAt: 0 })
  expect((await row(who)).passwordHash).toBe('another')
})
