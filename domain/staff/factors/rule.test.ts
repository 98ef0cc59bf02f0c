import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, authenticatorApps, notices, passkeys, sessions, settings, staff, type SignedInBy } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import type { Actor } from '../actor'
import { removeFactorsOf } from '../others-access'
import { confirmOwnSession, findSession, openSession, previousSecretLifetimeMs } from '../sessions'
import { addSetupLink, findSetupLink } from '../setup-links'
import { beginApp, confirmApp, removeApp, setUpLifetimeMs, unconfirmedApp } from './authenticator-app'
import { addPasskey, passkeysOf, removePasskey, renamePasskey } from './passkeys'
import { findPendingSignIn, openPendingSignIn, pendingLifetimeMs } from './pending-sign-ins'
import { codesLeft } from './recovery-codes'
import { changeFactorRule, factorRule, nextStepOf, ownFactorDueAt } from './rule'
import { sha256 } from '@/lib/keys/random'

const day = 24 * 60 * 60_000
const codes = Array.from({ length: 10 }, (_, n) => `code ${n}`)

async function giveApp(who: Actor, session?: string, now = 0) {
  await beginApp(who, 'sealed', now)
  const { id } = (await unconfirmedApp(who, now))!
  return confirmApp(who, { id, step: 1, session, codes }, now)
}

let made = 0
async function givePasskey(who: Actor, session?: string, host = 'localhost') {
  const passkey = { credentialId: `id ${++made}`, publicKey: 'key', counter: 0, transports: ['usb'], name: ' ', host }
  return got(await addPasskey(who, passkey, { session, codes }, 0))
}

const gives = { app: giveApp, passkey: givePasskey }

test.each(['app', 'passkey'] as const)(
  'with %s set up, a password alone opens no session, and what it opened before is over',
  async (factor) => {
    testDatabase()
    const who = await someone('editor')
    const id = who.id!
    const before = await openSession(id, 0)
    expect(await nextStepOf(id, 1)).toBe('nothing')
    await gives[factor](who)
    expect(await nextStepOf(id, 1)).toBe('second factor')
    await expect(openSession(id, 1, 'password')).rejects.toThrow('A password alone')
    expect(await findSession(before, 1)).toBeUndefined()
    for (const by of ['app', 'recovery', 'passkey'] as const)
      expect(await findSession(await openSession(id, 1, by), 2)).toMatchObject({ signedInBy: by })
  },
)

test('a session that a password opened is over once a factor is there, even where its row was left', async () => {
  testDatabase()
  const who = await someone('editor')
  const token = await openSession(who.id!, 0)
  await write(async (tx) => {
    await tx.insert(authenticatorApps).values({ staffId: who.id!, sealedSecret: 's', createdAt: 0, confirmedAt: 0 })
  })
  expect(await findSession(token, 1)).toBeUndefined()
  await write(async (tx) => void (await tx.update(authenticatorApps).set({ confirmedAt: null })))
  expect(await findSession(token, 1)).toBeDefined()
})

test.each([
  ['nobody', []],
  ['admins', ['admin']],
  ['everyone', ['admin', 'editor', 'contributor']],
] as const)('where %s must have one, after the days of grace those are led to set one up', async (who, asked) => {
  testDatabase()
  const chief = await someone('admin')
  await giveApp(chief)
  got(await changeFactorRule(chief, { who, days: 7 }, 100))
  const [start, end] = [100 + 7 * day - 1, 100 + 7 * day]
  for (const role of ['admin', 'editor', 'contributor'] as const) {
    const person = await someone(role)
    const isAsked = (asked as readonly string[]).includes(role)
    const token = await openSession(person.id!, start)
    expect(await ownFactorDueAt(person)).toBe(isAsked ? end : undefined)
    expect(await nextStepOf(person.id!, start)).toBe('nothing')
    expect(await nextStepOf(person.id!, end)).toBe(isAsked ? 'set up' : 'nothing')
    expect(await findSession(token, end), role)[isAsked ? 'toBeUndefined' : 'toBeDefined']()
    if (isAsked) await expect(openSession(person.id!, end)).rejects.toThrow('A password alone')
    if (isAsked) expect(await findSession(await openSession(person.id!, end, 'passkey'), end)).toBeDefined()
  }
})

test('the days count from when they were asked, for a new account from when it was made', async () => {
  testDatabase()
  const chief = await someone('admin')
  await giveApp(chief)
  got(await changeFactorRule(chief, { who: 'everyone', days: 7 }, 0))
  got(await changeFactorRule(chief, { who: 'everyone', days: 10 }, 5 * day))
  expect(await factorRule()).toEqual({ who: 'everyone', days: 10, since: 0 })
  const newcomer = await someone('editor')
  await write(
    async (tx) =>
      void (await tx
        .update(staff)
        .set({ createdAt: 20 * day })
        .where(eq(staff.id, newcomer.id!))),
  )
  expect(await ownFactorDueAt(newcomer)).toBe(30 * day)
  got(await changeFactorRule(chief, { who: 'admins', days: 10 }, 6 * day))
  expect(await factorRule()).toMatchObject({ since: 6 * day })
})

test('only an admin chooses, within bounds, and not so that they are kept out themselves at once', async () => {
  testDatabase()
  const admin = await someone('admin')
  await expect(changeFactorRule(await someone('editor'), { who: 'nobody', days: 0 }, 0)).rejects.toThrow('may not')
  for (const days of [-1, 91, 0.5, NaN])
    expect(await changeFactorRule(admin, { who: 'everyone', days }, 0)).toMatchObject({ problems: [{ field: 'days' }] })
  expect(await changeFactorRule(admin, { who: 'admins', days: 0 }, 0)).toMatchObject({ ok: false })
  expect(await read().select().from(settings)).toEqual([])
  got(await changeFactorRule(admin, { who: 'admins', days: 1 }, 0))
  await givePasskey(admin)
  got(await changeFactorRule(admin, { who: 'admins', days: 0 }, 0))
  expect((await read().select().from(audit)).map(({ verb }) => verb)).toContain('changed who needs a second factor')
})

test('a change of a factor ends everything else that is open, goes on here under another secret, as confirmed as before, and is told', async () => {
  testDatabase()
  const who = await someone('editor')
  const id = who.id!
  let here = await openSession(id, -9)
  const acts: ((session: string) => Promise<{ token: string | undefined }>)[] = [
    (session) => giveApp(who, session),
    (session) => givePasskey(who, session),
    (session) => givePasskey(who, session),
    async (session) => got(await removeApp(who, session, 0)),
    async (session) => got(await removePasskey(who, { id: (await passkeysOf(id))[0]!.id, session }, 0)),
  ]
  for (const act of acts) {
    const elsewhere = await write(async (tx) => {
      const values = { staffId: id, createdAt: 0, seenAt: 0, signedInBy: 'passkey' as SignedInBy }
      await tx.insert(sessions).values({ ...values, hash: sha256('elsewhere') })
      return { link: (await addSetupLink(tx, { staffId: id, kind: 'password' }, 0)).token }
    })
    const pending = await openPendingSignIn(id, 0)
    const { token } = await act(sha256(here))
    expect(await findSession(here, 1)).toBeUndefined()
    here = token!
    expect(await findSession(here, 1)).toMatchObject({ id, confirmedAt: -9 })
    expect(await findSession('elsewhere', 1)).toBeUndefined()
    expect(await findSetupLink(elsewhere.link, 1)).toBeUndefined()
    expect(await findPendingSignIn(pending, 1)).toBeUndefined()
  }
  expect(await read().$count(notices, eq(notices.kind, 'factor'))).toBe(acts.length)
})

test('without an app in use there is none to remove: one that waits for its first code ends nothing', async () => {
  testDatabase()
  const who = await someone('editor')
  const [here, elsewhere] = [await openSession(who.id!, 0), await openSession(who.id!, 0)]
  await beginApp(who, 'sealed', 0)
  expect(await removeApp(who, sha256(here), 1)).toMatchObject({
    problems: [{ message: 'You have no authenticator app.' }],
  })
  for (const token of [here, elsewhere]) expect(await findSession(token, 2)).toBeDefined()
  expect(await unconfirmedApp(who, 2)).toBeDefined()
})

test('recovery codes come with the first factor and go with the last; a site that asks for one keeps the last', async () => {
  testDatabase()
  const admin = await someone('admin')
  expect(await giveApp(admin)).toMatchObject({ newCodes: true })
  expect(await givePasskey(admin)).toMatchObject({ newCodes: false })
  expect(await codesLeft(admin.id!)).toBe(10)
  got(await removeApp(admin, undefined, 0))
  got(await changeFactorRule(admin, { who: 'admins', days: 30 }, 0))
  const [key] = await passkeysOf(admin.id!)
  expect(await removePasskey(admin, { id: key!.id, session: undefined }, 0)).toMatchObject({
    problems: [{ message: expect.stringMatching(/Set up another one first/) }],
  })
  expect(await codesLeft(admin.id!)).toBe(10)
  got(await changeFactorRule(admin, { who: 'nobody', days: 0 }, 0))
  got(await removePasskey(admin, { id: key!.id, session: undefined }, 0))
  expect(await codesLeft(admin.id!)).toBe(0)
})

test('of somebody else’s passkeys none is removed or renamed', async () => {
  testDatabase()
  const [owner, other] = [await someone('admin'), await someone('admin')]
  await givePasskey(owner)
  const [key] = await passkeysOf(owner.id!)
  got(await removePasskey(other, { id: key!.id, session: undefined }, 0))
  got(await renamePasskey(other, { id: key!.id, name: 'Mine' }, 0))
  expect(await passkeysOf(owner.id!)).toMatchObject([{ name: 'Passkey 1' }])
  got(await renamePasskey(owner, { id: key!.id, name: ' Blue\nkey ' }, 0))
  expect(await passkeysOf(owner.id!)).toMatchObject([{ name: 'Blue key' }])
  expect(await renamePasskey(owner, { id: key!.id, name: ' ' }, 0)).toMatchObject({ problems: [{ field: 'name' }] })
})

test('an app in use stays until the first code of its successor, which is waited for half an hour', async () => {
  testDatabase()
  const who = await someone('editor')
  await giveApp(who)
  await beginApp(who, 'another', 10)
  expect(await unconfirmedApp(who, 9 + setUpLifetimeMs)).toMatchObject({ sealedSecret: 'another' })
  expect(await unconfirmedApp(who, 10 + setUpLifetimeMs)).toBeUndefined()
  expect(await read().select().from(authenticatorApps)).toHaveLength(2)
  const { id } = (await unconfirmedApp(who, 11))!
  await confirmApp(who, { id, step: 5, session: undefined, codes }, 11)
  expect(await read().select().from(authenticatorApps)).toMatchObject([{ sealedSecret: 'another', lastStep: 5 }])
})

test('what is pending after a password is over after a quarter of an hour, and is no session', async () => {
  testDatabase()
  const who = await someone('editor')
  const token = await openPendingSignIn(who.id!, 0)
  expect(await findPendingSignIn(token, pendingLifetimeMs - 1)).toMatchObject({ id: who.id })
  expect(await findPendingSignIn(token, pendingLifetimeMs)).toBeUndefined()
  expect(await findSession(token, 1)).toBeUndefined()
})

test('an admin removes the factors of somebody who lost them, who is signed out and told; not their own', async () => {
  testDatabase()
  const [admin, who] = [await someone('admin'), await someone('editor')]
  await giveApp(who)
  await givePasskey(who)
  const token = await openSession(who.id!, 0, 'app')
  await expect(removeFactorsOf(await someone('editor'), who.id!, 0)).rejects.toThrow('may not')
  expect(await removeFactorsOf(admin, admin.id!, 0)).toMatchObject({ ok: false })
  got(await removeFactorsOf(admin, who.id!, 5))
  expect(await findSession(token, 6)).toBeUndefined()
  expect(await nextStepOf(who.id!, 6)).toBe('nothing')
  expect(await codesLeft(who.id!)).toBe(0)
  expect(await read().select().from(passkeys)).toEqual([])
  expect((await read().select().from(notices)).map(({ about }) => about)).toContain('all removed at 5')
})

test('whoever confirms that it is them goes on under another secret, with the moment noted', async () => {
  testDatabase()
  const who = await someone('editor')
  const token = await openSession(who.id!, 0, 'passkey')
  const next = await confirmOwnSession(who, { hash: sha256(token) }, 9)
  expect(await findSession(token, 9 + previousSecretLifetimeMs)).toBeUndefined()
  expect(await findSession(next, 10)).toMatchObject({ confirmedAt: 9, signedInBy: 'passkey' })
})
