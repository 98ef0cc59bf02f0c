import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { liveAddresses } from '@/domain/published/sitemap'
import { withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { sitemapFile as sitemap, sitemapPartFile as sitemapPart } from './sitemap/parts'
import { urlset } from './sitemap/urls'
import { siteFrame } from './frame'
import { ask } from './test-ask'
import { faultsIn } from './test-feeds'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const part = (name: string) => ask(sitemapPart, `/sitemap/${name}.xml`)
const changes = (xml: string) =>
  Object.fromEntries(
    [...xml.matchAll(/<loc>http:\/\/localhost:3000([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map(
      ([, path, at]) => [path, at?.slice(0, 10)],
    ),
  )

test('the sitemap has every live address once, with its lists and its pictures, and no draft', async () => {
  const { editor, publish } = room
  const { id } = await picture(editor, 'a.png', { width: 1200, height: 800 })
  const post = await publish('2014-10-02', { title: 'A post', lead: { mediaId: id, alt: 'A river' } })
  const khmer = await publish('2015-03-03', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  const draft = content({ title: 'Draft', slug: 'a-draft', body: text('Words.') })
  got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: draft }, 0))
  const { text: xml, headers } = await ask(sitemap, '/sitemap.xml')
  const paths = [...xml.matchAll(/<loc>http:\/\/localhost:3000([^<]*)<\/loc>/g)].map(([, path]) => path)
  expect(paths).toEqual(expect.arrayContaining(['/', '/2014', '/2014/10', post.path, '/km', '/km/2015/03', khmer.path]))
  expect(new Set(paths).size).toBe(paths.length)
  expect(xml).not.toContain('a-draft')
  // A picture's address and nothing else: the rest of Google's schema is no longer read.
  const image = `<image:image><image:loc>http://localhost:3000/media/${id}/960.jpg</image:loc></image:image></url>`
  expect(xml).toContain(`${post.path}</loc><lastmod>2014-10-02T02:00:00.000Z</lastmod>${image}`)
  expect(headers.get('last-modified')).toBe('Tue, 03 Mar 2015 02:00:00 GMT')
  expect(await faultsIn(xml, 'urlset.xsd')).toEqual([])
})

test('the same text in other languages stands beside each address', async () => {
  const post = await room.publish('2014-10-02', { title: 'A post' })
  const frame = await siteFrame({ at: Date.now(), language: 'en' })
  const [km, fallback] = [
    { language: 'km', path: '/km/2014/10/a&b' },
    { language: 'x-default', path: post.path },
  ]
  const xml = urlset(frame, await liveAddresses(Date.now()), new Map([[post.path, [km, fallback]]]))
  expect(xml).toContain(
    '<xhtml:link rel="alternate" hreflang="km" href="http://localhost:3000/km/2014/10/a&amp;b"/>' +
      `<xhtml:link rel="alternate" hreflang="x-default" href="http://localhost:3000${post.path}"/>`,
  )
  expect(await faultsIn(xml, 'urlset.xsd')).toEqual([])
  expect((await faultsIn(xml.replace('"km"', '"Khmer"'), 'urlset.xsd')).join()).toContain("attribute 'hreflang'")
})

test('a list changed when its newest item did, or when one left it', async () => {
  const { editor, publish, terms } = room
  await publish('2014-09-01', { title: 'September', termIds: [terms.protection] })
  const post = await publish('2014-10-02', { title: 'October', termIds: [terms.myanmar] })
  await publish('2014-10-03', { title: 'Beside it', termIds: [terms.myanmar] })
  const why = { reason: 'outdated' as const, explanation: 'Old.' }
  got(await withdraw(editor, { entryId: post.entryId, ...why }, morning('2014-12-25')))
  expect(changes((await ask(sitemap, '/sitemap.xml')).text)).toMatchObject({
    '/': '2014-12-25',
    '/news': '2014-12-25',
    '/publications': undefined,
    '/2014': '2014-12-25',
    '/2014/09': '2014-09-01',
    '/2014/10': '2014-12-25',
    '/topics/protection': '2014-09-01',
    '/countries/myanmar': '2014-12-25',
  })
})

test('the schemas find what is wrong', async () => {
  await room.publish('2014-10-02', { title: 'A post' })
  const { text: xml } = await ask(sitemap, '/sitemap.xml')
  const published = [
    [xml.replace('http://localhost:3000/news', '/news'), "loc': [facet 'minLength']"],
    [xml.replace(/<lastmod>[^<]*/, '<lastmod>yesterday'), "lastmod': 'yesterday' is not a valid value"],
    [xml.replace('</loc>', '</loc><loc>http://localhost:3000/x</loc>'), "loc': This element is not expected"],
    [xml.replace('</url>', '<priority>2</priority></url>'), "priority': [facet 'maxInclusive']"],
    [xml.replace('</url>', '<image:image/></url>'), "image': Missing child element(s)"],
    [xml.replace('</url>', '<xhtml:p/></url>'), "p': No matching global element declaration"],
  ]
  const beyond = [
    [xml.replace('http://localhost:3000/news', '/publications'), "loc': [facet 'pattern']"],
    [xml.replace(/<lastmod>[^<]*/, '<lastmod>2014-10-02T02:00:00'), "lastmod': [facet 'pattern']"],
    [xml.replace('</urlset>', ''), 'Premature end of data in tag urlset'],
  ]
  for (const [broken, fault] of [...published, ...beyond])
    expect((await faultsIn(broken!, 'urlset.xsd')).join('\n')).toContain(fault)
})

/** Writes live posts straight into the tables, since the verbs would be slow for many. */
async function fill(many: number) {
  const numbers = Array.from({ length: many }, (_, n) => n)
  const dated = morning('2013-05-05')
  await write(async (tx) => {
    for (let from = 0; from < many; from += 1_000) {
      const some = numbers.slice(from, from + 1_000)
      const made = await tx
        .insert(entries)
        .values(
          some.map((n) => ({
            kind: 'post' as const,
            language: 'en' as const,
            createdAt: dated,
            translationGroup: `g${n}`,
          })),
        )
        .returning({ id: entries.id })
      const texts = { summary: '', body: {}, schemaVersion: 1, bodyHtml: '', bodyText: '', session: 's' }
      const written = await tx
        .insert(revisions)
        .values(
          made.map(({ id }) => ({
            ...texts,
            entryId: id,
            title: `Post ${id}`,
            slug: `post-${id}`,
            createdAt: dated,
            savedAt: dated,
          })),
        )
        .returning({ id: revisions.id, entryId: revisions.entryId })
      await tx.insert(releases).values(
        written.map(({ id, entryId }) => ({
          entryId,
          revisionId: id,
          dated,
          goesLiveAt: dated,
          createdAt: dated,
          path: `/2013/05/post-${entryId}`,
        })),
      )
    }
  })
}

test(
  'a large site has an index of parts with names that stay, each with its own date and addresses',
  { tags: 'thorough' },
  async () => {
    const { publish } = room
    const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
    const report = await publish('2014-10-14', { title: 'A report', publication }, 'publication')
    await fill(10_001)
    const newest = await publish('2014-12-24', { title: 'Newest' })
    const { text: index } = await ask(sitemap, '/sitemap.xml')
    expect(await faultsIn(index, 'siteindex.xsd')).toEqual([])
    const other = index.replace('<sitemap>', '<sitemap><x/>')
    expect((await faultsIn(other, 'siteindex.xsd')).join()).toContain("x': This element is not expected")
    expect(changes(index)).toEqual({
      '/sitemap/lists-en.xml': '2014-12-24',
      '/sitemap/post-1.xml': '2013-05-05',
      '/sitemap/post-2.xml': '2014-12-24',
      '/sitemap/publication-1.xml': '2014-10-14',
    })
    const parts = await Promise.all(Object.keys(changes(index)).map((path) => part(path.slice(9, -4))))
    for (const { text: xml, status } of parts) {
      expect(status).toBe(200)
      // The published schema has no bound, and room for what is no address.
      expect(xml).toMatch(/<urlset [^>]*>\n(?:<url>.*<\/url>\n){1,50000}<\/urlset>\n$/)
      expect(await faultsIn(xml, 'urlset.xsd')).toEqual([])
    }
    const paths = parts.flatMap(({ text: xml }) => Object.keys(changes(xml)))
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.startsWith('/2013/05/'))).toHaveLength(10_001)
    expect(paths).toEqual(expect.arrayContaining(['/', '/2013/05', report.path, newest.path]))
    for (const name of ['post-3', 'post-0', 'page-1', 'lists-km', 'lists-xx', 'all', '__proto__'])
      expect((await part(name)).status, name).toBe(404)
  },
)
