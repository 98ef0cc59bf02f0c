import { expect, test } from 'vitest'
import { openDoor, page, siteUrl, still } from '../test-door'

const oldHosts = ['un-act.org', 'www.no-trafficking.org']
const at = (host: string) => ({ headers: { host } })

async function openSite() {
  const led: Record<string, string> = {
    '/?p=12': '/2014/10/a-post',
    '/files/2008/06/A.jpg': '/media/abcdefghijkm/640.webp',
    'www.no-trafficking.org /?p=12': '/2012/03/another',
    'www.no-trafficking.org /about': '/history',
  }
  const door = await openDoor({
    oldHosts,
    findOld: async ({ source, host }) => led[host === undefined ? source : `${host} ${source}`],
    findFile: async (request) => (request.id === 'old' ? { path: '/publications/guide' } : undefined),
    handle: (req, res) => {
      const moved = { '/siren.html': '/siren', '/2014/10/28': '/2014/10' }[req.url!]
      if (moved) return still(res, '', { status: 301, location: moved })
      if (req.url === '/2014/11/now') return still(res, '', { status: 302, location: '/2014/11/an-edition' })
      const status = { '/gone': 410, '/nothing': 404, '/files': 404 }[req.url!]
      return still(res, page(`At ${req.url}`), { status })
    },
  })
  const hop = async (path: string, host = 'un-act.org') => {
    const { status, headers } = await door.ask(path, at(host))
    return [status, headers.location?.replace(siteUrl, 'home')]
  }
  return { ...door, hop }
}

test.each([
  ['/', 'home/'],
  ['/what/', 'home/what'],
  ['/2014/10/A-Post/?utm_source=x', 'home/2014/10/a-post?utm_source=x'],
  ['/siren.html', 'home/siren'],
  ['/Siren.HTML', 'home/siren'],
  ['/2014/10/28/', 'home/2014/10'],
  ['/?p=12', 'home/2014/10/a-post'],
  ['/files/2008/06/A.jpg', 'home/media/abcdefghijkm/640.webp'],
  ['/feed.xml', 'home/feed.xml'],
  ['/admin/', 'home/admin'],
  ['//evil.example/', 'home/evil.example'],
])('%s of an earlier site is one hop from %s', async (path, to) => {
  const { hop } = await openSite()
  expect(await hop(path)).toEqual([301, to])
  // Kept by then.
  expect(await hop(path)).toEqual([301, to])
})

test('what was written down for one host counts there, and nowhere else', async () => {
  const { hop } = await openSite()
  expect(await hop('/about/', 'www.no-trafficking.org')).toEqual([301, 'home/history'])
  expect(await hop('/?p=12', 'WWW.no-trafficking.org:443')).toEqual([301, 'home/2012/03/another'])
  expect(await hop('/about/')).toEqual([301, 'home/about'])
})

test('what leads on for now does so from there too', async () => {
  const { hop } = await openSite()
  expect(await hop('/2014/11/now')).toEqual([302, 'home/2014/11/an-edition'])
  expect(await hop('/files/old/guide.pdf')).toEqual([302, 'home/publications/guide'])
})

test('where nothing is or something is gone, the page says so at once, in any spelling', async () => {
  const { hop } = await openSite()
  for (const [path, status] of [
    ['/nothing', 404],
    ['/Nothing/', 404],
    ['/gone/', 410],
    ['/files/none/x.pdf', 404],
  ] as const)
    expect(await hop(path)).toEqual([status, undefined])
})

test('any other host is ignored, and what is asked at an old one leaves no trace in what others get', async () => {
  const { ask, requests } = await openSite()
  const before = await ask('/news')
  for (const host of ['evil.example', 'un-act.org.evil.example', 'evil-un-act.org', 'un-act.org@evil.example']) {
    const { status, headers, text } = await ask('/news', at(host))
    expect([status, headers.location, text]).toEqual([200, undefined, before.text])
  }
  const old = await ask('/news', { headers: { host: 'un-act.org', 'x-forwarded-host': 'evil.example' } })
  expect(old.headers).toMatchObject({ location: `${siteUrl}/news`, 'cache-control': 'public, no-cache' })
  expect((await ask('/news')).text).toBe(before.text)
  for (const { headers } of requests) expect(headers.host).toBe('gazette.example')
  expect((await ask('/news', { ...at('un-act.org'), method: 'POST' })).status).toBe(403)
  expect((await ask('/%', at('un-act.org'))).status).toBe(400)
})

test('where there are no earlier hosts, none is asked for', async () => {
  const { ask } = await openDoor()
  expect((await ask('/news', at('un-act.org'))).status).toBe(200)
})
