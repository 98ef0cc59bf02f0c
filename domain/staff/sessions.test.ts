import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, rawWriter, read, write } from '@/db/connection'
import { storageFault } from '@/db/faults'
import { sessions, settings, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { fillDisk, fullDisk } from '@/db/test-full-disk'
import { findKnownBrowser, rememberBrowser } from './known-browsers'
import { endOtherSessions, endOwnSession, ownSessions } from './own-sessions'
import { endSession, findSession, maxIdleMs, maxSessionAgeMs, openSession } from './sessions'
import { addSetupLink, findSetupLink } from './setup-links'
import { someone } from '@/domain/testing/newsroom'

const minute = 60_000

test('a session opens for its secret and for nothing else, and only its hash is stored', async () => {
  testDatabase()
  const who = await someone('editor', 'Dara')
  const token = await openSession(who.id!, 0)
  expect(await findSession(token, minute)).toMatchObject({ id: who.id, name: 'Dara', role: 'editor' })
  expect(await findSession(`${token}x`, minute)).toBeUndefined()
  const [row] = await read().select().from(sessions)
  expect(await findSession(row!.hash, minute)).toBeUndefined()
  expect(JSON.stringify(row)).not.toContain(token)
})

test('what a page asks by itself keeps no session alive', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  for (let now = 0; now < maxIdleMs; now += minute) await findSession(token, now, { unasked: true })
  expect(await findSession(token, maxIdleMs, { unasked: true })).toBeUndefined()
})

test('a revoked session is dead in the very next question, also when another process revoked it', async () => {
  const dir = testDatabase()
  const token = await openSession((await someone()).id!, 0)
  expect(await findSession(token, 1)).toBeDefined()
  await endSession(token, 1)
  expect(await findSession(token, 1)).toBeUndefined()
  closeDatabase()
  openDatabase(dir)
  expect(await findSession(token, 1)).toBeUndefined()
})

test('a session ends after an hour without a request, and each request keeps it', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  expect(await findSession(token, maxIdleMs - 1)).toBeDefined()
  expect(await findSession(token, 2 * maxIdleMs - 2)).toBeDefined()
  expect(await findSession(token, 3 * maxIdleMs)).toBeUndefined()
})

test('a session ends after twelve hours, however busy', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  for (let now = 0; now < maxSessionAgeMs; now += 30 * minute) expect(await findSession(token, now)).toBeDefined()
  expect(await findSession(token, maxSessionAgeMs)).toBeUndefined()
})

test('being seen is written at most once a minute', async () => {
  testDatabase()
  const who = await someone()
  const token = await openSession(who.id!, 0)
  const seenMoments = async () => [
    (await read().select().from(sessions))[0]!.seenAt,
    (await read().select().from(staff))[0]!.seenAt,
  ]
  await findSession(token, minute - 1)
  expect(await seenMoments()).toEqual([0, 0])
  await findSession(token, minute)
  expect(await seenMoments()).toEqual([minute, minute])
  await findSession(token, minute + 1)
  expect(await seenMoments()).toEqual([minute, minute])
})

test('on a full disk a session stays open by being used, and its use is written down as soon as there is room', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  const makeRoom = await fillDisk('sessions')
  for (let now = minute; now <= 3 * maxIdleMs; now += 10 * minute) expect(await findSession(token, now)).toBeDefined()
  expect(storageFault()).toBe(fullDisk)
  expect((await read().select().from(sessions))[0]!.seenAt).toBe(0)
  await makeRoom()
  expect(await findSession(token, 3 * maxIdleMs)).toBeDefined()
  expect(storageFault()).toBeUndefined()
  expect((await read().select().from(sessions))[0]!.seenAt).toBe(3 * maxIdleMs)
})

test('while the disk is full, each request tries whether there is room again', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  const makeRoom = await fillDisk('settings')
  const save = write(async (tx) => tx.insert(settings).values({ key: 'a', value: 1 }))
  await expect(save).rejects.toThrow()
  expect(storageFault()).toBe(fullDisk)
  await makeRoom()
  await findSession(token, 1)
  expect(storageFault()).toBeUndefined()
})

test('a full disk keeps no unused session alive', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  await fillDisk('sessions')
  expect(await findSession(token, minute)).toBeDefined()
  expect(await findSession(token, minute + maxIdleMs)).toBeUndefined()
})

testOfSqlite('a database that may only be read keeps nobody out of the desk', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  rawWriter().pragma('query_only = on')
  expect(await findSession(token, minute)).toBeDefined()
  expect(storageFault()).toBe('readOnly')
})

test('a disabled account has no session from that moment on, even where its row was left', async () => {
  testDatabase()
  const token = await openSession((await someone()).id!, 0)
  await write(async (tx) => void (await tx.update(staff).set({ disabledAt: 1 })))
  expect(await findSession(token, 2)).toBeUndefined()
})

test('someone sees and ends their own sessions and no one else’s', async () => {
  testDatabase()
  const [me, other] = [await someone(), await someone()]
  const mine = await openSession(me.id!, 0)
  await openSession(me.id!, 10 * minute)
  const theirs = await openSession(other.id!, 0)
  const [newest, oldest] = await ownSessions(me, 20 * minute)
  expect(await ownSessions(me, 20 * minute)).toHaveLength(2)
  expect(newest!.createdAt).toBe(10 * minute)
  await endOwnSession(other, oldest!.hash, 1)
  expect(await findSession(mine, minute)).toBeDefined()
  await endOwnSession(me, oldest!.hash, 1)
  expect(await findSession(mine, minute)).toBeUndefined()
  expect(await findSession(theirs, minute)).toBeDefined()
})

test('signing out everywhere else leaves this session, and no link, no other session and no other known browser', async () => {
  testDatabase()
  const who = await someone()
  const { email } = (await read().select().from(staff))[0]!
  const token = await openSession(who.id!, 0)
  const ended = await openSession(who.id!, 0)
  const [here, there] = [await rememberBrowser(who.id!, undefined, 0), await rememberBrowser(who.id!, undefined, 0)]
  const link = await write((tx) => addSetupLink(tx, { staffId: who.id!, kind: 'password' }, 0))
  const { hash } = (await findSession(token, 1))!
  const renewed = await endOtherSessions(who, { hash, browser: here }, 1)
  expect(await findSession(renewed, 1)).toBeDefined()
  expect(await findSession(ended, 1)).toBeUndefined()
  expect(await findSetupLink(link.token, 1)).toBeUndefined()
  expect(await findKnownBrowser({ email, token: here }, 1)).toBeDefined()
  expect(await findKnownBrowser({ email, token: there }, 1)).toBeUndefined()
})
