import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { changedSince } from '@/domain/published/changed-entries'
import { staysSameAfter, type PageSources } from '@/domain/published/page-sources'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { joinTranslations } from '@/domain/writing/translations'
import { listsIn } from './sitemap/lists'
import { siteFrame } from './frame'
import { handlerOf } from './handlers'
import { ask } from './test-ask'

// Lists in another language: first its own texts, then texts of the main language. Links stay in the language.

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const heading = 'ជាភាសាអង់គ្លេស</h2>'
const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }

async function page(path: string) {
  const [bare = '', query] = path.split('?')
  const handler = handlerOf(bare)
  return ask(handler, query ? `${bare}?${query}` : bare)
}

/** Returns the links of a page's headings, in order, with their languages. */
function titles(html: string) {
  return [
    ...html.matchAll(
      /<(h[23]|p class="small-heading")[^>]*?(?: lang="(\w+)")?><a href="([^"]+)"(?: class="(?:plain )?block")?(?: lang="(\w+)")?>/g,
    ),
  ].map(([, , lang, href, own]) => `${href} ${lang ?? own ?? ''}`.trim())
}

async function archive() {
  const { publish, terms } = room
  const carrying = { termIds: [terms.myanmar, terms.protection] }
  const english = await publish('2014-10-02', { title: 'One', slug: 'one', ...carrying })
  await publish('2014-10-03', { title: 'Two', slug: 'two', ...carrying })
  await publish('2014-11-04', { title: 'Guide', slug: 'guide', publication, ...carrying }, 'publication')
  const khmer = await publish('2014-10-01', { title: 'មួយ', slug: 'one' }, 'post', 'km')
  got(await joinTranslations(room.editor, { entryId: khmer.entryId, to: english.entryId }, morning('2015-01-01')))
  return { english, khmer }
}

test('every list has what is in the language, and then, under a heading, what is in the main one alone', async () => {
  await archive()
  const [front, news, october, year, countries, country, library] = await Promise.all(
    ['', '/news', '/2014/10', '/2014', '/countries', '/countries/myanmar', '/publications'].map((path) =>
      page(`/km${path}`),
    ),
  )
  for (const one of [front, news, october, year]) {
    expect(one!.status).toBe(200)
    expect(one!.text.split(heading)).toHaveLength(2)
    const [own, inMain] = one!.text.split(heading)
    expect(titles(own!).filter((title) => title.endsWith('one'))).toEqual(['/km/2014/10/one'])
    expect(titles(inMain!).filter((title) => title.startsWith('/2014'))).toEqual(['/2014/10/two en'])
    // A text that is translated stands there once.
    expect(one!.text).not.toContain('href="/2014/10/one"')
  }
  expect(front!.text).toContain('href="/publications/guide"')
  expect(countries!.text).toContain('href="/km/countries/myanmar"')
  expect(titles(country!.text)).toEqual(['/publications/guide en', '/2014/10/two en'])
  expect(country!.text.split(heading)).toHaveLength(2)
  expect(library!.text.split(heading)).toHaveLength(2)
  expect(titles(library!.text)).toEqual(['/publications/guide en'])
  // Lists of the main language have no such part.
  expect((await page('/news')).text).not.toContain('>In English<')
})

test('ways stay in the language, and lead to pages that are there', async () => {
  await archive()
  for (const path of [
    '/km',
    '/km/news',
    '/km/archive',
    '/km/2014',
    '/km/2014/10',
    '/km/countries',
    '/km/countries/myanmar',
  ]) {
    const { text } = await page(path)
    const [main = ''] = /<main.*<\/main>/s.exec(text) ?? []
    const ways = [...main.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, way]) => way!)
    // A text has one address, and publications in other languages are in the library of all languages.
    const lists = ways.filter(
      (way) => !/^((\/km)?\/(2014\/\d\d|publications)\/[a-z]|\/publications\?country=)/.test(way),
    )
    for (const way of lists) {
      expect(way).toMatch(/^\/km(\/|$)/)
      expect([way, (await page(way)).status]).toEqual([way, 200])
    }
  }
  // The second part goes on over pages.
  for (let day = 1; day < 15; day++)
    await room.publish(`2015-02-${String(day).padStart(2, '0')}`, { title: `Day ${day}` })
  const [first, second] = [await page('/km/news'), await page('/km/news/page/2')]
  expect(first.text).toContain('href="/km/news/page/2"')
  expect(titles(first.text)).toHaveLength(10)
  expect(titles(second.text)).toHaveLength(6)
  expect(second.text).toContain(heading)
  expect((await page('/km/news/page/3')).status).toBe(404)
})

test('a list with texts of the main language alone is no page for search engines, and has no feed', async () => {
  await archive()
  for (const path of ['/km/countries/myanmar', '/km/2014/11', '/km/publications', '/km/countries']) {
    const { status, text } = await page(path)
    // November has a publication, and no post.
    if (path === '/km/2014/11') {
      expect(status).toBe(404)
      continue
    }
    expect(text).toContain('<meta name="robots" content="noindex"/>')
    expect(text).not.toContain(`href="${path}/feed.xml"`)
    expect(text).not.toContain('book.epub')
  }
  expect((await page('/km/countries/myanmar/feed.xml')).status).toBe(404)
  expect((await page('/km/news')).text).not.toContain('noindex')
  const now = morning('2015-02-01')
  const listed = (await listsIn({ frame: await siteFrame({ at: now }), language: 'km', now })).map(({ path }) => path)
  expect(listed).toEqual(['/km', '/km/news', '/km/changes', '/km/archive', '/km/2014', '/km/2014/10'])
  expect((await page('/countries')).text).not.toContain('hrefLang="km" href="http')
})

test('a change of an English text is in the next answer of a list in Khmer', async () => {
  const { english, khmer } = await archive()
  const inList = async () => titles((await page('/km/news')).text)
  expect(await inList()).toEqual(['/km/2014/10/one', '/2014/10/two en'])
  const why = { reason: 'error' as const, explanation: 'Wrong.' }
  got(await withdraw(room.editor, { entryId: khmer.entryId, ...why }, morning('2015-01-02')))
  // Nothing is Khmer any more: it has no lists.
  expect((await page('/km/news')).status).toBe(404)
  await room.publish('2015-01-03', { title: 'ពីរ', slug: 'next' }, 'post', 'km')
  expect(await inList()).toEqual(['/km/2015/01/next', '/2014/10/two en', '/2014/10/one en'])
  const base = { revisionId: english.revisionId, counter: english.counter }
  const words = content({ title: 'One again', slug: 'one', body: text('Other words.') })
  const edit = { entryId: english.entryId, base, session: 't', content: words }
  const draft = got(await saveDraft(room.editor, edit, morning('2015-01-04')))
  got(await release(room.editor, draft, morning('2015-01-04')))
  expect((await page('/km/news')).text).toContain('>One again</a>')
})

test('a menu leads to a page in the language, where there is one, and a kept page hears of it', async () => {
  const about = await room.publish('2014-10-01', { title: 'About', slug: 'about' }, 'page')
  const post = await room.publish('2014-10-02', { title: 'មួយ', slug: 'one' }, 'post', 'km')
  got(await changeSettings(room.editor, { menu: [{ label: 'About', path: '/about' }] }, morning('2014-10-03')))
  const before = await page(post.path)
  expect(before.text).toContain('<a href="/about" hrefLang="en"><bdi lang="en">About</bdi></a>')
  const now = morning('2015-01-02')
  const khmer = await room.publish('2015-01-01', { title: 'អំពី', slug: 'ampi' }, 'page', 'km')
  got(await joinTranslations(room.editor, { entryId: khmer.entryId, to: about.entryId }, now))
  const after = await page(post.path)
  expect(after.text).toContain('<a href="/km/ampi">')
  const kept = JSON.parse(decodeURIComponent(after.headers.get('x-still-sources')!)) as PageSources
  const { seen } = await changedSince(undefined, now)
  const why = { reason: 'error' as const, explanation: 'Wrong.' }
  got(await withdraw(room.editor, { entryId: khmer.entryId, ...why }, now + 1))
  const { changes } = await changedSince(seen, now + 2)
  if (changes === 'anything') throw new Error('One withdrawal is a change of one entry')
  expect(changes.some((change) => !staysSameAfter(change, kept))).toBe(true)
  expect((await page('/about')).text).toContain('<a href="/about"')
})

test('the switch keeps what is looked for and chosen', async () => {
  await archive()
  const ways = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<a href="([^"]*)" lang="(\w+)" hrefLang="\w+"/g)].map(([, way, lang]) => [
        lang!,
        way!.replaceAll('&amp;', '&'),
      ]),
    )
  const links = async (path: string) => ways((await page(path)).text)
  expect(await links('/search?q=one&sort=date')).toEqual({
    en: '/search?q=one&sort=date',
    km: '/km/search?q=one&sort=date',
  })
  expect(await links('/km/search?q=one&language=all')).toEqual({
    en: '/search?q=one',
    km: '/km/search?q=one&language=all',
  })
  expect(await links('/search?q=one&language=en&kind=post')).toEqual({
    en: '/search?q=one&kind=post&language=en',
    km: '/km/search?q=one&kind=post&language=en',
  })
  expect(await links('/km/publications?country=myanmar&q=words')).toEqual({
    en: '/publications?country=myanmar&q=words',
    km: '/km/publications?country=myanmar&q=words',
  })
})

test('where the main language has no text, its lists lead to those of the others, and none says that nothing is there', async () => {
  await room.publish('2014-10-01', { title: 'មួយ', slug: 'one', termIds: [room.terms.myanmar] }, 'post', 'km')
  await room.publish('2014-10-02', { title: 'ពីរ', slug: 'two' }, 'post', 'km')
  for (const [path, n] of [
    ['/', '2 items'],
    ['/news', '2 items'],
    ['/archive', '2 items'],
    ['/countries', '1 item'],
  ] as const) {
    const { text } = await page(path)
    expect(text).toContain(`<a class="go" href="/km${path === '/' ? '' : path}">In Khmer: ${n}</a>`)
    expect(text).not.toMatch(/Nothing has been/)
  }
  expect((await page('/topics')).text).toContain('Nothing has been filed here yet.')
  expect((await page('/km/news')).text).not.toContain('class="go" href="/km/news"')
})

test('a front page of publications alone does not say that nothing has been published', async () => {
  await room.publish('2014-11-04', { title: 'Guide', slug: 'guide', publication }, 'publication')
  expect((await page('/')).text).not.toContain('Nothing has been')
})

test('corrections in the main language alone are pointed to from an empty list of another', async () => {
  const { english } = await archive()
  const why = { reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(room.editor, { entryId: english.entryId, ...why }, morning('2015-02-01')))
  expect((await page('/km/changes')).text).toContain('href="/changes">ជាភាសាអង់គ្លេស៖')
})
