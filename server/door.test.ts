import { expect, test } from 'vitest'
import { openDoor, page, siteUrl, still, style } from './test-door'

const everywhere = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
}

test('every reply carries the security headers, errors and redirects included', async () => {
  const { ask } = await openDoor({
    handle: (req, res) => {
      if (req.url === '/fails') throw new Error('expected by this test')
      if (req.url!.startsWith('/admin')) return res.end('desk')
      return still(res, page('x'), { status: req.url === '/none' ? 404 : 200 })
    },
  })
  const log = console.error
  console.error = () => {}
  const statuses: number[] = []
  for (const path of [
    '/news',
    '/news',
    '/none',
    '/fails',
    '/%',
    '/News',
    '/_next/none',
    '/_next/image?url=/a.png',
    '/admin',
    '/files/a/b.pdf',
  ]) {
    const { status, headers } = await ask(path)
    statuses.push(status)
    expect(headers, path).toMatchObject(everywhere)
    expect(headers['content-security-policy'], path).toMatch(/default-src '(none|self)'/)
    expect(headers['permissions-policy'], path).toContain('geolocation=()')
    expect(headers['referrer-policy'], path).toBe(path === '/admin' ? 'same-origin' : 'strict-origin-when-cross-origin')
  }
  console.error = log
  expect(statuses).toEqual([200, 200, 404, 500, 400, 301, 404, 404, 200, 200])
  const refused = await ask('/news', { method: 'POST' })
  expect([refused.status, refused.headers['x-content-type-options']]).toEqual([403, 'nosniff'])
})

test('strict transport is promised only where there is TLS', async () => {
  const { ask } = await openDoor({ siteUrl: 'http://localhost:3000' })
  for (const path of ['/news', '/News'])
    expect((await ask(path)).headers).not.toHaveProperty('strict-transport-security')
})

test('the desk is never stored by anyone, never kept here, and its nonce is new each time', async () => {
  const { ask, requests } = await openDoor({
    handle: (req, res) => {
      res.setHeader('content-type', 'text/html')
      res.setHeader('cache-control', 'private, max-age=0')
      res.end(`${req.headers['content-security-policy']}\n${'words '.repeat(500)}`)
    },
  })
  const [one, two] = [await ask('/admin'), await ask('/admin', { headers: { 'accept-encoding': 'br' } })]
  expect(requests).toHaveLength(2)
  expect(one.headers['cache-control']).toBe('no-store')
  expect(two.headers['content-encoding']).toBe('br')
  const [, nonce] = /'nonce-([^']+)'/.exec(one.text)!
  const policy = one.headers['content-security-policy']
  expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`)
  expect(policy).toContain(`style-src 'self';`)
  expect(policy).not.toContain('unsafe-eval')
  expect(two.headers['content-security-policy']).not.toContain(nonce)
})

test('a preview shows a still to staff alone: its own policy, in a frame of the desk, and no copy', async () => {
  const { ask } = await openDoor({ handle: (_, res) => still(res, page('draft')) })
  const { headers } = await ask('/admin/entries/1/preview/document')
  expect(headers['content-security-policy']).toContain(`style-src '${style}'`)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers['cache-control']).toBe('no-store')
  expect(headers).not.toHaveProperty('x-still')
})

test('a handler of the desk may name a stricter policy for a file', async () => {
  const { ask } = await openDoor({
    handle: (_, res) => res.setHeader('content-security-policy', "sandbox; default-src 'none'").end('file'),
  })
  expect((await ask('/api/desk/media/a')).headers['content-security-policy']).toBe("sandbox; default-src 'none'")
})

test('in development nothing is kept and Next answers for its own assets', async () => {
  const { ask, requests } = await openDoor({
    dev: true,
    handle: (req, res) => (req.url === '/admin' ? res.end('desk') : still(res, page('x'))),
  })
  await ask('/news')
  await ask('/news')
  await ask('/_next/static/chunk.js')
  expect(requests.map(({ url }) => url)).toEqual(['/news', '/news', '/_next/static/chunk.js'])
  const { headers } = await ask('/admin')
  expect(headers['content-security-policy']).toContain("'unsafe-eval'")
})

test('a request to change something passes a kept page by', async () => {
  const { ask } = await openDoor()
  await ask('/news')
  expect((await ask('/news', { method: 'POST', headers: { origin: siteUrl } })).status).toBe(405)
  expect((await ask('/news', { method: 'DELETE' })).status).toBe(405)
})
