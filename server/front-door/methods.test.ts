import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:net'
import { addresses } from '@/addresses.mjs'
import { describe, expect, test } from 'vitest'
import { readAddress } from './address'
import { methodsOf } from './refuse'
import { openDoor, page, siteUrl, still } from '../test-door'

const elsewhere = { origin: 'https://elsewhere.example' }

test.each([
  '/news',
  '/none',
  '/oai',
  '/api/v1/entries',
  '/files/abc/a.pdf',
  '/_next/static/a.js',
  '/admin',
  '/sign-in',
  '/api/desk/entries',
  '/api/auth/session',
  '/api/health',
  '/preview/x',
])('at %s no other method exists, wherever it comes from', async (path) => {
  const { ask, requests } = await openDoor()
  const allowed = methodsOf(readAddress(path)!)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'LOCK', 'QUERY'].filter(
    (method) => !allowed.includes(method),
  ))
    for (const headers of [{}, elsewhere, { origin: siteUrl }]) {
      const reply = await ask(path, { method, headers: headers as Record<string, string> })
      expect([method, reply.status, reply.headers.allow]).toEqual([method, 405, allowed.join(', ')])
    }
  expect(requests).toEqual([])
})

test('a form from elsewhere is told that it came from elsewhere, also where no form can be sent', async () => {
  const { ask } = await openDoor()
  for (const path of ['/news', '/files/a/b.pdf', '/admin', '/api/health'])
    expect((await ask(path, { method: 'POST', headers: elsewhere })).status).toBe(403)
  const reply = await ask('/news', { method: 'POST', headers: { origin: siteUrl } })
  expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('which methods there are can be asked anywhere', async () => {
  const { ask, requests } = await openDoor()
  for (const [path, allow] of [
    ['/news', 'GET, HEAD, OPTIONS'],
    ['/oai', 'GET, HEAD, OPTIONS, POST'],
    ['/admin/staff', 'GET, HEAD, OPTIONS, POST'],
    ['/api/desk/entries', 'GET, HEAD, OPTIONS, POST, PUT'],
    ['*', 'GET, HEAD, OPTIONS, POST, PUT'],
  ] as const) {
    const { status, headers } = await ask(path, { method: 'OPTIONS' })
    expect([path, status, headers.allow]).toEqual([path, 204, allow])
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
  expect(requests).toEqual([])
})

test('a script of another site may ask the API and feeds whether its copy is still true; the desk it may not', async () => {
  const { ask } = await openDoor()
  const preflight = {
    ...elsewhere,
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'if-none-match',
  }
  for (const path of [
    '/api/v1',
    '/api/v1/entries',
    '/feed.xml',
    '/km/topics/law/atom.xml',
    '/publications/a/linkset.json',
  ]) {
    const { status, headers } = await ask(path, { method: 'OPTIONS', headers: preflight })
    expect([path, status]).toEqual([path, 204])
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
      'access-control-max-age': '86400',
    })
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  }
  for (const path of ['/news', '/admin', '/api/desk/entries', '/api/auth/session', '/api/health', '/files/a/b.pdf'])
    expect((await ask(path, { method: 'OPTIONS', headers: preflight })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
})

test('every method that a route of the desk or of machines exports can be asked', () => {
  const api = join(import.meta.dirname, '../../app/api')
  const routes = readdirSync(api, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
  expect(routes.length).toBeGreaterThan(30)
  for (const file of routes) {
    const allowed = methodsOf(readAddress(`/api/${file.replace('/route.ts', '').replace(/[[\]]/g, '')}`)!)
    const exported = [
      ...readFileSync(join(api, file), 'utf8').matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm),
    ]
    for (const [, method] of exported) expect([file, allowed]).toEqual([file, expect.arrayContaining([method])])
  }
})

test('the character U+0000 in a question is refused at every address of the table, the desk and machines', async () => {
  const { ask, requests } = await openDoor()
  const app = join(import.meta.dirname, '../../app')
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\/(route|page)\.tsx?$/.test(file),
  )
  const own = files.map((file) => `/${file.replace(/\/?(route|page)\.tsx?$/, '').replace(/\(\w+\)\/?/g, '')}`)
  const paths = [...addresses.map(({ path }) => path), ...own].map((path) => path.replace(/[[\]:*?]|\.\.\./g, ''))
  expect(paths.length).toBeGreaterThan(150)
  for (const path of new Set(paths))
    for (const query of ['?q=%00', '?search=a%00b&page=2', '?%00'])
      expect([path + query, (await ask(path + query)).status]).toEqual([path + query, 400])
  const body = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'verb=%00' }
  expect((await ask('/oai', body)).status).toBe(400)
  expect(requests).toEqual([])
  expect((await ask('/news?q=%2500')).status).toBe(200)
})

describe('the request line', () => {
  /** Returns what is answered to a request that is written by hand. */
  async function say(port: number, head: string) {
    const socket = connect(port, '127.0.0.1')
    socket.write(`${head}\r\nConnection: close\r\n\r\n`)
    let answer = ''
    for await (const chunk of socket) answer += chunk
    return answer
  }

  test('two hosts are one too many, for a kept page too', async () => {
    const { ask, port } = await openDoor()
    await ask('/news')
    for (const second of ['b', 'a', 'gazette.example'])
      for (const name of ['Host', 'HOST'])
        expect(await say(port, `GET /news HTTP/1.1\r\nHost: a\r\n${name}: ${second}`)).toMatch(/^HTTP\/1.1 400 /)
    expect(await say(port, 'GET /news HTTP/1.1\r\nHost: a\r\nX-Host: b')).toMatch(/^HTTP\/1.1 200 /)
  })

  test('a request in absolute form is the same request; the host of its target counts', async () => {
    const { port, requests } = await openDoor({ oldHosts: ['old.example'] })
    for (const target of [
      'http://gazette.example/news',
      'HTTPS://other.example:81/news',
      'http://gazette.example/%6eews',
    ])
      expect(await say(port, `GET ${target} HTTP/1.1\r\nHost: a`)).toMatch(/^HTTP\/1.1 (200|301) /)
    expect(await say(port, 'GET http://gazette.example HTTP/1.1\r\nHost: old.example')).toMatch(/^HTTP\/1.1 200 /)
    expect(await say(port, 'GET http://old.example/news HTTP/1.1\r\nHost: gazette.example')).toContain(
      `location: ${siteUrl}/news`,
    )
    expect(requests.map(({ url }) => url)).toEqual(['/news', '/'])
  })

  test.each([
    'http://',
    'http:///news',
    'ftp://gazette.example/news',
    'http://a@gazette.example/news',
    'news',
    'gazette.example:80',
  ])('%s is no address', async (target) => {
    const { port, requests } = await openDoor({ handle: (_, res) => still(res, page('x')) })
    expect(await say(port, `GET ${target} HTTP/1.1\r\nHost: a`)).toMatch(/^HTTP\/1.1 400 /)
    expect(requests).toEqual([])
  })
})
