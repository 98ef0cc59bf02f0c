import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { pathParamPatterns } from '@/addresses.mjs'
import { areaOf, formAt, isListShape, isOutsideSite, isPaged, pageAddressOf, publicAddress } from './public-address'

test.each([
  ['/', 'site', {}],
  ['/km', 'site', {}],
  ['/2014/10', 'month', { year: '2014', month: '10' }],
  ['/2014/13', 'page', { path: '2014/13' }],
  ['/km/2014/10/a-post', 'post', { year: '2014', month: '10', slug: 'a-post' }],
  ['/2014/10/page/02', 'page of a month', { year: '2014', month: '10', page: '02' }],
  ['/2014/10/page/0', 'page', { path: '2014/10/page/0' }],
  ['/publications/feed.xml', 'rss feed of publications', {}],
  ['/publications/cite.bib', 'references of publications', { format: 'bib' }],
  ['/publications/a/linkset', 'links of a publication', { slug: 'a' }],
  ['/topics/a/b', 'page', { path: 'topics/a/b' }],
  ['/robots.txt', 'rules for crawlers', {}],
  ['/km/robots.txt', 'page', { path: 'robots.txt' }],
  ['/en/news', 'page', { path: 'en/news' }],
  ['/News', 'page', { path: 'News' }],
  ['/news/', 'page', { path: 'news/' }],
  ['/api/v1/no/such', 'anything else in the API', { rest: 'no/such' }],
  ['/files/abc/2/a%20b.pdf', 'version of a file', { lineage: 'abc', version: '2', name: 'a b.pdf' }],
  ['/about', 'page', { path: 'about' }],
])('%s is the address of: %s', (path, name, params) => {
  const address = publicAddress(path)
  expect([address.row.name, { ...address.params }]).toEqual([name, params])
})

test('a language is a prefix, and the site’s own has none', () => {
  expect(publicAddress('/km/news')).toMatchObject({ language: 'km', bare: '/news' })
  expect(publicAddress('/kmx/news')).toMatchObject({ language: 'en', bare: '/kmx/news' })
})

test('every pattern of a part takes linear time and holds no slash', () => {
  for (const pattern of Object.values(pathParamPatterns)) {
    expect([pattern, checkSync(`^(?:${pattern})$`, '').status]).toEqual([pattern, 'safe'])
    expect(new RegExp(`^(?:${pattern})$`).test('a/b')).toBe(false)
  }
})

test('what has pages, what is a list, and what is outside', () => {
  expect(['/news', '/2014/10', '/topics/law', '/publications/a/read/f'].map(isPaged)).toEqual([true, true, true, true])
  expect(['/2014', '/about', '/publications'].map(isPaged)).toEqual([false, false, false])
  expect(['/', '/search', '/2014/10/page/2'].map(isListShape)).toEqual([true, true, true])
  expect(['/feed.xml', '/km/news', '/topics/law', '/oai'].map(isListShape)).toEqual([false, false, false, false])
  expect(['/admin/entries', '/api/v1', '/files/x', '/administration'].map(isOutsideSite)).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect([areaOf('/api/v1/entries'), areaOf('/api/v2'), areaOf('/api/desk/x')]).toEqual(['site', 'api', 'desk'])
})

test('a page of a list has one address, and a form of an entry one wherever that kind has it', () => {
  expect(['/news/page/1', '/news/page/002', '/news/page/20'].map(pageAddressOf)).toEqual([
    '/news',
    '/news/page/2',
    '/news/page/20',
  ])
  expect(formAt('/publications/new', '/linkset')).toBe('/publications/new/linkset')
  expect(formAt('/2014/10/new', '/linkset')).toBe('/2014/10/new')
  expect(formAt('/about', '/cite.bib')).toBe('/about')
  expect(formAt('/about', '/social.png')).toBe('/about/social.png')
})
