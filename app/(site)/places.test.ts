import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { choosePage } from '@/domain/entries/term-page'
import { answerAt } from '@/domain/published/answers'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { liveTerms, termPage } from '@/domain/published/terms'
import { searchTexts } from '@/domain/published/search/search'
import { liveAddresses, ownAddresses } from '@/domain/published/sitemap'
import { withdraw } from '@/domain/publishing/releases'
import { beginTranslation } from '@/domain/writing/translations'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, text } from '@/domain/testing/newsroom'
import { term } from './handlers/lists'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

const now = morning('2015-01-01')
let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const country = { kind: 'country' as const, slug: 'myanmar' }

async function pageAbout(title = 'Myanmar', language: 'en' | 'km' = 'en') {
  const page = { title, slug: 'about-myanmar', summary: `About ${title}.`, body: text('It lies on the Ayeyarwady.') }
  return room.publish('2014-10-01', page, 'page', language)
}

async function choose(entryId: number | null) {
  got(await choosePage(room.editor, { termId: room.terms.myanmar, entryId }, now))
}

function readCountry(path = '/countries/myanmar') {
  return ask(term, path)
}

test('the text of a page stands at the address of its country, and the address of the page leads there', async () => {
  const page = await pageAbout()
  await room.publish('2014-10-02', { title: 'A post', termIds: [room.terms.myanmar] })
  expect((await readCountry()).text).not.toContain('Ayeyarwady')
  await choose(page.entryId)
  const { status, text } = await readCountry()
  expect(status).toBe(200)
  expect(text).toContain('It lies on the Ayeyarwady.')
  expect(text).toContain('About Myanmar.')
  expect(text.indexOf('Ayeyarwady')).toBeLessThan(text.indexOf('A post'))
  const moved = await ask(entry, '/about-myanmar')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/countries/myanmar'])
  expect(await answerAt('/about-myanmar', now)).toEqual({ is: 'moved', path: '/countries/myanmar' })
  await choose(null)
  expect((await ask(entry, '/about-myanmar')).status).toBe(200)
})

test('a country with a page and nothing under it has its page, without feeds, until the page is withdrawn', async () => {
  expect((await readCountry()).status).toBe(404)
  const page = await pageAbout()
  await choose(page.entryId)
  const { status, text } = await readCountry()
  expect(status).toBe(200)
  expect(text).not.toContain('/countries/myanmar/feed.xml')
  expect(await answerAt('/countries/myanmar', now)).toEqual({ is: 'here' })
  expect(await answerAt('/countries/myanmar/feed.xml', now)).toBeUndefined()
  expect(await answerAt('/countries/myanmar/page/2', now)).toBeUndefined()
  got(await withdraw(room.editor, { entryId: page.entryId, reason: 'outdated', explanation: 'Old.' }, now))
  expect(await liveTerms({ now, language: 'en', kind: 'country' })).toEqual([])
})

test('a draft tells nothing', async () => {
  const page = await pageAbout()
  const draft = got(await beginTranslation(room.editor, { entryId: page.entryId, language: 'km' }, now))
  await room.publish('2014-10-02', { title: 'Khmer', termIds: [room.terms.myanmar] }, 'post', 'km')
  got(await withdraw(room.editor, { entryId: page.entryId, reason: 'outdated', explanation: 'Old.' }, now))
  await choose(draft.entryId)
  const found = await termPage({ now, language: 'km', ...country, page: 1 })
  expect(found?.item).toBeUndefined()
})

test('readers of a language get the text in it, or that of the main language with its mark', async () => {
  const page = await pageAbout()
  await choose(page.entryId)
  await room.publish('2014-10-02', { title: 'Khmer', termIds: [room.terms.myanmar] }, 'post', 'km')
  const { text } = await readCountry('/km/countries/myanmar')
  expect(text).toContain('<div class="body" lang="en">')
  expect(await readerAnswerAt('/km/about-myanmar', now)).toEqual({ is: 'moved', path: '/countries/myanmar' })
})

test('search and the sitemap know the text at the address of its country alone', async () => {
  const page = await pageAbout()
  await choose(page.entryId)
  const found = await searchTexts({ now, filter: { q: 'Ayeyarwady', language: 'en' }, page: 1 })
  expect(found?.list.items.map(({ path }) => path)).toEqual(['/countries/myanmar'])
  expect((await liveAddresses(now)).map(({ path }) => path)).toEqual(['/about-myanmar'])
  expect(await ownAddresses(now)).toEqual([])
})

test('numbers are of all languages, with publications in each', async () => {
  const termIds = [room.terms.myanmar]
  await room.publish('2013-10-02', { title: 'A post', termIds })
  await room.publish('2014-10-02', { title: 'Khmer', termIds }, 'post', 'km')
  const publication = { type: 'report' as const, publishedOn: '2011', publisher: '' }
  await room.publish('2014-10-03', { title: 'Report', publication, termIds }, 'publication')
  const found = await termPage({ now, language: 'en', ...country, page: 1 })
  expect(found?.numbers).toEqual({
    texts: 3,
    languages: ['en', 'km'],
    since: '2011',
    publications: [{ language: 'en', count: 1 }],
  })
  const byLanguage = /<a href="\/publications\?country=myanmar&amp;language=en">[^<]+<\/a>/
  expect((await readCountry('/km/countries/myanmar')).text).toMatch(byLanguage)
  // If all are in the reader's language, the list leads to them.
  const { text } = await readCountry()
  expect(text).not.toMatch(byLanguage)
  expect(text).toContain('<a href="/publications?country=myanmar"')
})

test('its own country is marked on the map, and machines are told its code', async () => {
  await room.publish('2014-10-02', { title: 'A post', termIds: [room.terms.myanmar] })
  const { text } = await readCountry()
  expect(text).toContain('<a href="/countries/myanmar" aria-label="Myanmar" aria-current="page"><path d="m')
  expect(text).toContain('"propertyID":"ISO 3166-1","value":"MM"')
})
