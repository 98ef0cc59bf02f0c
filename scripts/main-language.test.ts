/** @module-tag thorough */
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { addresses } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { listsIn } from '@/app/(site)/sitemap/lists'
import { checkRecord } from '@/domain/care/record-check'
import { addRedirect } from '@/domain/addresses/redirects'
import { liveAddresses } from '@/domain/published/sitemap'
import { release } from '@/domain/publishing/releases'
import { changeMainLanguage, chooseMainLanguage, planMainLanguage } from '@/domain/site/main-language'
import { beginTranslation } from '@/domain/writing/translations'
import { newsroom, morning } from '@/domain/testing/archive'
import { got, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { defaultLanguages, mainLanguage, type Language } from '@/lib/languages/languages'
import { readAddress } from '@/server/front-door/address'
import { siteFrame } from '@/app/(site)/frame'
import { handlerOf } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'

const now = morning('2015-06-01')

/** Returns a reader's answer, as the front door and the handlers give it. */
async function answerAt(url: string): Promise<{ status: number; to?: string; text: string }> {
  const { path, sentPath, query } = readAddress(url)!
  const handler = handlerOf(path)
  const request = new Request(env().siteUrl + path + query)
  const response = await runAtMoment({ at: now }, () => handler(request))
  const to = response.headers.get('location') ?? (path === sentPath ? undefined : path)
  return to === undefined
    ? { status: response.status, text: await response.text() }
    : { status: response.status === 302 ? 302 : 301, to, text: '' }
}

/** Every address that readers can have: of lists in all languages and their feeds, of texts and their forms, and of before. */
async function publicAddresses() {
  const frame = await siteFrame({ at: now })
  const lists: string[] = []
  for (const language of defaultLanguages)
    if (language === mainLanguage() || frame.languages.includes(language))
      lists.push(...(await listsIn({ frame, language, now })).map(({ path }) => path))
  const feeds = lists.flatMap((path) => [`${path === '/' ? '' : path}/feed.xml`, `${path === '/' ? '' : path}/feed`])
  const texts = (await liveAddresses(now)).map(({ path }) => path)
  const forms = texts.flatMap((path) => [`${path}/cite.bib`, `${path}/social.png`])
  const former = (await read().select().from(addresses)).map(({ path }) => path)
  const all = [...lists, ...feeds, ...texts, ...forms, ...former, '/sitemap.xml', '/robots.txt', '/search?q=river']
  const answers = []
  for (const path of new Set(all)) if ((await answerAt(path)).status < 400) answers.push(path)
  return answers
}

/** Months in two languages, a page, a publication, a renamed text, topics, and the same slug in two languages. */
async function archive() {
  testDatabase()
  const room = await newsroom()
  const topics = [room.terms.protection]
  await room.publish('2014-10-07', { title: 'The river', slug: 'river', termIds: topics })
  const renamed = await room.publish('2014-11-02', { title: 'Old name', slug: 'old-name' })
  const again = await savedAgain(room.editor, renamed, { title: 'New name', slug: 'new-name', body: text('Words.') })
  got(await release(room.editor, again, morning('2014-11-03')))
  await room.publish('2014-10-08', { title: 'About', slug: 'about' }, 'page')
  await room.publish('2014-12-01', { title: 'น้ำ', slug: 'water', termIds: topics }, 'post', 'th')
  await room.publish('2014-10-07', { title: 'แม่น้ำ', slug: 'river' }, 'post', 'th')
  await room.publish('2014-09-01', { title: 'ស្ទឹង', slug: 'stream' }, 'post', 'km')
  got(await addRedirect(room.editor, { source: '/old', target: '/2014/10/river' }, now))
  got(await addRedirect(room.editor, { source: '/th/kao', target: '/th/2014/12/water' }, now))
  return room
}

test.each<Language[]>([['th'], ['zh'], ['km', 'en', 'th']])(
  'after the main language became %s, every address of before is one hop from its text',
  async (...others) => {
    const { editor } = await archive()
    const before = [...(await publicAddresses()), '/old', '/th/kao', '/en/2014/10/river', '/2014/11/new-name/feed']
    expect(before.length).toBeGreaterThan(60)
    for (const language of others) got(await changeMainLanguage(editor, language, now))
    for (const address of before) {
      const first = await answerAt(address)
      if (first.status === 200) continue
      expect([address, first.status]).toEqual([address, 301])
      expect([address, first.to, (await answerAt(first.to!)).status]).toEqual([address, first.to, 200])
    }
    expect((await checkRecord()).problems).toEqual([])
    // There and back again, every address is what it was.
    got(await changeMainLanguage(editor, 'en', now))
    for (const address of before) {
      const { status, to } = await answerAt(address)
      expect([address, status === 200 || (await answerAt(to!)).status === 200]).toEqual([address, true])
    }
    expect((await read().select().from(addresses)).map(({ path }) => path)).toContain('/2014/10/river')
  },
  120_000,
)

test('texts lead where they led: to their own address, but where one of the new main language stands', async () => {
  const { editor } = await archive()
  const plan = got(await planMainLanguage(editor, 'th', now))
  expect(plan).toMatchObject({ from: 'en', to: 'th', wasPublic: true, texts: 5, taken: ['/2014/10/river'] })
  expect(mainLanguage()).toBe('en')
  got(await changeMainLanguage(editor, 'th', now))
  const leads = async (address: string) => (await answerAt(address)).to
  expect(await leads('/2014/11/new-name')).toBe('/en/2014/11/new-name')
  expect(await leads('/2014/11/old-name')).toBe('/en/2014/11/new-name')
  expect(await leads('/about')).toBe('/en/about')
  expect(await leads('/2014/11')).toBe('/en/2014/11')
  expect(await leads('/2014/11/feed.xml')).toBe('/en/2014/11/feed.xml')
  expect(await leads('/2014/11/new-name/cite.bib')).toBe('/en/2014/11/new-name/cite.bib')
  expect(await leads('/th/2014/12/water')).toBe('/2014/12/water')
  expect(await leads('/th')).toBe('/')
  expect(await leads('/th/topics/protection')).toBe('/topics/protection')
  expect(await leads('/old')).toBe('/en/2014/10/river')
  expect(await leads('/kao')).toBe('/2014/12/water')
  expect(await leads('/km/2014/09/stream')).toBeUndefined()
  const river = await answerAt('/2014/10/river')
  expect(river.text).toContain('แม่น้ำ')
})

test('a site in Thai stands at / in Thai, with English under its prefix', async () => {
  testDatabase()
  const admin = await someone('admin')
  got(await chooseMainLanguage(admin, 'th', now))
  const room = await newsroom()
  const thai = await room.publish(
    '2014-12-01',
    { title: 'น้ำ', slug: 'water', termIds: [room.terms.protection] },
    'post',
    'th',
  )
  expect(thai.path).toBe('/2014/12/water')
  const { entryId } = got(await beginTranslation(room.editor, { entryId: thai.entryId, language: 'en' }, now))
  expect(entryId).toBeGreaterThan(0)
  const english = await room.publish('2014-12-02', { title: 'Water', slug: 'water-en' })
  expect(english.path).toBe('/en/2014/12/water-en')

  const front = await answerAt('/')
  expect(front.status).toBe(200)
  expect(front.text).toContain('<html lang="th">')
  expect(front.text).toContain('น้ำ')
  expect(front.text).not.toContain('/th/')
  // A thing that nobody has named is in the interface's own words.
  expect(front.text).toContain('ข่าว')
  expect(front.text).toMatch(/hrefLang="x-default" href="http:\/\/localhost:3000\/?"/)
  expect((await answerAt('/en')).text).toContain('<html lang="en">')
  for (const path of [
    '/2014/12',
    '/2014',
    '/topics/protection',
    '/feed.xml',
    '/news',
    '/archive',
    '/publications',
    '/search?q=%E0%B8%99%E0%B9%89%E0%B8%B3',
  ])
    expect([path, (await answerAt(path)).status]).toEqual([path, 200])
  expect((await answerAt('/feed.xml')).text).toContain('<language>th</language>')
  expect((await answerAt('/search?q=%E0%B8%99%E0%B9%89%E0%B8%B3')).text).toContain('/2014/12/water')
  const sitemap = (await answerAt('/sitemap.xml')).text
  expect(sitemap).not.toContain('/th')
  expect((await answerAt('/th/2014/12/water')).to).toBe('/2014/12/water')
  expect((await answerAt('/robots.txt')).text).toContain('Disallow: /en/search?')
})
