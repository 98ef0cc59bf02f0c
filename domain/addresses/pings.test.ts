import { createServer, type AddressInfo } from 'node:net'
import { createServer as createWeb } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { sendPing } from '@/lib/web/send-ping'
import { isOnlyNear, sendDuePings, retryPings, chooseSearchEngineNotices, tellingState, type Ping } from './pings'
import { searchKey } from '@/domain/published/indexnow-key'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, post, someone } from '@/domain/testing/newsroom'

const minute = 60_000
const on = morning('2014-11-01')
const site = 'https://archive.example.org'

let room: Awaited<ReturnType<typeof newsroom>>
const open: (() => void)[] = []
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})
afterEach(() => open.splice(0).forEach((close) => close()))

/** A search engine for tests: records its messages, and answers with a status. */
async function engine() {
  const told: Ping[] = []
  const answer = { status: 200 }
  const server = createWeb(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString()
    expect([req.method, req.headers['content-type']]).toEqual(['POST', 'application/json; charset=utf-8'])
    if (answer.status < 300) told.push(JSON.parse(body) as Ping)
    res.writeHead(answer.status).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  open.push(() => void server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexnow`
  const round = (now: number, siteUrl = site) => sendDuePings((ping) => sendPing(ping, endpoint), siteUrl, now)
  return { told, answer, round, addresses: () => told.flatMap(({ urlList }) => urlList) }
}

const published = async (at: number) => {
  const draft = await post(room.editor, { title: `At ${at}` }, at)
  return { ...draft, ...got(await release(room.editor, draft, at)) }
}

test('nothing is told until an admin turns it on, and nothing of before', async () => {
  const { told, round } = await engine()
  await published(on - minute)
  await round(on)
  expect([told, await searchKey()]).toEqual([[], undefined])
  await expect(chooseSearchEngineNotices(await someone('editor'), true, on)).rejects.toThrow(/may not/)
  got(await chooseSearchEngineNotices(room.editor, true, on))
  await round(on + 1)
  expect(told).toEqual([])
  const { path } = await published(on + minute)
  await round(on + minute)
  const key = await searchKey()
  expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(told).toEqual([
    { host: 'archive.example.org', key, keyLocation: `${site}/${key}.txt`, urlList: [site + path] },
  ])
  await round(on + 2 * minute)
  expect(told).toHaveLength(1)
  got(await chooseSearchEngineNotices(room.editor, false, on + minute))
  expect(await searchKey()).toBe(undefined)
})

test('releases and withdrawals are told when they have come, drafts and what is taken back never', async () => {
  const { addresses, round } = await engine()
  got(await chooseSearchEngineNotices(room.editor, true, on))
  const first = await published(on + 1)
  await post(room.editor, { title: 'A draft' }, on + 1)
  const later = await post(room.editor, { title: 'Later' }, on + 1)
  const planned = got(await release(room.editor, { ...later, at: on + 60 * minute }, on + 1))
  const never = await post(room.editor, { title: 'Never' }, on + 1)
  got(await release(room.editor, { ...never, at: on + 60 * minute }, on + 1))
  got(await unschedule(room.editor, never.entryId, on + 2))
  await round(planned.at - 1)
  expect(addresses()).toEqual([site + first.path])
  await round(planned.at)
  expect(addresses()).toEqual([site + first.path, site + planned.path])
  const why = { reason: 'error' as const, explanation: 'Wrong.' }
  got(await withdraw(room.editor, { entryId: first.entryId, ...why }, planned.at + 1))
  await round(planned.at + 1)
  expect(addresses().at(-1)).toBe(site + first.path)
  expect(addresses()).toHaveLength(3)
})

test('a failure is told in words, and tried again after a pause that grows; or at once where someone asks', async () => {
  const { answer, addresses, round } = await engine()
  got(await chooseSearchEngineNotices(room.editor, true, on))
  const { path } = await published(on + 1)
  answer.status = 403
  await round(on + 2)
  const state = await tellingState(room.editor, site, on + 2)
  expect(state).toMatchObject({ on: true, waiting: 1, told: 0, problem: { at: on + 2 } })
  expect(state.problem!.why).toMatch(/could not find the key of this site/)
  answer.status = 200
  await round(on + minute - 1)
  expect(addresses()).toEqual([])
  answer.status = 429
  await round(on + 2 + 8 * minute)
  answer.status = 202
  await round(on + 2 + 15 * minute)
  expect(addresses()).toEqual([])
  got(await retryPings(room.editor, on + 15 * minute))
  await round(on + 2 + 15 * minute)
  expect(addresses()).toEqual([site + path])
  expect(await tellingState(room.editor, site, on + 16 * minute)).toMatchObject({
    waiting: 0,
    told: 1,
    problem: undefined,
  })
  expect((await retryPings(room.editor, on + 16 * minute)).ok).toBe(false)
})

test('where nobody answers the round goes on, and says why', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  got(await chooseSearchEngineNotices(room.editor, true, on))
  await published(on + 1)
  await sendDuePings((ping) => sendPing(ping, `http://127.0.0.1:${port}/`), site, on + 2)
  expect((await tellingState(room.editor, site, on + 2)).problem!.why).toMatch(/^They could not be reached: /)
})

test('of a site that only this machine or its network reaches, nothing is told', async () => {
  const { told, round } = await engine()
  got(await chooseSearchEngineNotices(room.editor, true, on))
  await published(on + 1)
  const near = ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'http://desk.local', 'http://gazette']
  for (const siteUrl of near) {
    expect(isOnlyNear(siteUrl)).toBe(true)
    await round(on + 2, siteUrl)
  }
  expect(told).toEqual([])
  expect(isOnlyNear(site)).toBe(false)
})
