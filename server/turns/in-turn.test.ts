import { IncomingMessage, request, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { turnRequestOf } from './in-turn'
import { askAt, gate, openDoor, page, siteUrl, still, type How, type Site } from '../test-door'
import { FairTurns } from './turns'

const limits = { atOnce: 1, atOnceEach: 1, waiting: 3, waitingEach: 2 }

/** Opens a door whose answers wait for `let`, and whose askers have names in a header. */
async function openSlow(site: Site = {}) {
  const until = gate()
  const handled: string[] = []
  const door = await openDoor({
    turns: new FairTurns(limits),
    askerOf: (req) => (req as IncomingMessage).headers['x-asker'] as string | undefined,
    isStaff: async (req) => req.headers.cookie === 'gazette=true',
    handle: async (req, res) => {
      handled.push(req.url!)
      if (!/^\/(quick|files)/.test(req.url!)) await until.passed
      if (req.url!.startsWith('/admin') || req.url!.startsWith('/api/')) return res.end('desk')
      return still(res, page(`At ${req.url}`), { status: req.url!.includes('none') ? 404 : 200 })
    },
    ...site,
  })
  /** Asks, and lets the end of the test end it. */
  const begin = (path: string, how?: How) => void door.ask(path, how).catch(() => {})
  return { ...door, begin, handled, let: until.open }
}

test('whoever has left already asks for no turn', () => {
  const req = new IncomingMessage(new Socket())
  const res = new ServerResponse(req)
  expect(turnRequestOf(req, res, () => 'one').signal.aborted).toBe(false)
  res.destroy()
  expect(turnRequestOf(req, res, () => 'one').signal.aborted).toBe(true)
})

test('pages that have to be made wait for their turn, whatever they are; kept ones, files and metrics do not', async () => {
  const { ask, begin, handled } = await openSlow()
  await ask('/quick')
  begin('/slow')
  await vi.waitFor(() => expect(handled).toContain('/slow'))
  const waiting = ['/search?q=heron', '/none', '/sign-in', '/Slower/', '/api/v1/entries']
  for (const path of waiting) begin(path, { headers: { 'x-asker': path } })
  expect((await ask('/quick')).status).toBe(200)
  expect((await ask('/Quick/')).headers.location).toBe('/quick')
  begin('/api/metrics')
  await vi.waitFor(() => expect(handled).toContain('/api/metrics'))
  expect(handled).toEqual(['/quick', '/slow', '/api/metrics'])
})

test('when the line is full the answer is 503 at once, in words, and says when to come back', async () => {
  const { ask, let: go } = await openSlow()
  const crawler = { headers: { 'x-asker': 'crawler' } }
  const replies = Array.from({ length: 20 }, (_, n) => ask(`/page-${n}`, crawler))
  const reply = await replies[19]!
  expect([reply.status, reply.headers['retry-after'], reply.headers['cache-control']]).toEqual([503, '5', 'no-store'])
  expect(reply.text).toContain('Many are asking just now')
  expect(reply.headers['x-content-type-options']).toBe('nosniff')
  const reader = ask('/reader', { headers: { 'x-asker': 'reader' } })
  await wait(20)
  go()
  expect((await reader).status).toBe(200)
  const statuses = (await Promise.all(replies)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(3)
})

test('one asker with 200 requests delays the first of another by no more than one page', async () => {
  const begun: string[] = []
  let before = 0
  const { ask } = await openDoor({
    turns: new FairTurns({ atOnce: 2, atOnceEach: 2, waiting: 1_000, waitingEach: 1_000 }),
    askerOf: (req) => {
      const { 'x-asker': asker } = (req as IncomingMessage).headers
      if (asker === 'reader') before = begun.length
      return asker as string
    },
    handle: async (req, res) => {
      begun.push(req.url!)
      await wait(5)
      still(res, page(`At ${req.url}`))
    },
  })
  const flood = Array.from({ length: 200 }, (_, n) => ask(`/page-${n}`, { headers: { 'x-asker': 'crawler' } }))
  await wait(50)
  await ask('/first', { headers: { 'x-asker': 'reader' } })
  expect(before).toBeGreaterThan(0)
  expect(begun.indexOf('/first') - before).toBeLessThanOrEqual(1)
  await Promise.all(flood)
  expect(begun).toHaveLength(201)
})

test('people who are signed in never wait behind others; a cookie that only looks like a session does', async () => {
  const { begin, handled } = await openSlow()
  begin('/slow')
  await vi.waitFor(() => expect(handled).toContain('/slow'))
  begin('/admin/staff', { headers: { cookie: 'gazette=true' } })
  await vi.waitFor(() => expect(handled).toContain('/admin/staff'))
  begin('/admin/forged', { headers: { cookie: 'gazette=forged' } })
  await wait(30)
  expect(handled).toEqual(['/slow', '/admin/staff'])
})

test('all who ask for the same page share one turn, also when the first of them leaves', async () => {
  const { ask, begin, handled, port, let: go } = await openSlow()
  begin('/slow')
  await vi.waitFor(() => expect(handled).toContain('/slow'))
  const leaving = request({ host: '127.0.0.1', port, path: '/front', agent: false })
  leaving.on('error', () => {})
  leaving.end()
  await wait(30)
  const readers = Array.from({ length: 50 }, () => ask('/front'))
  await wait(50)
  leaving.destroy()
  await wait(30)
  go()
  const statuses = (await Promise.all(readers)).map(({ status }) => status)
  expect(statuses).toEqual(Array(50).fill(200))
  expect(handled).toEqual(['/slow', '/front'])
})

test('what was given up while it waited is not made', async () => {
  const { ask, handled, port, let: go } = await openSlow()
  const slow = ask('/slow')
  await vi.waitFor(() => expect(handled).toContain('/slow'))
  for (const path of ['/gone-1', '/gone-2', '/sign-in']) {
    const leaving = request({ host: '127.0.0.1', port, path, agent: false })
    leaving.on('error', () => {})
    leaving.end()
    await wait(20)
    leaving.destroy()
  }
  await wait(30)
  go()
  await slow
  await ask('/next')
  expect(handled).toEqual(['/slow', '/next'])
})

test('half a form takes no turn: others are answered meanwhile', async () => {
  const { ask, handled, port, let: go } = await openSlow()
  go()
  const half = Array.from({ length: 10 }, () => {
    const headers = { origin: siteUrl, 'content-type': 'multipart/form-data; boundary=a', 'content-length': '1000' }
    const req = request({ host: '127.0.0.1', port, path: '/sign-in', method: 'POST', headers, agent: false })
    req.on('error', () => {})
    req.write('--a\r\n')
    return req
  })
  await wait(30)
  expect((await ask('/reader')).status).toBe(200)
  expect(handled).toEqual(['/reader'])
  for (const req of half) req.destroy()
})

test('an action that leads to another page does not wait for its own turn; nobody can claim to be one', async () => {
  const { ask, port, handled } = await openSlow({
    handle: async (req, res) => {
      if (req.method === 'GET') return res.end(`page ${req.headers['x-own-turn'] ?? ''}`)
      // Copies the headers as Next does: with what came in.
      const { 'content-length': _, connection: __, ...headers } = req.headers as Record<string, string>
      const page = await askAt(port, '/sign-in', { headers })
      res.end(`led to ${page.text}`)
    },
  })
  const headers = { origin: siteUrl }
  const replies = await Promise.all([1, 2, 3].map(() => ask('/sign-in', { method: 'POST', headers, body: 'x' })))
  for (const { text } of replies) expect(text).toMatch(/^led to page [\w-]{22}$/)
  expect(handled).toEqual([])
  const { begin, handled: slow } = await openSlow()
  begin('/slow')
  await vi.waitFor(() => expect(slow).toContain('/slow'))
  begin('/sign-in', { headers: { 'x-own-turn': 'a'.repeat(22) } })
  await wait(30)
  expect(slow).toEqual(['/slow'])
})

test('a turn ends with the answer, whatever goes on behind it', async () => {
  const { ask } = await openSlow({
    handle: (_, res) => {
      res.end('answered')
      return new Promise(() => {})
    },
  })
  for (let n = 0; n < 5; n++) expect((await ask('/sign-in')).text).toBe('answered')
})

test('a form from a stranger for which there is no room is told so, and not that it is faulty', async () => {
  const { ask, begin, handled } = await openSlow({ turns: new FairTurns({ ...limits, waiting: 0, waitingEach: 0 }) })
  begin('/slow')
  await vi.waitFor(() => expect(handled).toContain('/slow'))
  const form = { method: 'POST', body: 'email=a', headers: { origin: siteUrl } }
  expect((await ask('/sign-in', form)).status).toBe(503)
})
