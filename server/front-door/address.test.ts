import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownSegments } from '@/addresses.mjs'
import { pageAddress, readAddress } from './address'

const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2F',
    '%5C',
    '%',
    '%00',
    '%c3%a9',
    '%61',
    'en',
    'EN',
    'km',
    'admin',
    '@',
    ':',
  ),
  fc.stringMatching(/^[\x21-\x7e]{0,6}$/),
)
const url = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`)

test('however an address is written, one hop leads to it, on this site, and there is no second', () => {
  fc.assert(
    fc.property(url, (spelling) => {
      const address = readAddress(spelling)
      if (!address) return
      const again = readAddress(address.path + address.query)
      expect(again).toEqual({ ...address, sentPath: address.path })
      const base = 'https://gazette.example'
      const opened = new URL(address.path + address.query, base)
      expect(opened.origin).toBe(base)
      // Browsers and the site mean the same address: nothing is left for a browser to resolve.
      expect(opened.pathname).toBe(address.path)
    }),
    { numRuns: 5_000 },
  )
})

test('one page, one address: asking for it again changes nothing', () => {
  fc.assert(
    fc.property(url, (spelling) => {
      const address = readAddress(spelling)
      if (!address) return
      const canonical = pageAddress(address)
      const again = readAddress(canonical)!
      expect(pageAddress(again)).toBe(canonical)
    }),
    { numRuns: 5_000 },
  )
})

test('a query has each known name once, in one order, and no other', () => {
  const address = readAddress('/publications?year=2014&utm_source=x&country=lao&year=2015&sort=title&series=a&q=')!
  expect(pageAddress(address)).toBe('/publications?country=lao&series=a&sort=title&year=2014')
})

test('programs see their whole query, repeated and unknown names too, in one order', () => {
  const of = (url: string) => pageAddress(readAddress(url)!)
  expect(of('/oai?verb=Identify&set=a&verb=ListSets&x=')).toBe('/oai?set=a&verb=Identify&verb=ListSets&x=')
  expect(of('/api/v1/entries?page=2&limit=5')).toBe(of('/api/v1/entries?limit=5&page=2'))
  expect(of('/oai?')).toBe('/oai')
  expect(of('/oaik?verb=Identify')).toBe('/oaik')
})

test('no spelling of an address of the API leads away from it', () => {
  expect(readAddress('/API/v1/Entries/7/')!.path).toBe('/api/v1/entries/7')
  expect(readAddress('/en/api/v1')!.path).toBe('/api/v1')
})

test.each([
  ['/admin', 'desk'],
  ['/admin/entries/1', 'desk'],
  ['/sign-in', 'desk'],
  ['/setup/x', 'desk'],
  ['/preview/x', 'preview'],
  ['/api/auth/session', 'desk'],
  ['/api/desk/media', 'desk'],
  ['/api/v1/entries', 'site'],
  ['/api/v1', 'site'],
  ['/api/v2', 'api'],
  ['/API/V1/Entries', 'site'],
  ['/api/health', 'api'],
  ['/files/a/b.pdf', 'files'],
  ['/media/a/960.webp', 'files'],
  ['/_next/static/a.js', 'assets'],
  ['/administration', 'site'],
  ['/2014/10/admin', 'site'],
  ['/km/admin', 'site'],
  ['/', 'site'],
])('%s belongs to the %s', (path, area) => {
  expect(readAddress(path)!.area).toBe(area)
})

test('what the front door answers by itself is no page’s to have', () => {
  for (const segment of ['admin', 'sign-in', 'setup', 'preview', 'api', 'files', 'media']) {
    expect(readAddress(`/${segment}`)!.area).not.toBe('site')
    expect(ownSegments).toContain(segment)
  }
})

test.each(['/_global-error', '/_not-found', '/_error'])('%s is one and the same missing page', (url) =>
  expect(pageAddress(readAddress(url)!)).toBe('/files'),
)
