import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { gate, openDoor, page, still } from '../test-door'

test('a page is rendered once and sent many times', async () => {
  const { ask, requests } = await openDoor()
  const first = await ask('/news')
  const second = await ask('/news')
  expect(requests).toHaveLength(1)
  expect(second.text).toBe(first.text)
  expect(second.text).toBe(page('At /news'))
})

test('a change in the database is in the very next answer', async () => {
  let words = 'old'
  const { ask, publicState } = await openDoor({ handle: (_, res) => still(res, page(words)) })
  await ask('/news')
  words = 'new'
  expect((await ask('/news')).text).toBe(page('old'))
  publicState.version++
  expect((await ask('/news')).text).toBe(page('new'))
})

test('where the database can no longer be read, kept pages are sent until the next planned moment', async () => {
  let now = 1_000
  const database: { fault?: Error } = {}
  const { ask, requests } = await openDoor({
    handle: (_, res) => still(res, page('kept')),
    now: () => now,
    nextChange: async () => 2_000,
    version: () => {
      if (database.fault) throw database.fault
      return 1
    },
  })
  await ask('/news')
  database.fault = Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' })
  const reply = await ask('/news')
  expect([reply.status, reply.text]).toEqual([200, page('kept')])
  expect(requests).toHaveLength(1)
  now = 2_000
  listen()
  expect((await ask('/news')).status).toBe(500)
})

test('what was rendered while something changed is sent and not kept', async () => {
  const { open, passed } = gate()
  const { ask, requests, publicState } = await openDoor({
    handle: async (_, res) => (await passed, still(res, page('half'))),
  })
  const reply = ask('/news')
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  publicState.version++
  open()
  expect((await reply).text).toBe(page('half'))
  await ask('/news')
  expect(requests).toHaveLength(2)
  await ask('/news')
  expect(requests).toHaveLength(2)
})

test('someone who asks after a change does not join a render from before it', async () => {
  const gates = [gate(), gate()]
  let renders = 0
  const { ask, requests, publicState } = await openDoor({
    handle: async (_, res) => {
      const n = renders++
      await gates[n]!.passed
      still(res, page(`render ${n}`))
    },
  })
  const before = ask('/news')
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  publicState.version++
  const after = ask('/news')
  await vi.waitFor(() => expect(requests).toHaveLength(2))
  for (const { open } of gates) open()
  expect((await before).text).toBe(page('render 0'))
  expect((await after).text).toBe(page('render 1'))
})

test('at the moment of going live the page is new, and a visited 404 is a page', async () => {
  let now = 1_000
  const { ask, requests, publicState } = await openDoor({
    now: () => now,
    handle: (req, res) =>
      now < 5_000 && req.url === '/2014/10/planned'
        ? still(res, page('404'), { status: 404 })
        : still(res, page(`at ${now}`)),
  })
  publicState.goesLive = 5_000
  expect((await ask('/')).text).toBe(page('at 1000'))
  expect((await ask('/2014/10/planned')).status).toBe(404)
  now = 4_999
  expect((await ask('/')).text).toBe(page('at 1000'))
  expect((await ask('/2014/10/planned')).status).toBe(404)
  expect(requests).toHaveLength(2)
  now = 5_000
  expect((await ask('/')).text).toBe(page('at 5000'))
  expect((await ask('/2014/10/planned')).status).toBe(200)
})

test('a clock that is set back does not show what is not live yet', async () => {
  let now = 9_000
  const { ask } = await openDoor({ now: () => now, handle: (_, res) => still(res, page(`at ${now}`)) })
  await ask('/')
  now = 8_000
  expect((await ask('/')).text).toBe(page('at 8000'))
})

test('where the answer of the database says what time it is, the moment is compared after that, forward and back', async () => {
  const clock = { now: 1_000, database: 1_000 }
  const { ask, publicState } = await openDoor({
    now: () => clock.now,
    version: async () => {
      clock.now = clock.database
      return 1
    },
    handle: (_, res) => still(res, page(`at ${clock.now}`)),
  })
  publicState.goesLive = 5_000
  expect((await ask('/')).text).toBe(page('at 1000'))
  clock.database = 5_000
  expect((await ask('/')).text).toBe(page('at 5000'))
  clock.database = 4_000
  expect((await ask('/')).text).toBe(page('at 4000'))
})

test('a page that became due while it was rendered is not kept', async () => {
  let now = 1_000
  const { ask, requests, publicState } = await openDoor({
    now: () => now,
    handle: (_, res) => ((now += 100), still(res, page(`at ${now}`))),
  })
  publicState.goesLive = 1_050
  await ask('/')
  await ask('/')
  expect(requests).toHaveLength(2)
})

test('a page that became due while it was rendered does not come back when the clock is set back', async () => {
  let now = 1_000
  const { ask, publicState } = await openDoor({
    now: () => now,
    handle: (_, res) => ((now += 100), still(res, page(`at ${now}`))),
  })
  publicState.goesLive = 1_050
  expect((await ask('/')).text).toBe(page('at 1100'))
  now = 1_010
  expect((await ask('/')).text).toBe(page('at 1110'))
})

test('query names that pages do not know make no other page, and the order of the others does not count', async () => {
  const { ask, requests } = await openDoor()
  await ask('/publications?year=2014&country=lao-pdr&utm_source=x')
  await ask('/publications?utm_source=y&country=lao-pdr&topic=&year=2014')
  await ask('/publications?fbclid=1')
  await ask('/publications')
  expect(requests.map((request) => request.url)).toEqual(['/publications?country=lao-pdr&year=2014', '/publications'])
})

test('free-text search and what a still does not want kept are compressed, tagged and not kept', async () => {
  const { ask, requests } = await openDoor({
    handle: (req, res) => still(res, page('x'), req.url === '/random' ? { 'x-still-keep': 'no' } : {}),
  })
  for (const path of ['/search?q=child', '/random']) {
    const one = await ask(path, { headers: { 'accept-encoding': 'br' } })
    const two = await ask(path, { headers: { 'accept-encoding': 'br', 'if-none-match': one.headers.etag! } })
    expect([one.status, one.headers['content-encoding'], two.status]).toEqual([200, 'br', 304])
    expect(one.headers).not.toHaveProperty('x-still-keep')
  }
  expect(requests).toHaveLength(4)
})

test.each([200, 301, 308, 404, 410])('a still with status %i is kept', async (status) => {
  const { ask, requests } = await openDoor({ handle: (_, res) => still(res, page('x'), { status, location: '/a' }) })
  expect((await ask('/a-page')).status).toBe(status)
  expect((await ask('/a-page')).status).toBe(status)
  expect(requests).toHaveLength(1)
})

test('errors and answers with a cookie are not kept, and the cookie does not get out', async () => {
  for (const headers of [{ status: 500 }, { status: 503 }, { 'set-cookie': 'a=b' }]) {
    const { ask, requests } = await openDoor({ handle: (_, res) => still(res, page('x'), headers) })
    await ask('/news')
    expect((await ask('/news')).headers).not.toHaveProperty('set-cookie')
    expect(requests).toHaveLength(2)
  }
})

test('memory is bounded: the page that was not asked for longest goes first', async () => {
  const noise = (url: string) =>
    Array.from({ length: 600 }, (_, i) =>
      createHash('sha256')
        .update(url + i)
        .digest('hex'),
    ).join('')
  const { ask, requests } = await openDoor({
    cacheLimits: { pages: 1_000_000, errorsAndQueries: 1_000_000, large: 1_000_000 },
    handle: (req, res) => still(res, noise(req.url!)),
  })
  const renders = (url: string) => requests.filter((request) => request.url === url).length
  await ask('/a')
  for (let i = 0; i < 30; i++) {
    await ask(`/filler-${i}`)
    await ask('/a')
  }
  await ask('/filler-29')
  await ask('/filler-0')
  expect(renders('/a')).toBe(1)
  expect(renders('/filler-29')).toBe(1)
  expect(renders('/filler-0')).toBe(2)
})

test('unknown addresses and queries cannot push pages out', async () => {
  const { ask, requests } = await openDoor({
    cacheLimits: { pages: 1_000_000, errorsAndQueries: 40_000, large: 1_000_000 },
    handle: (req, res) => still(res, page(req.url!), { status: req.url!.startsWith('/no') ? 404 : 200 }),
  })
  await ask('/news')
  for (let i = 0; i < 50; i++) await ask(i % 2 ? `/no-${i}` : `/publications?page=${i}`)
  await ask('/news')
  await ask('/no-1')
  expect(requests.filter((request) => request.url === '/news')).toHaveLength(1)
  expect(requests.filter((request) => request.url === '/no-1')).toHaveLength(2)
})
