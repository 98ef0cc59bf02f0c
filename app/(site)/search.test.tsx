import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { giveEdition, heading, paragraph } from '@/domain/testing/editions'
import { library as newLibrary } from '@/domain/testing/library'
import { got, text } from '@/domain/testing/newsroom'
import { changeTerm } from '@/domain/consents/shared-words'
import { addGlossaryTerm, removeGlossaryTerm } from '@/domain/site/glossary'
import { search } from './handlers/search'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const askSearch = (query: string, lang = 'en') => ask(search, `${lang === 'en' ? '' : `/${lang}`}/search${query}`)

test('without words there is a form and what can be found; however else it is asked for, that one page', async () => {
  await room.publish('2014-10-01', { title: 'News' })
  const { status, text } = await askSearch('')
  expect([status, text.match(/role="search"/g)]).toEqual([200, ['role="search"']])
  expect(text).toContain('News<!-- -->: <!-- -->1'.replaceAll('<!-- -->', ''))
  const moved = await askSearch('?kind=post')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/search'])
  expect((await askSearch('?q=%21%3F')).text).toContain('There is no word in that.')
})

test('where nothing is found there is something to read: the latest posts, the archive and topics', async () => {
  const { protection } = room.terms
  await room.publish('2014-10-01', { title: 'Heron', termIds: [protection] })
  const { text: nothing } = await askSearch('?q=walrus')
  expect(nothing).toContain('href="/2014/10/heron"')
  expect(nothing).toContain('href="/archive"')
  expect(nothing).toContain('href="/topics/protection"')
  expect((await askSearch('?q=heron')).text).not.toContain('href="/archive">The whole archive')
})

test('a question that no text answers whole gets the closest texts, said so, with the words that each lacks', async () => {
  await room.publish('2014-10-01', { title: 'Victims of 2014' })
  const { text } = await askSearch('?q=how+many+victims+in+2014+and+%22walrus%22%3F')
  expect(text).toMatch(/<h2 id="found"[^>]*>Nothing was found with all of these words. These have some of them:<\/h2>/)
  expect(text).toContain('<mark>Victims</mark> of <mark>2014</mark>')
  expect(text).toContain('Not in it: “walrus”')
  expect(text).not.toContain('Try other words')
  expect((await askSearch('?q=victims+walrus', 'km')).text).toContain('គ្មាននៅក្នុងនេះ៖')
  expect((await askSearch('?q=victims+2014')).text).not.toContain('Not in it')
})

test('letters and digits are found as people type them, and marked as the text has them', async () => {
  await room.publish('2014-10-01', { title: 'ឆ្នាំ ២០១៤' }, 'post', 'km')
  await room.publish('2014-10-02', { title: 'الاتّجار بالأطفال ١٤٣٥' })
  expect((await askSearch('?q=2014')).text).toContain('ឆ្នាំ <mark>២០១៤</mark>')
  expect((await askSearch('?q=الاتجار+بالاطفال+1435')).text).toContain(
    '<mark>الاتّجار</mark> <mark>بالأطفال</mark> <mark>١٤٣٥</mark>',
  )
})

test('a word that the site has in other languages leads to what has it there, counted', async () => {
  await room.publish('2014-10-01', { title: 'Trafficking in persons' })
  await room.publish('2014-10-02', { title: 'Trafficking', body: text('ការជួញដូរ') }, 'post', 'km')
  await room.publish('2014-10-03', { title: 'Myanmar', termIds: [room.terms.myanmar] })
  expect((await askSearch('?q=人口贩运')).text).not.toContain('In English')
  const agreed = { words: { en: 'trafficking', zh: '人口贩运', km: 'ការជួញដូរ' }, note: '' }
  const { id } = got(await addGlossaryTerm(room.editor, agreed, 5))
  const { text: page } = await askSearch('?q=人口贩运')
  expect(page).toContain('In English: <a href="/search?q=trafficking&amp;language=en">trafficking</a>')
  expect(page).toMatch(/trafficking<\/a> <span[^>]*>1 result</)
  const { text: khmer } = await askSearch('?q=TRAFFICKING', 'km')
  expect(khmer).toMatch(/<a href="\/km\/search[^"]*language=km">ការជួញដូរ<\/a>/)
  expect(khmer).not.toContain('language=en">')
  expect((await askSearch('?q=trafficking')).text).not.toContain('language=km">ការ')
  expect((await askSearch('?q=trafficking&language=en')).text).toContain('1 result')
  got(
    await changeTerm(
      room.editor,
      { id: room.terms.myanmar, name: 'Myanmar', description: '', names: { zh: '缅甸' } },
      6,
    ),
  )
  expect((await askSearch('?q=缅甸')).text).toContain('>Myanmar</a>')
  got(await removeGlossaryTerm(room.editor, id, 7))
  expect((await askSearch('?q=人口贩运')).text).not.toContain('In English')
})

test('results have their words marked, their kind, and pages of files with a way into the text and the file', async () => {
  await room.publish('2014-10-01', { title: 'A <heron> came', summary: 'Of birds.' })
  const { mediaId } = await room.shelve({ title: 'Birds', slug: 'birds', pages: ['Nothing.', 'A heron again.'] })
  const { text, headers } = await askSearch('?q=heron')
  expect(text).toContain('A &lt;<mark>heron</mark>&gt; came')
  expect(text).toContain(`href="/publications/birds/read/${mediaId}/page/2"`)
  expect(text).toMatch(new RegExp(`href="/files/${mediaId}/[^"]*\\.pdf#page=2"`))
  expect(text).toContain('<meta name="robots" content="noindex"/>')
  expect(headers.get('x-still-keep')).toBe('no')
})

test('a hit in a document with headings names the one it stands under and leads to it', async () => {
  const { mediaId } = await room.shelve({ title: 'Birds', slug: 'birds', pages: ['', ''] })
  await giveEdition(mediaId!, [[heading('Of <herons>')], [paragraph('A heron again.')]])
  const { text } = await askSearch('?q=again')
  expect(text).toContain(`href="/publications/birds/read/${mediaId}/heading/of-herons"`)
  expect(text).toMatch(/>Of &lt;herons&gt;<i>: Birds<\/i><\/a> · Page 2: /)
  expect(text).not.toContain('/page/2"')
  expect(text).toMatch(/\.pdf#page=2"/)
})

test('a section shows what is in its language, then what is in the main one, and leads to all languages', async () => {
  await room.publish('2014-10-01', { title: 'Mekong' })
  await room.publish('2014-10-01', { title: 'Mekong ខ្មែរ', body: text('ខ្មែរ') }, 'post', 'km')
  await room.publish('2014-10-01', { title: 'Mekong 中文' }, 'post', 'zh')
  expect((await askSearch('?q=mekong')).text).toContain('3 results')
  const { text: khmer } = await askSearch('?q=mekong', 'km')
  expect(khmer).toContain('លទ្ធផល 2')
  expect(khmer).toMatch(
    /<\/mark> ខ្មែរ<.*ជាភាសាអង់គ្លេស<\/h2>.*<h3 class="heading" lang="en"><a href="\/2014\/10\/mekong">/s,
  )
  expect(khmer).toContain('href="/km/search?q=mekong&amp;language=all"')
  const { text: all } = await askSearch('?q=mekong&language=all', 'km')
  expect(all).toContain('លទ្ធផល 3')
  expect(all).not.toContain('ជាភាសាអង់គ្លេស')
  expect((await askSearch('?q=mekong&language=km', 'km')).text).toContain('លទ្ធផល 1')
  // A language that has nothing to read yet still has the box above its pages.
  expect((await askSearch('?q=mekong', 'lo')).status).toBe(200)
})

test('what no live text has is no page, and no page is past the end', async () => {
  await room.publish('2014-10-01', { title: 'Heron' })
  for (const query of [
    'kind=essay',
    'year=1999',
    'country=atlantis',
    'language=zh',
    'language=xx',
    'sort=title',
    'page=2',
    'page=0',
  ])
    expect((await askSearch(`?q=heron&${query}`)).status, query).toBe(404)
})
