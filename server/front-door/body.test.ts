/** @module-tag thorough */
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limits, type BodyLimit } from './limits'
import { openDoor, siteUrl, type Site } from '../test-door'

type Sending = { path: string; method?: string; headers?: Record<string, string | number>; body?: string | Buffer }

/** Begins to send a body and does not end it; answers with the status, or `ended` where the connection was ended without. */
function begin(port: number, { path, method = 'POST', headers = {}, body }: Sending) {
  const req = request({ host: '127.0.0.1', port, path, method, headers: { origin: siteUrl, ...headers }, agent: false })
  const status = new Promise<number | 'ended'>((resolve) => {
    req.once('response', (res) => (res.resume(), resolve(res.statusCode!)))
    req.once('error', () => resolve('ended'))
  })
  if (body) req.write(body)
  else req.flushHeaders()
  return { req, status }
}

/** A door before a handler that gathers every body whole, as careless ones do. */
async function openGatherer(site: Site = {}) {
  const gathered: number[] = []
  const door = await openDoor({
    isStaff: async () => true,
    handle: async (req, res) => {
      const chunks: Buffer[] = []
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
      gathered.push(Buffer.concat(chunks).length)
      res.end('whole')
    },
    ...site,
  })
  return { ...door, gathered }
}

test.each([
  ['a public page', 'GET', '/news', 1, 413],
  ['a file', 'GET', '/files/abc/a.pdf', 1, 413],
  ['the public API', 'GET', '/api/v1/entries', 1, 413],
  ['a route of next-auth', 'GET', '/api/auth/session', 1, 413],
  ['next-auth, which takes nothing', 'POST', '/api/auth/callback/credentials', 1, 405],
  ['signing in', 'POST', '/sign-in', limits.bodies.visitor.bytes + 1, 413],
  ['setting an account up', 'POST', '/setup/x', limits.bodies.visitor.bytes + 1, 413],
  ['a form of the desk', 'POST', '/admin/settings', limits.bodies.desk.bytes + 1, 413],
  ['a text', 'PUT', '/api/desk/entries/1/draft', limits.bodies.texts.bytes + 1, 413],
  ['a list of addresses', 'POST', '/api/desk/redirects', limits.bodies.lists.bytes + 1, 413],
  ['an upload', 'POST', '/api/desk/media', limits.bodies.uploads.bytes + 1, 413],
  ['another route of the desk', 'POST', '/api/desk/bundles/1/reschedule', limits.bodies.desk.bytes + 1, 413],
  ['a question of a harvester', 'POST', '/oai', limits.bodies.harvesting.bytes + 1, 413],
])(
  'what says that it is more than %s takes is refused before a byte of it comes',
  async (_, ...[method, path, length, status]) => {
    const { port, requests } = await openGatherer()
    const headers = { 'content-length': length, 'content-type': 'application/x-www-form-urlencoded' }
    const upload = begin(port, { path, method, headers })
    expect(await upload.status).toBe(status)
    upload.req.destroy()
    expect(requests).toEqual([])
  },
)

test.each([
  ['a page that takes nothing', 'GET', '/news', 30_000, 413],
  ['an address of the desk that is none', 'PUT', '/admin/none', 30_000_000, 405],
  ['a form of the desk, from a stranger', 'POST', '/admin/settings', limits.bodies.visitor.bytes + 500_000, 413],
  ['what only harvesters send', 'POST', '/oai', 30_000, 415],
])('who sends too much to %s gets the answer, though the sending goes on after it', async (_, ...expected) => {
  const [method, path, length, status] = expected
  const { port } = await openGatherer({ isStaff: async () => false })
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const faults: Error[] = []
  let answer = ''
  socket.on('error', (fault) => faults.push(fault)).on('data', (chunk) => (answer += chunk))
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\nOrigin: ${siteUrl}\r\nContent-Length: ${length}\r\n\r\n`)
  for (const part of [0.5, 0.3, 0.2]) {
    await wait(50)
    socket.write(Buffer.alloc(length * part))
  }
  await wait(100)
  expect([answer.slice(0, 12), faults]).toEqual([`HTTP/1.1 ${status}`, []])
  socket.destroy()
})

test('what is as long as its limit passes whole', async () => {
  const { ask, gathered } = await openGatherer()
  const headers = { origin: siteUrl }
  await ask('/admin/settings', { method: 'POST', headers, body: 'x'.repeat(limits.bodies.desk.bytes) })
  await ask('/api/desk/media', { method: 'POST', headers, body: 'x'.repeat(3_000_000) })
  expect(gathered).toEqual([limits.bodies.desk.bytes, 3_000_000])
})

test('what does not say how long it is ends at its limit, whoever gathers it', async () => {
  const { port, gathered } = await openGatherer()
  const upload = begin(port, { path: '/admin/settings', headers: { 'transfer-encoding': 'chunked' } })
  const endless = setInterval(() => upload.req.write(Buffer.alloc(300_000)), 5)
  const status = await upload.status
  clearInterval(endless)
  upload.req.destroy()
  expect([413, 'ended']).toContain(status)
  expect(gathered).toEqual([])
})

test('a page that is kept is not sent to who sends a body with the question, and the connection ends', async () => {
  const { ask, port } = await openDoor()
  await ask('/news')
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /news HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n')
  let answer = ''
  for await (const chunk of socket) answer += chunk
  expect(answer).toMatch(/^HTTP\/1.1 413 /)
})

const quick = (limit: Partial<BodyLimit>) => () => ({ bytes: 1_000_000, seconds: 0.2, ...limit })

test('a body that does not come in time is answered 408, and its connection ends', async () => {
  const { port, gathered } = await openGatherer({ limitOf: quick({}) })
  const began = performance.now()
  const upload = begin(port, { path: '/admin/settings', headers: { 'content-length': 100 }, body: 'x' })
  const closed = new Promise((resolve) => upload.req.once('close', resolve))
  expect(await upload.status).toBe(408)
  await closed
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(gathered).toEqual([])
})

test('an upload may take its time, but not stand still', async () => {
  const limitOf = quick({ seconds: 60, pace: { bytes: 1_000, seconds: 0.2 } })
  const { port, gathered } = await openGatherer({ limitOf })
  const steady = begin(port, { path: '/api/desk/media', headers: { 'content-length': 20_000 } })
  const idle = begin(port, { path: '/api/desk/media', headers: { 'content-length': 20_000 }, body: 'x' })
  for (let n = 0; n < 10; n++) {
    steady.req.write(Buffer.alloc(2_000))
    await wait(60)
  }
  expect(await idle.status).toBe(408)
  expect(await steady.status).toBe(200)
  expect(gathered).toEqual([20_000])
})

test('an upload that waits to be read here is not the sender’s to hurry', async () => {
  const { port } = await openDoor({
    isStaff: async () => true,
    limitOf: quick({ seconds: 60, pace: { bytes: 1_000, seconds: 0.1 } }),
    handle: async (req, res) => {
      await wait(600)
      for await (const chunk of req as AsyncIterable<Buffer>) void chunk
      res.end()
    },
  })
  const upload = begin(port, {
    path: '/api/desk/media',
    headers: { 'content-length': 900_000 },
    body: Buffer.alloc(900_000),
  })
  expect(await upload.status).toBe(200)
})

test('a form from somebody who is not signed in is short, and here as a whole before Next sees it', async () => {
  const { port, ask, requests } = await openGatherer({ isStaff: async () => false })
  const long = begin(port, { path: '/admin/settings', headers: { 'content-length': limits.bodies.visitor.bytes + 1 } })
  expect(await long.status).toBe(413)
  const half = begin(port, { path: '/sign-in', headers: { 'content-length': 100 }, body: 'x' })
  await wait(50)
  expect(requests).toEqual([])
  half.req.end('x'.repeat(99))
  expect(await half.status).toBe(200)
  const headers = { origin: siteUrl }
  expect((await ask('/sign-in', { method: 'POST', headers, body: 'x'.repeat(30_000) })).text).toBe('whole')
})

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  ['no boundary and nothing else', 'multipart/form-data', ''],
  ['another boundary', 'multipart/form-data; boundary=b', '--a\r\n'],
  ['no end', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\ny'],
])('a form with %s is a fault of the form', async (_, type, body) => {
  const { ask, requests } = await openGatherer({ isStaff: async () => false })
  const headers = { origin: siteUrl, 'content-type': type }
  expect((await ask('/sign-in', { method: 'POST', headers, body })).status).toBe(400)
  expect(requests).toEqual([])
})

test('a form that Next cannot decode is a fault of the form; one of a member of staff is a fault here', async () => {
  for (const [isStaff, status] of [
    [false, 400],
    [true, 500],
  ] as const) {
    const { ask } = await openDoor({
      isStaff: async () => isStaff,
      handle: (_, res) => res.writeHead(500).end('failed'),
    })
    expect((await ask('/sign-in', { method: 'POST', headers: { origin: siteUrl }, body: 'x' })).status).toBe(status)
  }
})

test('eight connections that send 100 MB each at every address have less than 50 MB taken from them', async () => {
  const { port, server } = await openGatherer({ isStaff: async () => false })
  let bytesRead = 0
  server.on('connection', (socket) => socket.once('close', () => (bytesRead += socket.bytesRead)))
  const block = Buffer.alloc(1_000_000)
  const paths = ['/api/auth/callback/credentials', '/sign-in', '/admin', '/oai', '/news']
  const how: Record<string, string | number>[] = [{ 'content-length': 100_000_000 }, { 'transfer-encoding': 'chunked' }]
  for (const path of paths)
    for (const headers of how) {
      const eight = Array.from({ length: 8 }, () => begin(port, { path, headers }))
      for (const { req } of eight) void pump(req)
      await Promise.all(eight.map(({ status }) => Promise.race([status, wait(300)])))
      for (const { req } of eight) req.destroy()
      await wait(20)
      expect([path, headers, bytesRead < 50_000_000]).toEqual([path, headers, true])
      bytesRead = 0
    }

  async function pump(req: ReturnType<typeof begin>['req']) {
    for (let n = 0; n < 100 && !req.destroyed; n++) if (!req.write(block)) await Promise.race([drained(req), wait(50)])
  }
})

function drained(req: ReturnType<typeof begin>['req']) {
  return new Promise((resolve) => req.once('drain', resolve).once('close', resolve))
}

test('the desk gathers as little from a stranger: what is not read is not taken', async () => {
  let received: IncomingMessage | undefined
  const { port } = await openDoor({
    isStaff: async () => false,
    handle: (req, res) => {
      received = req
      setTimeout(() => res.writeHead(401).end(), 300)
    },
  })
  const upload = begin(port, { path: '/api/desk/media', headers: { 'content-length': 100_000_000 } })
  upload.req.write(Buffer.alloc(20_000_000))
  await wait(200)
  expect(received!.readableLength).toBeLessThan(200_000)
  expect(await upload.status).toBe(401)
  upload.req.destroy()
})
