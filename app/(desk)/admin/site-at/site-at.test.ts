import { expect, test } from 'vitest'
import { runAtMoment } from '@/app/(site)/moment'
import { testDatabase } from '@/db/test-database'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { addresses } from '@/addresses.mjs'
import { handlerAt, handlerOf } from '@/app/(site)/handlers'
import { entryRoute } from '@/app/(site)/item'
import { linkToMoment, pathInside, momentIn, siteAt } from './moment-in'

const day = 86_400_000

async function shown(path: string, init?: RequestInit) {
  const handler = handlerOf(new URL(path, 'http://localhost:3000').pathname)
  return handler(new Request(`http://localhost:3000${path}`, init))
}

async function scheduled() {
  testDatabase()
  const [editor, now] = [await someone(), Date.now()]
  const whole = content({ title: 'Tomorrow’s news', slug: 'tomorrows-news', dated: Date.UTC(2014, 9, 7) })
  const saved = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: whole }, now))
  return got(await release(editor, { ...saved, at: now + day }, now))
}

test('inside a moment every public page answers for it', async () => {
  const { path, at } = await scheduled()
  for (const page of ['/', '/news', '/archive', '/2014', '/2014/10', path, '/feed.xml', '/sitemap.xml']) {
    const then = await runAtMoment({ at }, () => shown(page))
    expect([page, then.status, await then.text()]).toEqual([page, 200, expect.stringContaining('2014')])
    const before = await runAtMoment({ at: at - 1 }, () => shown(page))
    expect(await before.text(), page).not.toContain('tomorrows-news')
  }
})

test('nothing that a reader sends moves the moment', async () => {
  const { path, at } = await scheduled()
  const iso = new Date(at).toISOString()
  const headers = Object.fromEntries(
    ['x-at', 'x-moment', 'x-now', 'at', 'date', 'x-still', 'x-gazette-at', 'accept-datetime'].map((name) => [
      name,
      iso,
    ]),
  )
  const cookie = { cookie: `at=${iso}; moment=${at}` }
  for (const query of ['', `?at=${iso}`, `?at=${at}`, `?moment=${at}`, `?now=${at}`, `?preview=1&at=${iso}`]) {
    const answer = await shown(path + query, { headers: { ...headers, ...cookie } })
    expect([query, answer.status]).toEqual([query, 404])
    expect(await (await shown(`/${query}`, { headers })).text()).not.toContain('tomorrows-news')
  }
  // Nor does someone's look ahead at the same time.
  const [ahead, present] = await Promise.all([runAtMoment({ at }, () => shown(path)), shown(path)])
  expect([ahead.status, present.status]).toEqual([200, 404])
})

test('every public address is served here too, but for those of programs, which are answered for the present alone', () => {
  for (const { path, forPrograms } of addresses) {
    const example = path.replace(/[:*](\w+)/g, (_, name: string) => (name === 'year' ? '2014' : 'x'))
    expect([example, handlerOf(example)]).toEqual([example, forPrograms ? entryRoute : handlerAt(example)])
  }
})

test('links and forms stay at the moment; uploads come by the staff route; elsewhere stays elsewhere', () => {
  const inside = { base: '/admin/site-at/2014-10-07T02:00Z', origin: 'https://example.org' }
  const page = `<html><head><link rel="canonical" href="https://example.org/a"></head><body>
    <a class="x" href="/">Front</a><a href="https://example.org/2014/10/a?q=1#b">A</a><form action="/publications">
    <a href="/admin/calendar">Desk</a><a href="#main">Skip</a><a href="//other.org/a">Other</a>
    <img src="/media/aaaaaaaaaaaa/480.webp"><a href="/files/aaaaaaaaaaaa/a.pdf">PDF</a></body></html>`
  const found = linkToMoment(page, inside)
  const addresses = [...found.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address)
  expect(addresses).toEqual([
    'https://example.org/a',
    inside.base,
    `${inside.base}/2014/10/a?q=1#b`,
    `${inside.base}/publications`,
    '/admin/calendar',
    '#main',
    '//other.org/a',
    '/api/desk/media/aaaaaaaaaaaa/480.webp',
    '/api/desk/media/aaaaaaaaaaaa/a.pdf',
  ])
  expect(pathInside('https://example.org.evil.org/a', inside)).toBe('https://example.org.evil.org/a')
})

test('a moment in an address is exact, and nothing else is one', () => {
  for (const at of [Date.UTC(2014, 9, 7, 2), Date.UTC(2014, 9, 7, 2, 0, 5), Date.UTC(2014, 9, 7, 2, 0, 5, 7)])
    expect(momentIn(siteAt(at).split('/').at(-1)!)).toBe(at)
  expect(siteAt(Date.UTC(2014, 9, 7, 2), '/news')).toBe('/admin/site-at/2014-10-07T02:00Z/news')
  for (const no of ['', 'now', '2014-10-07', '1412647200000', '2014-13-07T02:00Z', '2014-10-07T02:00+07:00'])
    expect(momentIn(no)).toBeUndefined()
})
