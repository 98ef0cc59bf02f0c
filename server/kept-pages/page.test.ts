import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { Page } from './page'
import { openDoor, page, siteUrl, still, style } from '../test-door'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

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

test('a page that is kept takes no more memory than it counts for itself', { tags: 'thorough' }, async () => {
  const pages: Page[] = []
  const make = async (n: number) => {
    const body = Buffer.from(`<!doctype html><title>${n}</title><p>${randomBytes(400).toString('hex')}`)
    const headers = { 'content-type': 'text/html', 'x-still': 'none' }
    return Page.of({ status: 200, headers, body }, { address: '/', siteUrl: 'https://gazette.example' })
  }
  const held = () => {
    collect()
    return process.memoryUsage().arrayBuffers
  }
  await make(0)
  const taken: number[] = []
  // The minimum of several: work of other tests in this process may take memory meanwhile.
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = held()
    for (let n = 0; n < 300; n++) pages.push(await make(n))
    taken.push(held() - before)
  }
  const counted = pages.reduce((sum, { bytes }) => sum + bytes, 0) / taken.length
  expect(Math.min(...taken)).toBeLessThan(counted)
})

test('a picture is sent as it is', async () => {
  const picture = Buffer.alloc(2_000, 7)
  const headers = { 'content-type': 'image/png', 'x-still': 'none' }
  const { ask, requests } = await openDoor({ handle: (_, res) => void res.writeHead(200, headers).end(picture) })
  for (const _ of [1, 2]) {
    const reply = await ask('/social.png', { headers: { 'accept-encoding': 'gzip, br' } })
    expect([reply.headers['content-encoding'], reply.headers.vary, reply.body.equals(picture)]).toEqual([
      undefined,
      undefined,
      true,
    ])
  }
  expect(requests).toHaveLength(1)
})

test('better compression comes later under another tag, and the first tag still answers 304', async () => {
  let now = 0
  const { ask } = await openDoor({
    now: () => now,
    handle: (_, res) =>
      still(
        res,
        Array.from({ length: 900 }, (_, i) => `<p>${createHash('md5').update(`${i}`).digest('hex')}</p>`).join(''),
      ),
  })
  const brotli = { 'accept-encoding': 'br' }
  const first = await ask('/news', { headers: brotli })
  now = 10_000
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
  const conditions: Record<string, string>[] = [
    { 'if-none-match': headers.etag! },
    { 'if-none-match': `W/${headers.etag}` },
    { 'if-none-match': `"other", ${headers.etag}` },
    { 'if-none-match': '*' },
    { 'if-modified-since': modified },
    { 'if-modified-since': 'Wed, 08 Oct 2014 02:00:00 GMT' },
  ]
  for (const headers of conditions) {
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
  const { ask, requests } = await openDoor()
  const head = await ask('/news', { method: 'HEAD' })
  const get = await ask('/news')
  const again = await ask('/news', { method: 'HEAD' })
  expect(head.body.length + again.body.length).toBe(0)
  for (const reply of [head, again]) {
    expect(reply.headers).toEqual({ ...get.headers, date: expect.anything() })
  }
  expect(requests.map((request) => request.method)).toEqual(['GET'])
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
  const forms = ['/search', '/publications', '/km/search', '/km/publications'].map((path) => siteUrl + path)
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; script-src 'none'; style-src '${style}'; img-src 'self'; media-src 'self'; font-src 'self'; manifest-src 'self'; ` +
      `connect-src 'self'; form-action ${forms.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(headers).toMatchObject({
    'cache-control': 'public, no-cache',
    'content-language': 'km',
    link: '</a>; rel=license',
    'strict-transport-security': 'max-age=31536000',
  })
  expect(headers).not.toHaveProperty('x-still')
})
