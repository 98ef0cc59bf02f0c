import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, notices, sessions, usesElsewhere } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { someone } from '@/domain/testing/newsroom'
import { sha256 } from '@/lib/keys/random'
import type { Actor } from './actor'
import { endOtherSessions, ownSessions } from './own-sessions'
import type { SessionPlace } from './session-places'
import { confirmOwnSession, endSession, findSession, openSession, previousSecretLifetimeMs } from './sessions'

const office = { device: 'Firefox on Windows', network: 'office' }
const train = { device: 'Firefox on Windows', network: 'train' }
const sameOffice = { device: 'Safari on Mac', network: 'office' }
const thief = { device: 'Chrome on Linux', network: 'elsewhere' }

async function signedIn() {
  testDatabase()
  const who = await someone('editor', 'Nang Mon')
  return { who, token: await openSession(who.id!, 0, 'passkey', { place: office }) }
}

const from = (place: SessionPlace) => ({ placeFor: () => place })

async function told({ id }: Actor) {
  return (await read().select().from(notices).where(eq(notices.staffId, id!))).map(({ kind }) => kind)
}

async function recorded() {
  return (await read().select().from(audit)).filter(({ verb }) => verb === 'saw a session elsewhere')
}

test('a session goes on in another network, or with another browser, and nobody is told', async () => {
  const { who, token } = await signedIn()
  for (const place of [office, train, sameOffice])
    expect(await findSession(token, 1, from(place))).toMatchObject({ isElsewhere: false })
  expect([await told(who), await recorded()]).toEqual([[], []])
})

test('used with another browser on another network it is elsewhere: the person is told once, and the record', async () => {
  const { who, token } = await signedIn()
  for (let now = 1; now < 4; now++)
    expect(await findSession(token, now, from(thief))).toMatchObject({ isElsewhere: true })
  expect(await told(who)).toEqual(['elsewhere'])
  expect(await recorded()).toMatchObject([{ by: null, detail: { person: who.id, device: thief.device } }])
  expect(await ownSessions(who, 5)).toMatchObject([
    { device: office.device, elsewhere: [{ device: thief.device, at: 1 }] },
  ])
  await Promise.all(
    [5, 6, 7].map(async (now) => findSession(token, now, from({ device: 'Edge on Windows', network: 'n' }))),
  )
  expect(await told(who)).toEqual(['elsewhere', 'elsewhere'])
})

test('a use elsewhere keeps no session alive, and a hundred made-up places are five lines', async () => {
  const { who, token } = await signedIn()
  for (let n = 0; n < 100; n++)
    await findSession(token, 30 * 60_000, from({ device: 'Chrome on Linux', network: `${n}` }))
  expect(await recorded()).toHaveLength(5)
  expect(await told(who)).toHaveLength(5)
  const [row] = await read().select().from(sessions)
  expect(row).toMatchObject({ seenAt: 0 })
})

test('places that are made up at the same moment are five lines too', async () => {
  const { who, token } = await signedIn()
  const places = Array.from({ length: 20 }, (_, n) => ({ device: 'Chrome on Linux', network: `${n}` }))
  await Promise.all(places.map(async (place) => findSession(token, 1, from(place))))
  expect(await recorded()).toHaveLength(5)
  expect(await told(who)).toHaveLength(5)
})

test('confirmed there it belongs there, the secret from before opens nothing, and what was seen elsewhere stays in the list', async () => {
  const { who, token } = await signedIn()
  const home = { device: 'Safari on iPad', network: 'home' }
  await findSession(token, 1, from(thief))
  const { hash } = (await findSession(token, 2, from(home)))!
  const next = await confirmOwnSession(who, { hash, place: home }, 3)
  expect(await findSession(next, 4, from(home))).toMatchObject({ isElsewhere: false, confirmedAt: 3 })
  expect(await findSession(next, 4, from(office))).toMatchObject({ isElsewhere: true })
  expect(await findSession(token, 4 + previousSecretLifetimeMs, from(thief))).toBeUndefined()
  const [session] = await ownSessions(who, 5)
  expect(session).toMatchObject({ device: home.device })
  expect(session!.elsewhere.map(({ device }) => device)).toEqual([thief.device, office.device])
  await endSession(next, 6)
  expect(await read().select().from(usesElsewhere)).toEqual([])
})

test('a session from before places were kept may be used anywhere', async () => {
  const { who } = await signedIn()
  const token = await openSession(who.id!, 0)
  expect(await findSession(token, 1, from(thief))).toMatchObject({ isElsewhere: false })
})

test('what was under way while somebody confirmed still finds its session for half a minute, as not confirmed', async () => {
  const { who, token } = await signedIn()
  const next = await confirmOwnSession(who, { hash: sha256(token) }, 1000)
  expect(await findSession(token, 1000 + previousSecretLifetimeMs - 1)).toMatchObject({ id: who.id, confirmedAt: 0 })
  expect(await findSession(token, 1000 + previousSecretLifetimeMs)).toBeUndefined()
  expect(await findSession(next, 1000 + previousSecretLifetimeMs)).toMatchObject({ confirmedAt: 1000 })
})

test('whoever confirms in two windows at the same moment stays signed in', async () => {
  const { who, token } = await signedIn()
  const session = { hash: sha256(token), place: train }
  const first = await confirmOwnSession(who, session, 1)
  const second = await confirmOwnSession(who, session, 2)
  expect(await findSession(first, 3)).toMatchObject({ confirmedAt: 0 })
  expect(await findSession(second, 3)).toMatchObject({ confirmedAt: 2, ...train })
})

test('signing out with the secret from before ends the session, and signing out elsewhere leaves no copy', async () => {
  const { who, token } = await signedIn()
  const next = await confirmOwnSession(who, { hash: sha256(token) }, 1)
  const last = await endOtherSessions(who, { hash: sha256(next) }, 2)
  expect(await findSession(next, 3)).toBeUndefined()
  expect(await findSession(token, 3)).toBeUndefined()
  expect(await findSession(last, 3)).toMatchObject({ confirmedAt: 1 })
  const renewed = await confirmOwnSession(who, { hash: sha256(last) }, 4)
  await endSession(last, 5)
  expect(await findSession(renewed, 6)).toBeUndefined()
  expect(await write((tx) => tx.$count(sessions))).toBe(0)
})
