import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { listen } from '@/lib/test-log'
import { gate, openDoor, page, still, style } from './test-door'

test('a page is rendered once and sent many times', async () => {
  const { ask, asked } = await openDoor()
  const first = await ask('/news')
  const second = await ask('/news')
  expect(asked).toHaveLength(1)
  expect(second.text).toBe(first.text)
  expect(second.text).toBe(page('At /news'))
})

test('a page that is asked for by many at once is rendered once', async () => {
  const { open, passed } = gate()
  const { ask, asked } = await openDoor({ handle: async (_, res) => (await passed, still(res, page('shared'))) })
  const replies = Promise.all(Array.from({ length: 50 }, () => ask('/news')))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await wait(100)
  open()
  expect(new Set((await replies).map((reply) => reply.text))).toEqual(new Set([page('shared')]))
  expect(asked).toHaveLength(1)
})

test('the first asker may leave: the others still get the page', async () => {
  const { open, passed } = gate()
  const { ask, asked, port } = await openDoor({ handle: async (_, res) => (await passed, still(res, page('shared'))) })
  const leaving = connect(port, '127.0.0.1')
  leaving.write('GET /news HTTP/1.1\r\nHost: a\r\n\r\n')
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  const other = ask('/news')
  leaving.destroy()
  await wait(50)
  open()
  expect((await other).text).toBe(page('shared'))
})

test('each encoding has its bytes and its own strong tag', async () => {
  const { ask } = await openDoor()
  const [identity, gzip, brotli] = await Promise.all(
    [{}, { 'accept-encoding': 'gzip, deflate' }, { 'accept-encoding': 'gzip, deflate, br, zstd' }].map((headers) =>
      ask('/news', { headers: headers as Record<string, string> }),
    ),
  )
  expect(identity!.headers['content-encoding']).toBeUndefined()
  expect(gunzipSync(gzip!.body).toString()).toBe(identity!.text)
  expect(brotliDecompressSync(brotli!.body).toString()).toBe(identity!.text)
  const tags = [identity, gzip, brotli].map((reply) => reply!.headers.etag)
  expect(new Set(tags).size).toBe(3)
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
  for (const reply of [identity, gzip, brotli]) {
    expect(reply!.headers.vary).toBe('Accept-Encoding')
    expect(Number(reply!.headers['content-length'])).toBe(reply!.body.length)
  }
})

test.each([
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0, br;q=0', undefined],
  ['*', 'br'],
  ['identity', undefined],
  ['*;q=0', undefined],
  ['BR', 'br'],
])('Accept-Encoding "%s" is answered with %s', async (accepted, chosen) => {
  const { ask } = await openDoor()
  const reply = await ask('/news', { headers: { 'accept-encoding': accepted } })
  expect(reply.headers['content-encoding']).toBe(chosen)
})

test('a picture is sent as it is', async () => {
  const picture = Buffer.alloc(2_000, 7)
  const headers = { 'content-type': 'image/png', 'x-still': 'none' }
  const { ask, asked } = await openDoor({ handle: (_, res) => void res.writeHead(200, headers).end(picture) })
  for (const _ of [1, 2]) {
    const reply = await ask('/social.png', { headers: { 'accept-encoding': 'gzip, br' } })
    expect([reply.headers['content-encoding'], reply.headers.vary, reply.body.equals(picture)]).toEqual([
      undefined,
      undefined,
      true,
    ])
  }
  expect(asked).toHaveLength(1)
})

test('better compression comes later under another tag, and the first tag still answers 304', async () => {
  const { ask } = await openDoor({
    handle: (_, res) =>
      still(
        res,
        Array.from({ length: 900 }, (_, i) => `<p>${createHash('md5').update(`${i}`).digest('hex')}</p>`).join(''),
      ),
  })
  const brotli = { 'accept-encoding': 'br' }
  const first = await ask('/news', { headers: brotli })
  let last = await ask('/news', { headers: brotli })
  for (let i = 0; i < 100 && last.headers.etag === first.headers.etag; i++) {
    await wait(50)
    last = await ask('/news', { headers: brotli })
  }
  expect(last.headers.etag).not.toBe(first.headers.etag)
  expect(last.body.length).toBeLessThan(first.body.length)
  expect(brotliDecompressSync(last.body)).toEqual(brotliDecompressSync(first.body))
  expect((await ask('/news', { headers: { ...brotli, 'if-none-match': first.headers.etag! } })).status).toBe(304)
})

test('a reader who has the page gets 304 and no body', async () => {
  const modified = 'Tue, 07 Oct 2014 02:00:00 GMT'
  const { ask } = await openDoor({ handle: (_, res) => still(res, page('x'), { 'last-modified': modified }) })
  const { headers } = await ask('/news')
  expect(headers['last-modified']).toBe(modified)
  const known: Record<string, string>[] = [
    { 'if-none-match': headers.etag! },
    { 'if-none-match': `W/${headers.etag}` },
    { 'if-none-match': `"other", ${headers.etag}` },
    { 'if-none-match': '*' },
    { 'if-modified-since': modified },
    { 'if-modified-since': 'Wed, 08 Oct 2014 02:00:00 GMT' },
  ]
  for (const headers of known) {
    const reply = await ask('/news', { headers })
    expect([reply.status, reply.body.length], JSON.stringify(headers)).toEqual([304, 0])
    expect(reply.headers.etag).toBeTruthy()
    expect(reply.headers['cache-control']).toBe('public, no-cache')
  }
  const unknown: Record<string, string>[] = [
    { 'if-none-match': '"other"' },
    { 'if-none-match': '"other"', 'if-modified-since': modified },
    { 'if-modified-since': 'Mon, 06 Oct 2014 02:00:00 GMT' },
    { 'if-modified-since': 'nonsense' },
  ]
  for (const headers of unknown) expect((await ask('/news', { headers })).status, JSON.stringify(headers)).toBe(200)
})

test('HEAD says what GET would, without the body', async () => {
  const { ask, asked } = await openDoor()
  const head = await ask('/news', { method: 'HEAD' })
  const get = await ask('/news')
  const again = await ask('/news', { method: 'HEAD' })
  expect(head.body.length + again.body.length).toBe(0)
  for (const reply of [head, again]) {
    expect(reply.headers).toEqual({ ...get.headers, date: expect.anything() })
  }
  expect(asked.map((request) => request.method)).toEqual(['GET'])
})

test('a change in the database is in the very next answer', async () => {
  let words = 'old'
  const { ask, world } = await openDoor({ handle: (_, res) => still(res, page(words)) })
  await ask('/news')
  words = 'new'
  expect((await ask('/news')).text).toBe(page('old'))
  world.version++
  expect((await ask('/news')).text).toBe(page('new'))
})

test('what was rendered while something changed is sent and not kept', async () => {
  const { open, passed } = gate()
  const { ask, asked, world } = await openDoor({ handle: async (_, res) => (await passed, still(res, page('half'))) })
  const reply = ask('/news')
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  world.version++
  open()
  expect((await reply).text).toBe(page('half'))
  await ask('/news')
  expect(asked).toHaveLength(2)
  await ask('/news')
  expect(asked).toHaveLength(2)
})

test('someone who asks after a change does not join a render from before it', async () => {
  const gates = [gate(), gate()]
  let renders = 0
  const { ask, asked, world } = await openDoor({
    handle: async (_, res) => {
      const n = renders++
      await gates[n]!.passed
      still(res, page(`render ${n}`))
    },
  })
  const before = ask('/news')
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  world.version++
  const after = ask('/news')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  for (const { open } of gates) open()
  expect((await before).text).toBe(page('render 0'))
  expect((await after).text).toBe(page('render 1'))
})

test('at the moment of going live the page is new, and a visited 404 is a page', async () => {
  let now = 1_000
  const { ask, asked, world } = await openDoor({
    now: () => now,
    handle: (req, res) =>
      now < 5_000 && req.url === '/2014/10/planned'
        ? still(res, page('404'), { status: 404 })
        : still(res, page(`at ${now}`)),
  })
  world.goesLive = 5_000
  expect((await ask('/')).text).toBe(page('at 1000'))
  expect((await ask('/2014/10/planned')).status).toBe(404)
  now = 4_999
  expect((await ask('/')).text).toBe(page('at 1000'))
  expect((await ask('/2014/10/planned')).status).toBe(404)
  expect(asked).toHaveLength(2)
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

test('a page that became due while it was rendered is not kept', async () => {
  let now = 1_000
  const { ask, asked, world } = await openDoor({
    now: () => now,
    handle: (_, res) => ((now += 100), still(res, page(`at ${now}`))),
  })
  world.goesLive = 1_050
  await ask('/')
  await ask('/')
  expect(asked).toHaveLength(2)
})

test('a page that became due while it was rendered does not come back when the clock is set back', async () => {
  let now = 1_000
  const { ask, world } = await openDoor({
    now: () => now,
    handle: (_, res) => ((now += 100), still(res, page(`at ${now}`))),
  })
  world.goesLive = 1_050
  expect((await ask('/')).text).toBe(page('at 1100'))
  now = 1_010
  expect((await ask('/')).text).toBe(page('at 1110'))
})

test('query names that pages do not know make no other page, and the order of the others does not count', async () => {
  const { ask, asked } = await openDoor()
  await ask('/publications?year=2014&country=lao-pdr&utm_source=x')
  await ask('/publications?utm_source=y&country=lao-pdr&topic=&year=2014')
  await ask('/publications?fbclid=1')
  await ask('/publications')
  expect(asked.map((request) => request.url)).toEqual(['/publications?country=lao-pdr&year=2014', '/publications'])
})

test('free-text search and what a still does not want kept are compressed, tagged and not kept', async () => {
  const { ask, asked } = await openDoor({
    handle: (req, res) => still(res, page('x'), req.url === '/random' ? { 'x-still-keep': 'no' } : {}),
  })
  for (const path of ['/search?q=child', '/random']) {
    const one = await ask(path, { headers: { 'accept-encoding': 'br' } })
    const two = await ask(path, { headers: { 'accept-encoding': 'br', 'if-none-match': one.headers.etag! } })
    expect([one.status, one.headers['content-encoding'], two.status]).toEqual([200, 'br', 304])
    expect(one.headers).not.toHaveProperty('x-still-keep')
  }
  expect(asked).toHaveLength(4)
})

test.each([200, 301, 308, 404, 410])('a still with status %i is kept', async (status) => {
  const { ask, asked } = await openDoor({ handle: (_, res) => still(res, page('x'), { status, location: '/a' }) })
  expect((await ask('/a-page')).status).toBe(status)
  expect((await ask('/a-page')).status).toBe(status)
  expect(asked).toHaveLength(1)
})

test('errors and answers with a cookie are not kept, and the cookie does not get out', async () => {
  for (const headers of [{ status: 500 }, { status: 503 }, { 'set-cookie': 'a=b' }]) {
    const { ask, asked } = await openDoor({ handle: (_, res) => still(res, page('x'), headers) })
    await ask('/news')
    expect((await ask('/news')).headers).not.toHaveProperty('set-cookie')
    expect(asked).toHaveLength(2)
  }
})

test('memory is bounded: the page that was not asked for longest goes first', async () => {
  const noise = (url: string) =>
    Array.from({ length: 600 }, (_, i) =>
      createHash('sha256')
        .update(url + i)
        .digest('hex'),
    ).join('')
  const { ask, asked } = await openDoor({
    room: { pages: 1_000_000, others: 1_000_000 },
    handle: (req, res) => still(res, noise(req.url!)),
  })
  const renders = (url: string) => asked.filter((request) => request.url === url).length
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
  const { ask, asked } = await openDoor({
    room: { pages: 1_000_000, others: 40_000 },
    handle: (req, res) => still(res, page(req.url!), { status: req.url!.startsWith('/no') ? 404 : 200 }),
  })
  await ask('/news')
  for (let i = 0; i < 50; i++) await ask(i % 2 ? `/no-${i}` : `/publications?page=${i}`)
  await ask('/news')
  await ask('/no-1')
  expect(asked.filter((request) => request.url === '/news')).toHaveLength(1)
  expect(asked.filter((request) => request.url === '/no-1')).toHaveLength(2)
})

test("Next's own error pages, which carry scripts, are replaced by a plain document with the same status", async () => {
  for (const status of [404, 405, 500]) {
    const { ask } = await openDoor({
      handle: (_, res) => {
        res.writeHead(status, {
          'content-type': 'text/html; charset=utf-8',
          'x-powered-by': 'Next.js',
          'x-nextjs-cache': 'HIT',
        })
        res.end('<html><script src="/_next/a.js"></script></html>')
      },
    })
    const reply = await ask('/news')
    expect(reply.status).toBe(status)
    expect(reply.text).toMatch(/^<!doctype html>/)
    expect(reply.text).not.toContain('script')
    expect(reply.headers).not.toHaveProperty('x-powered-by')
    expect(reply.headers).not.toHaveProperty('x-nextjs-cache')
  }
})

test('a page of the desk that answers under a public address is nothing there', async () => {
  const { ask } = await openDoor({
    handle: (_, res) =>
      res.writeHead(200, { 'content-type': 'text/html' }).end('<form>Sign in<script></script></form>'),
  })
  const reply = await ask('/odd')
  expect(reply.status).toBe(404)
  expect(reply.text).not.toContain('Sign in')
})

test('an error gets a plain 500 with a reference that is in the log, and the next request is tried again', async () => {
  const heard = listen()
  let fails = true
  const { ask } = await openDoor({
    handle: async (_, res) => {
      if (fails) throw new Error('secret detail')
      still(res, page('well'))
    },
  })
  const reply = await ask('/news')
  const reference = /Reference: (\w{12})</.exec(reply.text)?.[1]
  expect(reply.status).toBe(500)
  expect(reply.headers['cache-control']).toBe('no-store')
  expect(reply.text).not.toContain('secret detail')
  expect(reply.headers['x-request-id']).toBe(reference)
  expect(heard().map(({ request }) => request)).toContain(reference)
  fails = false
  expect((await ask('/news')).text).toBe(page('well'))
})

test('public headers: the policy names the style, nothing private is said, caches must ask', async () => {
  const { ask } = await openDoor({
    handle: (_, res) =>
      still(res, page('x'), {
        'content-language': 'km',
        link: '</a>; rel=license',
        'cache-control': 's-maxage=31536000',
      }),
  })
  const { headers } = await ask('/km/news')
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; script-src 'none'; style-src '${style}'; img-src 'self'; font-src 'self'; ` +
      `connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(headers).toMatchObject({
    'cache-control': 'public, no-cache',
    'content-language': 'km',
    link: '</a>; rel=license',
    'strict-transport-security': 'max-age=31536000',
  })
  expect(headers).not.toHaveProperty('x-still')
})
