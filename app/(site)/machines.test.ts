import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { createEntry } from '@/domain/drafts'
import { newsroom } from '@/domain/test-archive'
import { content, got, text } from '@/domain/test-newsroom'
import { GET as feed } from './[lang]/feed/route'
import { GET as robots } from './[lang]/robots/route'
import { GET as sitemap } from './[lang]/sitemap/route'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const tricky = 'Figures ]]> & <more> \u000b of “them” 😀'

test('the feed is well-formed and gives back what was written, with whole addresses', async () => {
  const link = { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: '/about' } }] }
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: tricky }, link] }] }
  const post = await room.publish('2014-10-02', { title: tricky, summary: tricky, byline: 'The office', body })
  await room.publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const { text: xml, headers } = await ask(feed, '/feed.xml')
  const { items, channel } = parsed(xml)
  expect(items).toHaveLength(1)
  const readable = tricky.replace('\u000b', '')
  expect(items[0]).toMatchObject({
    title: readable,
    link: `http://localhost:3000${post.path}`,
    pubDate: 'Thu, 02 Oct 2014 02:00:00 GMT',
    description: readable,
  })
  expect(items[0]!['content:encoded']).toContain('<a href="http://localhost:3000/about">here</a>')
  expect(channel).toContain('<atom:link href="http://localhost:3000/feed.xml" rel="self"')
  expect(headers.get('last-modified')).toBe('Thu, 02 Oct 2014 02:00:00 GMT')
})

test('an empty site has a feed, and a language without texts has none', async () => {
  const empty = await ask(feed, '/feed.xml')
  expect([empty.status, empty.headers.get('last-modified')]).toEqual([200, null])
  expect(parsed(empty.text).items).toEqual([])
  expect((await ask(feed, '/km/feed.xml', { lang: 'km' })).status).toBe(404)
})

test('the sitemap has every live address once, with its lists, and no draft', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'A post' })
  const khmer = await publish('2015-03-03', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  const draft = content({ title: 'Draft', slug: 'a-draft', body: text('Words.') })
  got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: draft }, 0))
  const { text: xml } = await ask(sitemap, '/sitemap.xml')
  const paths = [...xml.matchAll(/<loc>http:\/\/localhost:3000([^<]*)<\/loc>/g)].map(([, path]) => path)
  expect(paths).toEqual(expect.arrayContaining(['/', '/2014', '/2014/10', post.path, '/km', '/km/2015/03', khmer.path]))
  expect(new Set(paths).size).toBe(paths.length)
  expect(xml).not.toContain('a-draft')
  expect(xml).toContain(`${post.path}</loc><lastmod>2014-10-02T02:00:00.000Z</lastmod>`)
})

test('robots are shown the sitemap and spared the desk', async () => {
  const { text: lines, headers } = await ask(robots, '/robots.txt')
  expect(lines).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  expect(lines).toContain('Disallow: /admin')
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
})

/** Reads a feed strictly: every element must close, every entity be known, and no text may hold a bare bracket. */
function parsed(xml: string) {
  const open: string[] = []
  const items: Record<string, string>[] = []
  let words = ''
  const token = /<\?xml[^?]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/y
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    const [, cdata, closes, name, , empty, plain] = match
    if (cdata !== undefined) words += cdata
    else if (plain !== undefined) words += unescaped(plain)
    else if (name && closes) {
      expect(open.pop()).toBe(name)
      if (open.at(-1) === 'item') items.at(-1)![name] = words
      words = ''
    } else if (name && !empty) {
      open.push(name)
      words = ''
      if (name === 'item') items.push({})
    }
    if (token.lastIndex === xml.length) break
  }
  expect(token.lastIndex).toBe(xml.length)
  expect(open).toEqual([])
  return { items, channel: xml.slice(0, xml.indexOf('<item>')) }
}

const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function unescaped(words: string) {
  return words.replace(/&([^;]*);?/g, (all, name) => {
    if (!known[name]) throw new Error(`Unknown entity ${all}`)
    return known[name]
  })
}
