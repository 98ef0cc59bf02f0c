import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { parseNetworks } from '@/lib/web/client-address'
import { openDoor, siteUrl } from '../test-door'
import { env } from '@/lib/process/env'

test.each([
  '/%',
  '/%E0%A4%A',
  '/2014/%zz',
  '/a/../admin',
  '/a/%2e%2e/b',
  '/.',
  '/news%00',
  '/news%0d%0aSet-Cookie:a=b',
])('%s is malformed, and Next does not see it', async (path) => {
  const { ask, requests } = await openDoor()
  const reply = await ask(path)
  expect(reply.status).toBe(400)
  expect(reply.text).toContain('This address cannot be read')
  expect(reply.text).not.toContain('<script')
  expect(requests).toEqual([])
})

test.each([
  ['no origin', {}],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['the same host without TLS', { origin: 'http://gazette.example' }],
  ['another port', { origin: 'https://gazette.example:8443' }],
  ['a name that only begins alike', { origin: 'https://gazette.example.evil.example' }],
  [
    'a forged forwarded host',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
  ],
  ['a browser that says cross-site', { origin: siteUrl, 'sec-fetch-site': 'cross-site' }],
])('a change with %s is refused', async (_, headers) => {
  const { ask, requests } = await openDoor()
  for (const method of ['POST', 'PUT']) {
    const reply = await ask('/api/desk/entries', { method, headers: headers as Record<string, string>, body: '{}' })
    expect(reply.status).toBe(403)
    expect(reply.text).toContain('did not come from a page of this site')
    expect(reply.text).toContain(`This site is at ${env().siteUrl}: open it there.`)
  }
  expect(requests).toEqual([])
})

test('a change from the site itself passes, its body unread', async () => {
  const { ask } = await openDoor({
    handle: async (req, res) => {
      let size = 0
      for await (const chunk of req) size += chunk.length
      res.end(String(size))
    },
  })
  const headers = { origin: siteUrl, 'sec-fetch-site': 'same-origin' }
  const reply = await ask('/api/desk/media', { method: 'POST', headers, body: 'x'.repeat(3_000_000) })
  expect(reply.text).toBe('3000000')
})

test('nothing can be sent to a public page', async () => {
  const { ask, requests } = await openDoor()
  const reply = await ask('/news', { method: 'POST', headers: { origin: siteUrl }, body: 'a=b' })
  expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  expect(requests).toEqual([])
})

const forged = {
  host: 'evil.example',
  cookie: 'gazette=stolen',
  forwarded: 'host=evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-for': '10.0.0.1',
  'x-forwarded-proto': 'http',
  'x-middleware-subrequest': 'proxy:proxy:proxy',
  'content-security-policy': "script-src 'nonce-mine'",
  rsc: '1',
  'next-router-prefetch': '1',
  'next-action': 'abc',
  'x-nextjs-data': '1',
  'accept-language': 'th',
  'if-none-match': '"x"',
}

test('no header of a visitor reaches a public page, so none can poison it for others', async () => {
  const { ask, requests } = await openDoor({
    handle: (req, res) => {
      res.setHeader('x-still', 'none')
      res.end(JSON.stringify(req.headers))
    },
  })
  const poisoned = await ask('/news', { headers: forged })
  const clean = await ask('/news')
  expect(requests).toHaveLength(1)
  expect(requests[0]!.headers).toEqual({ host: 'gazette.example', 'x-forwarded-proto': 'https' })
  expect(clean.text).toBe(poisoned.text)
  expect(clean.headers.etag).toBe(poisoned.headers.etag)
})

test('the desk sees its own host and nonce, the cookie, and what its own client sends', async () => {
  const { ask, requests } = await openDoor({ handle: (_, res) => res.end('desk') })
  const reply = await ask('/admin', { headers: forged })
  const { headers } = requests[0]!
  expect(headers).toMatchObject({
    host: 'gazette.example',
    'x-forwarded-proto': 'https',
    cookie: 'gazette=stolen',
    rsc: '1',
  })
  expect(headers['x-forwarded-for']).toBe('127.0.0.1')
  for (const name of ['forwarded', 'x-forwarded-host', 'x-middleware-subrequest'])
    expect(headers).not.toHaveProperty(name)
  expect(headers['content-security-policy']).not.toContain('nonce-mine')
  expect(reply.headers['content-security-policy']).toBe(headers['content-security-policy'])
})

test('the desk learns who asks from a trusted proxy, and from nobody else', async () => {
  const trustedProxies = parseNetworks('loopback')
  const { ask, requests } = await openDoor({ trustedProxies, handle: (_, res) => res.end('desk') })
  await ask('/sign-in', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } })
  await ask('/admin')
  expect(requests.map(({ headers }) => headers['x-forwarded-for'])).toEqual(['203.0.113.7', '127.0.0.1'])
})

test('the public API does not see what only the desk may send', async () => {
  const { ask, requests } = await openDoor({ handle: (_, res) => res.end('{}') })
  await ask('/api/v1/entries', { headers: forged })
  for (const name of ['rsc', 'next-action', 'x-nextjs-data', 'content-security-policy'])
    expect(requests[0]!.headers).not.toHaveProperty(name)
})

test('a request that names two lengths is none', async () => {
  const { port, requests } = await openDoor()
  const heads = ['Content-Length: 5\r\nTransfer-Encoding: chunked', 'Content-Length: 5\r\nContent-Length: 6']
  for (const head of heads) {
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST /sign-in HTTP/1.1\r\nHost: a\r\nOrigin: ${siteUrl}\r\n${head}\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n`,
    )
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/)
  }
  expect(requests).toEqual([])
})

test('what is not HTTP gets a plain 400 with the usual headers, and the connection ends', async () => {
  const { port } = await openDoor()
  for (const garbage of ['HELLO\r\n\r\n', 'GET /caf\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(garbage, 'latin1')
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/)
  }
})

test('headers of unreasonable size are refused', async () => {
  const { ask } = await openDoor()
  const reply = await ask('/news', { headers: { 'x-padding': 'x'.repeat(40_000) } })
  expect([reply.status, reply.headers['x-content-type-options']]).toEqual([431, 'nosniff'])
})
