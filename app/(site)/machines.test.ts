import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { newsroom } from '@/domain/testing/archive'
import { llms } from './handlers/llms'
import { searchDescription as opensearch, robots, securityContact as security } from './handlers/machines'
import { runAtMoment } from './moment'
import { ask } from './test-ask'
import { malformed } from './test-feeds'

beforeEach(() => {
  testDatabase()
})

async function set(key: string, value: unknown) {
  await write(async (tx) => void (await tx.insert(settings).values({ key, value })))
}

test('robots are shown the sitemap, spared the desk and what has no end, and let into all else', async () => {
  const { text: lines, headers } = await ask(robots, '/robots.txt')
  expect(lines).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  expect(lines).toMatch(/^User-agent: \*\n/)
  expect(lines).toMatch(/^Crawl-delay: \d+$/m)
  const closed = [...lines.matchAll(/^Disallow: (.*)$/gm)].map(([, path]) => asPattern(path!))
  const isClosed = (path: string) => closed.some((pattern) => pattern.test(path))
  const open = [
    '/',
    '/search',
    '/km/search',
    '/searching',
    '/publications',
    '/publications?topic=work',
    '/km/publications?page=2',
    '/publications/a-report',
    '/publications/feed.xml?type=report',
    '/2014/10/search-and-rescue?q=a',
    '/api/v1/entries?page=2&kind=post',
    '/api/v1/publications?page=2&topic=work',
    '/oai?verb=ListRecords&metadataPrefix=oai_dc',
    '/feed.xml',
    '/files/a/b.pdf',
    '/media/a/960.webp',
  ]
  expect(open.filter(isClosed)).toEqual([])
  const endless = [
    '/admin/entries',
    '/api/desk/media',
    '/search?q=rice',
    '/km/search?q=rice',
    '/publications?topic=work&type=report',
    '/lo/publications?page=2&topic=work',
    '/publications/feed.xml?topic=work&type=report',
    '/publications/cite.bib?topic=work&type=report',
  ]
  expect(endless.filter((path) => !isClosed(path))).toEqual([])
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
})

/** Returns the subject of a rule of robots.txt: paths and queries that begin so, with any run of characters for `*` (RFC 9309, section 2.2.3). */
function asPattern(rule: string) {
  return new RegExp(`^${rule.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}`)
}

test('llms.txt has the shape that llmstxt.org asks for, and no text becomes a heading or another link', async () => {
  await set('name', 'A [site] # of_ours')
  await set('tagline', 'What we\nkeep')
  const { publish } = await newsroom()
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const title = 'Report](https://evil.example) [x'
  const { path } = await publish('2014-10-14', { title, summary: '# Not a heading', publication }, 'publication')
  const { text } = await ask(llms, '/llms.txt')
  expect(text).toMatch(/^# A \\\[site\\\] \\# of\\_ours\n\n> What we keep\n\n/)
  const headings = [...text.matchAll(/^#+ .*$/gm)].map(([line]) => line)
  expect(headings.slice(1)).toEqual(['## Sections', '## Feeds', '## For programs', '## Newest publications'])
  expect(text).toContain(`- [Report\\](https://evil.example) \\[x](http://localhost:3000${path}): \\# Not a heading`)
  for (const address of ['/feed.xml', '/oai?verb=Identify', '/api/v1/entries', '/sitemap.xml'])
    expect(text).toContain(`(http://localhost:3000${address})`)
})

test('a browser is told how to search, in the language of the section', async () => {
  const { publish } = await newsroom()
  await publish('2015-03-03', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  await set('name', 'An archive & a long name')
  const { text, headers } = await ask(opensearch, '/opensearch.xml')
  expect(headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8')
  expect(await malformed(text)).toEqual([])
  expect(text).toContain('template="http://localhost:3000/search?q={searchTerms}"')
  const [, name] = /<ShortName>(.*)<\/ShortName>/.exec(text)!
  expect(name!.replace('&amp;', '&').length).toBeLessThanOrEqual(16)
  const khmer = await ask(opensearch, '/km/opensearch.xml')
  expect(khmer.text).toContain('template="http://localhost:3000/km/search?q={searchTerms}"')
  expect((await ask(opensearch, '/lo/opensearch.xml')).status).toBe(404)
})

test('whom to tell of a weakness is said where somebody is known, and never expires', async () => {
  expect((await ask(security, '/.well-known/security.txt')).status).toBe(404)
  await set('contact', 'desk@example.org')
  for (const at of [Date.UTC(2014, 9, 7), Date.UTC(2031, 11, 31)]) {
    const { text, headers } = await runAtMoment({ at }, () => ask(security, '/.well-known/security.txt'))
    expect(text).toContain('Contact: mailto:desk@example.org\n')
    const [, expires] = /^Expires: (.*)$/m.exec(text)!
    const days = (Date.parse(expires!) - at) / 86_400_000
    expect(days).toBeGreaterThan(120)
    expect(days).toBeLessThan(366)
    expect(headers.get('x-still-keep')).toBe('no')
  }
})

test.each(['Room 5, Bangkok', '+66 2 288 2213', 'http://example.org/contact', 'https://'])(
  'a contact that is no address to write to safely, %s, is none for this',
  async (contact) => {
    await set('contact', contact)
    expect((await ask(security, '/.well-known/security.txt')).status).toBe(404)
  },
)
