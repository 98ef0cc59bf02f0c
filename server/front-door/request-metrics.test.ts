import { request } from 'node:http'
import { beforeEach, expect, test, vi } from 'vitest'
import { metrics } from '@/lib/process/metrics'
import { requestId } from '@/lib/web/request-id'
import { listen } from '@/lib/process/test-log'
import { gate, openDoor, page, still } from '../test-door'
import { FairTurns } from '../turns/turns'

beforeEach(async () => {
  await metrics().registry.metrics()
  metrics().registry.resetMetrics()
})

async function counted() {
  const { values } = await metrics().requests.get()
  return Object.fromEntries(values.map(({ labels, value }) => [`${labels.kind} ${labels.answer}`, value]))
}

test('every request is counted by its kind and the class of its answer, and no address is', async () => {
  const { ask } = await openDoor({
    handle: (req, res) => still(res, page('A page'), { status: req.url === '/gone' ? 410 : 200 }),
  })
  for (const path of ['/a', '/a', '/gone', '/A', '/files/x1/a.pdf', '/_next/none.js', '/admin', '/api/health'])
    await ask(path)
  await ask('/a', { headers: { 'if-none-match': '*' } })
  await ask('/bad%zz')
  await ask('/sign-in', { method: 'POST' })
  expect(await counted()).toEqual({
    'kept 2xx': 1,
    'kept 3xx': 1,
    'page 2xx': 1,
    'page 3xx': 1,
    'page 4xx': 1,
    'file 2xx': 1,
    'asset 4xx': 1,
    'desk 2xx': 1,
    'desk 4xx': 1,
    'api 2xx': 1,
    'none 4xx': 1,
  })
  expect(await metrics().registry.metrics()).not.toMatch(/gone|a\.pdf|sign-in/)
})

test('a client that leaves before the answer is counted once', async () => {
  const { passed, open } = gate()
  const reached = gate()
  const { port } = await openDoor({
    handle: async (_, res) => {
      reached.open()
      await passed
      still(res, page('Late'), { status: 503 })
    },
  })
  const left = request({ host: '127.0.0.1', port, path: '/a' }).on('error', () => {})
  left.end()
  await reached.passed
  left.destroy()
  await vi.waitFor(async () => expect(await counted()).toEqual({ 'page none': 1 }))
  open()
  await new Promise((over) => setTimeout(over, 50))
  expect(await counted()).toEqual({ 'page none': 1 })
})

test('how long answers take is measured to their first byte', async () => {
  const { ask } = await openDoor({
    handle: async (_, res) => {
      await new Promise((over) => setTimeout(over, 60))
      still(res, page('A page'))
    },
  })
  await ask('/a')
  await ask('/a')
  const { values } = await metrics().duration.get()
  const upTo = (kind: string, le: number) =>
    values.find(({ labels }) => labels.kind === kind && (labels as { le?: number }).le === le)?.value
  expect([upTo('page', 0.05), upTo('page', 10)]).toEqual([0, 1])
  expect(upTo('kept', 10)).toBeUndefined()
})

test('the store says what it holds, had and had not', async () => {
  const { ask, publicState } = await openDoor()
  for (const path of ['/a', '/a', '/a', '/b']) await ask(path)
  const figures = metrics().store!()
  expect(figures).toMatchObject({ pages: 2, hits: 2, misses: 2 })
  expect(figures.bytes).toBeGreaterThan(2 * page('At /a').length)
  const text = await metrics().registry.metrics()
  expect(text).toMatch(/^gazette_store_hits_total 2$/m)
  expect(text).toMatch(/^gazette_store_pages 2$/m)
  publicState.version++
  await ask('/a')
  expect(metrics().store!()).toMatchObject({ pages: 1, hits: 2, misses: 3 })
})

test('a request that fails is a line with its path and its id, which the page shows; one that does not is none', async () => {
  const heard = listen()
  const { ask } = await openDoor({
    handle: (req, res) => {
      if (req.url!.startsWith('/admin?')) throw new Error('secret detail')
      still(res, page('A page'))
    },
  })
  await ask('/a')
  await ask('/a')
  await ask('/admin/x')
  expect(heard()).toEqual([])
  const { headers, text } = await ask('/admin?token=secret', { headers: { 'user-agent': 'Secret browser' } })
  const id = headers['x-request-id'] as string
  expect(text).toContain(`Reference: ${id}`)
  expect(heard()).toMatchObject(
    [
      { msg: 'A request failed', kind: 'desk', method: 'GET', status: 500, request: id, address: '/admin' },
      { msg: 'An address could not be answered', request: id, error: { type: 'Error' } },
    ].reverse(),
  )
  expect(JSON.stringify(heard())).not.toMatch(/secret/i)
})

test('a database that fails while a kept page is looked for fails one request and not the server', async () => {
  let fails = false
  const { ask } = await openDoor({
    version: () => {
      if (fails) throw new Error('the disk is away')
      return 1
    },
  })
  await ask('/a')
  fails = true
  expect((await ask('/a')).status).toBe(500)
  fails = false
  expect((await ask('/a')).status).toBe(200)
  expect(await counted()).toEqual({ 'page 2xx': 1, 'page 5xx': 1, 'kept 2xx': 1 })
})

test('one that takes long is a line without its address', async () => {
  const heard = listen()
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() - 1_500)
  const { ask } = await openDoor()
  await ask('/2014/10/someone')
  clock.mockRestore()
  expect(heard()).toMatchObject([{ level: 'info', msg: 'A request took long', kind: 'page', status: 200 }])
  expect(heard()[0]!.ms).toBeGreaterThanOrEqual(1_500)
  expect(JSON.stringify(heard())).not.toContain('someone')
})

test('who asks without waiting for the answer is counted as having none', async () => {
  const { ask, server } = await openDoor({ handle: () => new Promise(() => {}) })
  const asking = ask('/admin').catch(() => 'gone')
  await vi.waitFor(async () =>
    expect(await new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(1),
  )
  await new Promise((over) => setTimeout(over, 50))
  server.closeAllConnections()
  await asking
  await vi.waitFor(async () => expect(await counted()).toEqual({ 'desk none': 1 }))
})

test('staff’s requests have an id that their answer names, and nobody can choose it; pages for readers have none', async () => {
  const within: (string | undefined)[] = []
  const { ask, requests } = await openDoor({
    handle: (_, res) => {
      within.push(requestId())
      still(res, page('A page'))
    },
  })
  const desk = await ask('/admin', { headers: { 'x-request-id': 'chosen' } })
  expect(desk.headers['x-request-id']).toMatch(/^\w{12}$/)
  expect(within).toEqual([desk.headers['x-request-id']])
  expect(requests[0]!.headers).not.toHaveProperty('x-request-id')
  expect((await ask('/a')).headers).not.toHaveProperty('x-request-id')
})

test('who is refused because too many wait is told when to come again, counted apart and no failure in the log', async () => {
  const heard = listen()
  const { passed, open } = gate()
  const { ask, requests } = await openDoor({
    turns: new FairTurns({ atOnce: 1, atOnceEach: 1, waiting: 0, waitingEach: 0 }),
    handle: async (_, res) => {
      await passed
      still(res, page('A page'))
    },
  })
  const first = ask('/a')
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  const refused = await Promise.all(['/b', '/c', '/sign-in'].map((path) => ask(path)))
  open()
  await first
  for (const { status, headers } of refused) expect([status, headers['retry-after']]).toEqual([503, '5'])
  expect(await counted()).toEqual({ 'page 2xx': 1, 'page refused': 2, 'desk refused': 1 })
  expect(heard()).toMatchObject([{ level: 'warn', msg: 'Requests are refused: more is asked for than can be made' }])
})
