import Parser from 'rss-parser'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
import { fileWith } from '@/domain/testing/library'
import { pdf, picture } from '@/domain/testing/uploads'
import { withoutBreaks } from '@/lib/text/one-line'
import { askFeed, faultsIn, malformed } from './test-feeds'
import { JsonFeed } from './test-json-feed'
import { all, feedOf } from './test-feed-lists'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const origin = 'http://localhost:3000'
const tricky = 'Figures ]]> & <more> \u000b of “them” 😀'
const readable = tricky.replace('\u000b', '')
const headline = withoutBreaks(tricky)

/** A post with everything, a publication with two files, one in Khmer, a page. */
async function archive(fileIds?: string[]) {
  const { editor, publish, terms } = room
  const ids = fileIds ?? [await fileWith(['One']), await fileWith(['Two'])]
  const { id } = await picture(editor, 'a.png', { width: 1200, height: 800 })
  const link = (href: string) => ({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] })
  const words = { type: 'paragraph', content: [{ type: 'text', text: tricky }, link('/about'), link('https://e.org/')] }
  const note = { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: 'A note.' } }] }
  const shown = { type: 'picture', attrs: { mediaId: id, alt: 'A river' } }
  const post = await publish('2014-10-02', {
    title: tricky,
    summary: tricky,
    byline: 'The office',
    termIds: Object.values(terms),
    body: { type: 'doc', content: [words, note, shown] },
    lead: { mediaId: id, alt: 'A “river”', credit: 'UNIAP' },
  })
  const files = ids.map((mediaId) => ({ mediaId, title: 'The report', language: 'en' as const }))
  const authors = [{ name: 'A. Author', is: 'person' as const }]
  const titlePage = { type: 'report' as const, publishedOn: '2014-10', publisher: '', authors }
  const report = await publish('2014-10-14', { title: 'A report', files, publication: titlePage }, 'publication')
  await publish('2014-11-05', { title: 'November' })
  await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const khmer = await publish('2015-03-03', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  return { post, report, khmer }
}

test('every list has a feed in each format, titled in words, that says where it and its page are', async () => {
  await archive()
  for (const [list, title] of all) {
    const [rss, atom, json] = await Promise.all(
      ['feed.xml', 'atom.xml', 'feed.json'].map((file) => askFeed(feedOf(list, file))),
    )
    expect([list, rss!.status, atom!.status, json!.status]).toEqual([list, 200, 200, 200])
    expect(rss!.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    expect(atom!.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(json!.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const home = origin + (list || '/')
    const fromRss = await new Parser().parseString(rss!.text)
    expect(fromRss).toMatchObject({ title, link: home, feedUrl: origin + feedOf(list, 'feed.xml') })
    const fromAtom = await new Parser().parseString(atom!.text)
    expect(fromAtom).toMatchObject({ title, link: home, feedUrl: origin + feedOf(list, 'atom.xml') })
    const fromJson = JsonFeed.parse(JSON.parse(json!.text))
    expect(fromJson).toMatchObject({ title, home_page_url: home, feed_url: origin + feedOf(list, 'feed.json') })
    const ids = fromJson.items.map(({ id }) => id)
    expect(ids.length, list).toBeGreaterThan(0)
    expect(fromRss.items.map(({ guid }) => guid)).toEqual(ids)
    expect(fromAtom.items.map(({ id }) => id)).toEqual(ids)
    for (const { text } of [rss!, atom!])
      expect(text.match(/<a [^>]*>[^<]+ · [^<]+<\/a>/g), list).toHaveLength(ids.length)
  }
})

test('RSS is well-formed, and Atom is what RFC 4287 asks for; a document that is not is found out', async () => {
  await archive()
  for (const [list] of all) {
    expect(await malformed((await askFeed(feedOf(list, 'feed.xml'))).text), list).toEqual([])
    const { text: atom } = await askFeed(feedOf(list, 'atom.xml'))
    expect(await faultsIn(atom, 'atom.rng'), list).toEqual([])
    if (list === '') {
      const broken = [
        atom.replace(/<updated>.*?<\/updated>/, ''),
        atom.replace(/(<entry[^>]*>)/, '$1<id>x:y</id>'),
        atom.replace(/T\d\d:[^<]*Z/, ''),
        atom.replace('<title>', '<title type="markdown">'),
      ]
      for (const xml of broken) expect(await faultsIn(xml, 'atom.rng')).not.toEqual([])
      expect(await malformed(atom.replace('</feed>', ''))).not.toEqual([])
    }
  }
})

test('an item has its whole text with whole addresses, its picture, its people, its terms and its dates', async () => {
  const { post } = await archive()
  const rss = await new Parser({
    customFields: { item: ['content:encoded', 'media:content', 'atom:updated', 'dc:language'] },
  }).parseString((await askFeed('/2014/10/feed.xml')).text)
  const item = rss.items[0]!
  expect(rss.items).toHaveLength(1)
  expect(item).toMatchObject({
    title: headline,
    link: origin + post.path,
    pubDate: 'Thu, 02 Oct 2014 02:00:00 GMT',
    creator: 'The office',
    categories: ['Protection', 'Myanmar'],
    content: expect.stringContaining(readable),
    'atom:updated': '2014-10-02T02:00:00.000Z',
    'dc:language': 'en',
    contentSnippet: expect.anything(),
  })
  const html = item['content:encoded']
  expect(html).toMatch(/^<figure><img src="http:\/\/localhost:3000\/media\/\w+\/960.jpg" alt="A “river”"[^>]*>/)
  expect(html).toContain('<figcaption>UNIAP</figcaption>')
  expect(html).toContain(`<a href="${origin}/about">here</a><a href="https://e.org/">here</a>`)
  expect(html).toContain(`<a id="ref:1" href="${origin}${post.path}#note:1"`)
  const addresses = [...html.matchAll(/ (?:href|src|srcset)="([^"]*)"/g)].flatMap(([, set]) => set!.split(', '))
  expect(addresses.length).toBeGreaterThan(6)
  for (const address of addresses) expect(address).toMatch(/^https?:\/\/[^/ ]+\/\S*( \d+w)?$/)
  expect(item['media:content'].$).toMatchObject({ medium: 'image', width: '960', height: '640' })

  const { items } = JsonFeed.parse(JSON.parse((await askFeed('/2014/10/feed.json')).text))
  expect(items[0]).toMatchObject({
    title: headline,
    summary: readable,
    content_html: html,
    tags: ['Protection', 'Myanmar'],
    language: 'en',
    authors: [{ name: 'The office' }],
    image: expect.stringMatching(/960\.jpg$/),
  })
  const { text: atom } = await askFeed('/2014/10/atom.xml')
  expect(atom).toContain('<entry xml:lang="en">')
  expect(atom).toContain('<category term="Myanmar"/>')
})

test('files are enclosures: one in RSS, all of them in Atom and JSON; each with its type and size', async () => {
  const files = [await pdf(room.editor, 'one.pdf'), await pdf(room.editor, 'two.pdf')]
  await archive(files.map(({ id }) => id))
  const offered = files.map(({ id, name, bytes }) => ({ url: `${origin}/files/${id}/${name}`, bytes: String(bytes) }))
  const rss = await new Parser().parseString((await askFeed('/publications/feed.xml')).text)
  const { url, bytes: length } = offered[0]!
  expect(rss.items[0]!.enclosure).toEqual({ url, length, type: 'application/pdf' })
  expect(rss.items[0]!.creator).toBe('A. Author')
  const { text: atom } = await askFeed('/publications/atom.xml')
  for (const { url, bytes } of offered)
    expect(atom).toContain(`<link rel="enclosure" href="${url}" type="application/pdf" length="${bytes}"`)
  const { items } = JsonFeed.parse(JSON.parse((await askFeed('/publications/feed.json')).text))
  expect(items[0]!.attachments).toEqual(
    offered.map(({ url, bytes }) => ({
      url,
      mime_type: 'application/pdf',
      title: 'The report',
      size_in_bytes: Number(bytes),
    })),
  )
})

test('a text under a notice says that it was withdrawn, and one that is gone is in no feed', async () => {
  const { post, report } = await archive()
  const at = morning('2014-12-01')
  const why = { reason: 'error' as const, explanation: 'Two <dates> were wrong.' }
  got(await withdraw(room.editor, { entryId: post.entryId, ...why, keepPage: true }, at))
  got(await withdraw(room.editor, { entryId: report.entryId, ...why }, at))
  const { items } = JsonFeed.parse(JSON.parse((await askFeed('/feed.json')).text))
  expect(items).toHaveLength(2)
  const kept = items.find(({ url }) => url.endsWith(post.path))!
  expect(kept.summary).toMatch(/^This text has been withdrawn\..* Two <dates> were wrong\. Figures/)
  expect(kept.content_html).toMatch(
    /^<p><strong>This text has been withdrawn\..* Two &lt;dates&gt; were wrong\.<\/strong>/,
  )
  expect(kept.date_modified).toBe('2014-12-01T02:00:00.000Z')
  expect(kept.date_published).toBe('2014-10-02T02:00:00.000Z')
})

test('the feed of a month is the same bytes whatever happens in another; its date moves when something leaves it', async () => {
  const { post } = await archive()
  const both = () => Promise.all([askFeed('/2014/10/feed.xml'), askFeed('/2014/10/atom.xml')])
  const before = await both()
  await room.publish('2014-12-24', { title: 'Today', termIds: Object.values(room.terms) })
  for (const [n, after] of (await both()).entries()) {
    expect(after.text).toBe(before[n]!.text)
    expect(after.headers.get('last-modified')).toBe('Thu, 02 Oct 2014 02:00:00 GMT')
  }
  await room.publish('2014-10-03', { title: 'Beside it' })
  const at = morning('2014-12-25')
  got(await withdraw(room.editor, { entryId: post.entryId, reason: 'outdated', explanation: 'Old.' }, at))
  const { headers, text: left } = await askFeed('/2014/10/feed.xml')
  expect(left).not.toContain(post.path)
  expect(headers.get('last-modified')).toBe('Thu, 25 Dec 2014 02:00:00 GMT')
})

test('the feed of a topic hears of a text that leaves the topic', async () => {
  const { post } = await archive()
  await room.publish('2014-10-03', { title: 'Beside it', termIds: Object.values(room.terms) })
  const at = morning('2014-12-25')
  const without = content({ title: 'Other', slug: 'other', body: text('Words.') })
  const base = { revisionId: post.revisionId, counter: post.counter }
  const next = got(await saveDraft(room.editor, { entryId: post.entryId, base, session: 't', content: without }, at))
  got(await release(room.editor, { ...next, at }, at))
  const { text: feed, headers } = await askFeed('/topics/protection/feed.xml')
  expect(feed).not.toContain(`#entry-${post.entryId}<`)
  expect(headers.get('last-modified')).toBe('Thu, 25 Dec 2014 02:00:00 GMT')
})

test('a draft and a text that waits for its moment change no feed', async () => {
  const { post } = await archive()
  const before = await Promise.all(all.map(([list]) => askFeed(feedOf(list, 'feed.xml'))))
  const base = { revisionId: post.revisionId, counter: post.counter }
  const changed = content({ title: 'Changed', slug: 'changed', body: text('Changed.') })
  const save = { entryId: post.entryId, base, session: 't', content: changed }
  const next = got(await saveDraft(room.editor, save, morning('2014-12-01')))
  got(await release(room.editor, { ...next, at: Date.now() + 86_400_000 }, Date.now()))
  for (const [n, [list]] of all.entries()) {
    const after = await askFeed(feedOf(list, 'feed.xml'))
    expect([after.text, after.headers.get('last-modified')]).toEqual([
      before[n]!.text,
      before[n]!.headers.get('last-modified'),
    ])
  }
})

test('an empty site has feeds; an empty month, an unknown topic, an unknown choice and looked-for words have none', async () => {
  const empty = await Promise.all(['/feed.xml', '/news/atom.xml', '/publications/feed.json'].map(askFeed))
  expect(empty.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await malformed(empty[0]!.text)).toEqual([])
  expect(await faultsIn(empty[1]!.text, 'atom.rng')).toEqual([])
  expect(empty[1]!.text).toContain('<updated>2000-01-01T')
  expect(JsonFeed.parse(JSON.parse(empty[2]!.text)).items).toEqual([])
  expect(empty[0]!.headers.get('last-modified')).toBeNull()
  await archive()
  for (const list of [
    '/2014/12',
    '/2014/13',
    '/2019',
    '/topics/none',
    '/countries/none',
    '/lo',
    '/th/news',
    '/publications?type=guide',
    '/publications?country=atlantis',
    '/publications?q=report',
  ])
    for (const file of ['feed.xml', 'atom.xml', 'feed.json'])
      expect((await askFeed(feedOf(list, file))).status, list).toBe(404)
})
