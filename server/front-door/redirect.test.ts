import { expect, test } from 'vitest'
import { openDoor, page, still } from '../test-door'

test.each([
  ['/news/', '/news'],
  ['/News', '/news'],
  ['//news', '/news'],
  ['/2014//10/', '/2014/10'],
  ['/2014/10/A-Slug/?page=2', '/2014/10/a-slug?page=2'],
  ['/en', '/'],
  ['/en/', '/'],
  ['/EN/2014/', '/2014'],
  ['/en/en/2014', '/2014'],
  ['/KM/News', '/km/news'],
  ['/%6eews', '/news'],
  ['/caf%c3%a9', '/caf%C3%A9'],
  ['/search/?q=A%20B&Q=C', '/search?q=A%20B&Q=C'],
  ['/admin/', '/admin'],
  ['//admin//entries/', '/admin/entries'],
  ['/en/admin', '/admin'],
  ['/files/abc/Report%20A.pdf/', '/files/abc/Report%20A.pdf'],
])('%s is one hop from %s', async (from, to) => {
  const { ask } = await openDoor()
  const reply = await ask(from)
  expect([reply.status, reply.headers.location]).toEqual([301, to])
  expect((await ask(to)).status).toBe(200)
})

test('where an old network had a file leads to it; what leads nowhere is answered as any file', async () => {
  const sources: string[] = []
  const findOld = async ({ source }: { source: string }) => {
    sources.push(source)
    return source === '/files/2008/06/A.jpg' ? '/media/abcdefghijkm/640.webp' : undefined
  }
  const { ask } = await openDoor({ findOld })
  const reply = await ask('/files/2008/06/A.jpg')
  expect([reply.status, reply.headers.location]).toEqual([301, '/media/abcdefghijkm/640.webp'])
  expect((await ask('/files/2008/06/b.jpg')).status).toBe(200)
  // No file of this site is looked up twice.
  await ask('/files/abcdefghijkm/2/b.jpg')
  expect(sources).toEqual(['/files/2008/06/A.jpg', '/files/2008/06/b.jpg'])
})

test.each([
  '/',
  '/news',
  '/km',
  '/2014/10/a-slug',
  '/search?q=A&Q=B',
  '/english',
  '/enter',
  '/news?',
  '/setup/AbC_d-E',
])('%s is where it belongs', async (path) => {
  const { ask } = await openDoor()
  expect((await ask(path)).status).toBe(200)
})

test.each(['/admin/Entries', '/files/abc/Report.pdf', '/api/desk/Entries', '/preview/AbC', '/media/abc/960.WEBP'])(
  '%s keeps its capitals',
  async (path) => {
    const { ask } = await openDoor()
    expect((await ask(path)).status).toBe(200)
  },
)

test.each([
  '//evil.com',
  '//evil.com/',
  '///evil.com//',
  '/en//evil.com',
  '/en///evil.com/',
  '/\\evil.com/',
  '/\\/evil.com/',
  '/%5Cevil.com/',
  '/en/\\evil.com',
  '//evil.com%2F..',
  '/%2F%2Fevil.com/',
  '/%09/evil.com/',
  '//evil.com@gazette.example/',
  '/http://evil.com/',
  '/javascript:alert(1)/',
])('%s never leads to another site', async (path) => {
  const { ask } = await openDoor()
  const { status, headers } = await ask(path)
  const location = headers.location ?? '/'
  expect([301, 400]).toContain(status)
  expect(location).toMatch(/^\/(?![/\\])/)
  expect(new URL(location, 'https://gazette.example').origin).toBe('https://gazette.example')
})

test('an old address in an old spelling is one hop from where the page went', async () => {
  const { ask } = await openDoor({
    handle: (req, res) =>
      req.url === '/2014/10/old' ? still(res, '', { status: 301, location: '/2014/10/new' }) : still(res, 'new page'),
  })
  expect((await ask('/2014/10/Old/')).headers.location).toBe('/2014/10/new')
})

test('only reading is redirected', async () => {
  const { ask } = await openDoor()
  const reply = await ask('/admin/', { method: 'POST', headers: { origin: 'https://gazette.example' } })
  expect(reply.status).toBe(200)
})

test('what WordPress named by a query is one hop from where it is, in any spelling', async () => {
  const targets: Record<string, string> = {
    '/?p=12': '/2014/10/a-post',
    '/km?p=12': '/km/2014/10/a-post',
    '/blog?p=7': '/2014/10/of-a-folder',
  }
  const sought: string[] = []
  const { ask, requests } = await openDoor({
    findOld: async ({ source }) => {
      sought.push(source)
      return targets[source]
    },
  })
  for (const path of ['/?p=12', '//?p=12', '/en/?p=12', '/?p=12&utm_source=x', '/index.php?p=12'])
    expect([(await ask(path)).status, (await ask(path)).headers.location]).toEqual([301, '/2014/10/a-post'])
  expect((await ask('/KM/?p=12')).headers.location).toBe('/km/2014/10/a-post')
  expect(requests).toEqual([])
  for (const path of ['/?p=x', '/?p=12&p=13', '/?p=12&cat=1', '/?cat=99', '/?']) {
    const reply = await ask(path)
    expect([path, reply.status, reply.text]).toEqual([path, 200, page('At /')])
  }
  expect(requests.map(({ url }) => url)).toEqual(['/'])
  expect((await ask('/blog/?p=7')).headers.location).toBe('/2014/10/of-a-folder')
  expect((await ask('/news?p=12')).status).toBe(200)
  expect((await ask('/admin/entries?s=law')).status).toBe(200)
  expect(sought).not.toContain('/admin/entries?s=law')
})

test('a number of WordPress that names nothing is not found, in its language, and one page is made however many are tried', async () => {
  const { ask, requests } = await openDoor({
    handle: (req, res) => still(res, page(`At ${req.url}`), { status: req.url!.endsWith('/files') ? 404 : 200 }),
  })
  for (const path of [
    '/?p=13',
    '/?page_id=14',
    '/?attachment_id=15',
    '//?p=16',
    '/?q=&p=17',
    '/?p=18&utm_source=x',
    '/index.php?p=19',
  ]) {
    const reply = await ask(path)
    expect([path, reply.status, reply.text]).toEqual([path, 404, page('At /files')])
  }
  expect((await ask('/km?p=13')).text).toBe(page('At /km/files'))
  expect(requests.map(({ url }) => url)).toEqual(['/files', '/km/files'])
  expect((await ask('/news?p=13')).status).toBe(200)
})
