import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from './support/test'
import { clone } from './support/places'

// A fault that a visitor can order hides those that nobody ordered. Every combination is asked of the built site.

test.describe.configure({ mode: 'parallel' })

type How = { method?: string; headers?: Record<string, string>; body?: string }

/** The status that an address answers with, asked exactly as written; 0 where the connection was ended. */
function statusOf(url: string, path: string, { method = 'GET', headers = {}, body }: How) {
  const { hostname, port } = new URL(url)
  return new Promise<number>((resolve) => {
    const req = request({ hostname, port, path, method, headers: { origin: url, ...headers }, agent: false }, (res) => {
      res.resume().once('end', () => resolve(res.statusCode!))
    })
    req.once('error', () => resolve(0))
    req.end(body)
  })
}

/** Asks for all of a list, some at a time; those that were answered as if the fault were here. */
async function faults(url: string, all: [string, How][]) {
  const found: unknown[] = []
  const rest = all.values()
  const ask = async () => {
    for (const [path, how] of rest) {
      const status = await statusOf(url, path, how)
      if (status >= 500) found.push([path.slice(0, 80), how, status])
    }
  }
  await Promise.all(Array.from({ length: 6 }, ask))
  return found
}

const paths = [
  ...[
    '/',
    '/_global-error',
    '/_not-found',
    '/_error',
    '/404',
    '/500',
    '/_next',
    '/_next/image?url=/a',
    '/_next/data/x',
  ],
  ...[
    '/-',
    '/-/en/front',
    '/-/km/social/x',
    '/km/_global-error',
    '/front',
    '/social',
    '/harvest',
    '/finding',
    '/terms/x',
  ],
  ...[
    '/9999',
    '/0000/00',
    '/2014/13',
    '/news/page/0',
    `/news/page/${'9'.repeat(20)}`,
    '/sitemap/-1.xml',
    '/topics/%00',
  ],
  ...['/search?q=%22', '/search?q=NEAR(', '/search?q=*', `/search?q=${'a'.repeat(7_000)}`, '/search?q=a&page=-1'],
  ...['/?p=99999999999', '/?m=99999999', '/?s=%22', '/?cat=1', '/api', '/api/v1/x', '/api/v1/entries?page=1e99'],
  ...[`/api/v1/entries/${'9'.repeat(30)}`, '/oai?verb=x', '/oai?verb=GetRecord&identifier=%00', '/api/health/x'],
  ...['/api/metrics', '/api/desk', '/api/desk/entries/x/draft', '/api/desk/media/x/y', '/api/auth', '/api/auth/_log'],
  ...['/api/auth/session?callbackUrl=x', '/api/auth/callback/credentials', '/api/auth/signin/x', '/api/auth/signout'],
  ...['/admin/x', '/admin/site-at/x/y', `/admin/entries/${'9'.repeat(20)}`, '/sign-in?next=a&next=b', '/sign-in/x'],
  ...['/setup', '/setup/x?nxtPtoken=y', '/preview/x/files/a/b', '/files/%2f/%2f', '/media/x/0.webp', '/__proto__'],
  ...[
    '/constructor',
    '/[lang]',
    '/(site)',
    '/*',
    '/a%5cb',
    '/%F0%9F%92%A9',
    '/a.rsc',
    '/sign-in.rsc',
    '/sign-in?_rsc=x',
  ],
  ...['/sign-in.segments/_tree.segment.rsc', '/?nxtPlang=km', `/${'a/'.repeat(500)}`, `/${'a'.repeat(9_000)}`, '/.env'],
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']

test('no address answers with a fault, by whatever method', async ({ server }) => {
  expect(
    await faults(
      server.url,
      paths.flatMap((path) => methods.map((method): [string, How] => [path, { method }])),
    ),
  ).toEqual([])
})

const headers: Record<string, string>[] = [
  ...[{ rsc: '1', 'next-router-state-tree': 'garbage' }, { 'next-router-state-tree': '%' }, { 'next-action': 'x' }],
  ...[
    { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
    { 'next-router-prefetch': '2', rsc: '1' },
  ],
  ...[{ 'next-router-segment-prefetch': '/x', 'next-router-prefetch': '1', rsc: '1' }, { 'next-url': '%' }],
  ...[{ 'next-hmr-refresh': '1' }, { 'x-nextjs-data': '1' }, { 'x-matched-path': '/x' }, { 'x-invoke-status': '500' }],
  ...[
    { 'x-invoke-error': '{' },
    { 'x-middleware-prefetch': '1' },
    { 'x-prerender-revalidate': 'x' },
    { 'next-resume': '1' },
  ],
  ...[{ cookie: 'gazette=x' }, { cookie: '__prerender_bypass=x; __next_preview_data=x' }, { cookie: '%'.repeat(100) }],
  ...[{ cookie: 'next-auth.callback-url=x; next-auth.csrf-token=x' }, { cookie: `a=${'b'.repeat(7_000)}` }],
  ...[
    { authorization: 'Bearer x' },
    { range: 'x' },
    { 'accept-encoding': '*;q=x' },
    { 'accept-language': 'x'.repeat(3_000) },
  ],
  ...[
    { 'if-none-match': '"' },
    { 'if-modified-since': 'x' },
    { accept: 'text/x-component' },
    { expect: '100-continue' },
  ],
  ...[{ connection: 'upgrade', upgrade: 'websocket' }, { te: 'x' }, { 'content-type': 'multipart/form-data' }],
  ...[
    { 'transfer-encoding': 'chunked' },
    { 'x-deployment-id': 'x' },
    { 'x-http-method-override': 'PUT' },
    { purpose: 'prefetch' },
  ],
]
const places = [
  '/',
  '/news',
  '/x',
  '/sign-in',
  '/admin',
  '/setup/x',
  '/api/v1/entries',
  '/api/desk/entries',
  '/api/auth/session',
]
const morePlaces = ['/api/health', '/preview/x', '/api/x', '/admin/x', '/oai', '/files/a/b', '/_next/x']

test('no header makes an address answer with a fault', async ({ server }) => {
  const all = [...places, ...morePlaces].flatMap((path) =>
    headers.flatMap((one) => ['GET', 'POST'].map((method): [string, How] => [path, { method, headers: one }])),
  )
  expect(await faults(server.url, all)).toEqual([])
})

const multipart = 'multipart/form-data; boundary=a'
const part = (name: string, value: string) =>
  `--a\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const form = (...parts: [string, string][]) => `${parts.map(([name, value]) => part(name, value)).join('')}--a--\r\n`
// How React writes what JSON has no words for: each names something that is not there, or cannot be.
const references = [
  '$1',
  '$@1',
  '$F1',
  '$Q1',
  '$W1',
  '$K1',
  '$B1',
  '$D',
  '$n1',
  '$i1',
  '$A1',
  '$R1',
  '$X1',
  '$S',
  '$1:__proto__:x',
  '$1:then',
]

test('no form is a fault, with the names of actions that anybody can read', async ({ server }) => {
  const manifest = readFileSync(join(clone, '.next/server/server-reference-manifest.json'), 'utf8')
  const ids = Object.keys((JSON.parse(manifest) as { node: object }).node)
  expect(ids.length).toBeGreaterThan(20)
  const bodies: [string, string][] = [
    ...['[', '[]', 'x', '', 'null', '[null,"x"]', '[null,{"email":{},"password":[]}]', '['.repeat(9_000)].map(
      (body): [string, string] => ['text/plain;charset=UTF-8', body],
    ),
    ...references.map((one): [string, string] => ['text/plain;charset=UTF-8', JSON.stringify([null, one])]),
    ...references.map((one): [string, string] => [multipart, form(['1', JSON.stringify(one)], ['0', '["$1"]'])]),
    ...([
      [multipart, form()],
      [multipart, form(['0', '['])],
      [multipart, 'x'],
      ['multipart/form-data', ''],
      ['', 'x'],
    ] as [string, string][]),
    ...([
      ['application/json', '{'],
      ['application/x-www-form-urlencoded', '%'],
    ] as [string, string][]),
  ]
  const [first = ''] = ids
  const fetched = bodies.flatMap(([type, body]) =>
    ['/sign-in', '/admin'].flatMap((path) =>
      ['x', ...ids.slice(0, 4)].map((id): [string, How] => [
        path,
        { method: 'POST', headers: { 'next-action': id, ...(type && { 'content-type': type }) }, body },
      ]),
    ),
  )
  const bound = (value: unknown) => JSON.stringify({ id: first, bound: value })
  const posted = [
    ...[
      form([`$ACTION_ID_${first}`, '']),
      form(['$ACTION_REF_1', '']),
      form(['$ACTION_REF_1', ''], ['$ACTION_1:0', '{']),
    ],
    ...[
      form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound(null)]),
      form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound('x')]),
    ],
    ...[form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound('$@1')], ['$ACTION_1:1', '[']), part('x', 'y')],
  ].flatMap((body) =>
    ['/sign-in', '/admin', '/setup/x', '/admin/x'].map((path): [string, How] => [
      path,
      { method: 'POST', headers: { 'content-type': multipart }, body },
    ]),
  )
  expect(await faults(server.url, [...fetched, ...posted])).toEqual([])
})

test('of next-auth, what tells when a session ends is there, and nothing else', async ({ server }) => {
  const unused = [
    '',
    '/signin',
    '/signout',
    '/csrf',
    '/providers',
    '/callback/credentials',
    '/error',
    '/_log',
    '/verify-request',
  ]
  for (const path of unused) expect(await statusOf(server.url, `/api/auth${path}`, {})).toBe(404)
  for (const path of [...unused, '/session'])
    expect(await statusOf(server.url, `/api/auth${path}`, { method: 'POST', body: '{}' })).toBe(405)
  expect(await statusOf(server.url, '/api/auth/session', {})).toBe(200)
})
