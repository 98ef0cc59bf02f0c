import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { styleFor, styleHashes } from '@/components/site/style'
import { databaseAwayCode } from '@/lib/files/storage-fault'
import { listen } from '@/lib/process/test-log'
import { document, goneResponse, machineFile, notFound, moved, sectionRoute, publicRoute } from './public-route'
import { ask } from './test-ask'

let dir: string
beforeEach(() => {
  dir = testDatabase()
})

const view = (
  <html lang="en">
    <body>
      <h1>A view</h1>
    </body>
  </html>
)

test('a document carries its language, the moment of its text and the hash of its style', async () => {
  const page = publicRoute(async () => document(view, { lastModified: Date.UTC(2014, 9, 28, 2), language: 'km' }))
  const { status, headers, text } = await ask(page, '/2014/10/a')
  expect(status).toBe(200)
  const bare = '<!doctype html><html lang="en"><head></head><body><h1>A view</h1></body></html>'
  expect(text).toBe(bare.replace('</head>', `<style>${styleFor(bare)}</style></head>`))
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-language': 'km',
    'last-modified': 'Tue, 28 Oct 2014 02:00:00 GMT',
    'x-still': styleHashes(text),
  })
})

test('a moved address answers 301, a missing one 404, a withdrawn one 410', async () => {
  const there = await ask(
    publicRoute(async () => moved('/2014/10/b')),
    '/2014/10/a',
  )
  expect([there.status, there.headers.get('location'), there.headers.get('x-still')]).toEqual([
    301,
    '/2014/10/b',
    'none',
  ])
  const nowhere = await ask(
    publicRoute(async () => notFound()),
    '/a',
  )
  expect([nowhere.status, nowhere.headers.get('x-still')]).toEqual([404, styleHashes(nowhere.text)])
  const past = await ask(
    publicRoute(async () => goneResponse(view)),
    '/a',
  )
  expect([past.status, past.headers.get('x-still')]).toEqual([410, styleHashes(past.text)])
})

test('a file for machines has no style', async () => {
  const feed = publicRoute(async () => machineFile('<rss/>', 'application/rss+xml', { lastModified: 0 }))
  const { headers, text } = await ask(feed, '/feed.xml')
  expect(text).toBe('<rss/>')
  expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  expect(headers.get('x-still')).toBe('none')
  expect(headers.get('last-modified')).toBe('Thu, 01 Jan 1970 00:00:00 GMT')
})

test('a file for machines may bring a style along, or be good for this moment alone', async () => {
  const styled = await ask(
    publicRoute(async () => machineFile('<rss/>', 'application/rss+xml', { styled: true })),
    '/feed.xml',
  )
  expect([styled.headers.get('x-still'), styled.headers.get('x-still-shown')]).toEqual([
    'self',
    'application/xml; charset=utf-8',
  ])
  const notCacheable = await ask(
    publicRoute(async () => machineFile('now', 'text/plain', { notCacheable: true })),
    '/now.txt',
  )
  expect(notCacheable.headers.get('x-still-keep')).toBe('no')
})

test('an answer to free words is not worth keeping', async () => {
  const page = publicRoute(async () => document(view))
  expect((await ask(page, '/publications?q=words')).headers.get('x-still-keep')).toBe('no')
  expect((await ask(page, '/publications?type=report')).headers.get('x-still-keep')).toBeNull()
})

test('what a handler throws becomes a plain page with a reference that stands in the log', async () => {
  const heard = listen()
  const page = publicRoute(async () => {
    throw new Error('secret detail')
  })
  const { status, headers, text } = await ask(page, '/2014')
  const reference = /Reference: ([0-9a-z]{12})/.exec(text)?.[1]
  expect([status, headers.get('x-still')]).toEqual([500, styleHashes(text)])
  expect(text).not.toContain('secret detail')
  expect(headers.get('x-request-id')).toBe(reference)
  expect(heard()).toMatchObject([{ level: 'error', request: reference, address: '/2014', error: { type: 'Error' } }])
  expect(JSON.stringify(heard())).not.toContain('secret detail')
})

test('while the database does not answer, or gave up the query, the reader is told to come back', async () => {
  listen()
  const page = publicRoute(async () => {
    throw new Error('a query', { cause: Object.assign(new Error('ended'), { code: databaseAwayCode }) })
  })
  const { status, headers } = await ask(page, '/2014')
  expect([status, headers.get('retry-after')]).toEqual([503, '10'])
})

testOfSqlite('a database that cannot be read is a plain page too', async () => {
  closeDatabase()
  rmSync(join(dir, 'gazette.db'))
  openDatabase(dir)
  const { status, text } = await ask(
    publicRoute(async () => document(view)),
    '/',
  )
  expect(status).toBe(500)
  expect(text).toContain('This page could not be made')
})

test.each([
  ['/news/page/1', '1', '/news'],
  ['/news/page/002', '002', '/news/page/2'],
  ['/news/page/001?x=1', '001', '/news?x=1'],
])('%s has one address', async (path, page, one) => {
  const list = publicRoute(async () => document(view))
  const answer = await ask(list, path)
  expect([answer.status, answer.headers.get('location')]).toEqual([301, one])
  expect((await ask(list, '/news')).status).toBe(200)
})

test('a language without texts has no lists', async () => {
  const list = sectionRoute(async () => document(view))
  expect((await ask(list, '/km')).status).toBe(404)
  expect((await ask(list, '/')).status).toBe(200)
})
