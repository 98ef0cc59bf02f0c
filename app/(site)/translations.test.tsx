import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Kind } from '@/db/schema'
import { release, withdraw } from '@/domain/publishing/releases'
import { beginTranslation, joinTranslations } from '@/domain/writing/translations'
import { translated as translatedDraft } from '@/domain/testing/translating'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import type { Language } from '@/lib/languages/languages'
import { front, news as latest, publications as library, month, term, year } from './handlers/lists'
import { entryRoute as entry } from './item'
import { runAtMoment } from './moment'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

function alternates(text: string) {
  const matches = text.matchAll(/<link rel="alternate" hrefLang="([^"]*)" href="http:\/\/localhost:3000([^"]*)"/g)
  return Object.fromEntries([...matches].map(([, language, path]) => [language, path]))
}

/** Returns the addresses to which the switch leads, by language. */
function ways(text: string) {
  const mast = /<header class="mast">.*?<\/header>/s.exec(text)![0]
  const matches = mast.matchAll(/<a href="([^"]*)" lang="([a-z]{2})" hrefLang/g)
  return Object.fromEntries([...matches].map(([, path, language]) => [language, path]))
}

/** A text in one language more, live at a date. */
async function translated(entryId: number, language: Language, date: string) {
  const saved = await translatedDraft(room.editor, { entryId, language }, morning(date))
  return { ...saved, ...got(await release(room.editor, saved, morning(date))) }
}

const askEntry = (path: string) => ask(entry, path)

test.each<Kind>(['post', 'page', 'publication'])(
  'a %s names its live translations, and the switch leads to them',
  async (kind) => {
    const publication = kind === 'publication' ? { type: 'report' as const, publishedOn: '2014', publisher: '' } : null
    const english = await room.publish('2014-10-02', { title: 'One', slug: 'one', publication }, kind)
    expect(alternates((await askEntry(english.path)).text)).toEqual({})
    const khmer = await translated(english.entryId, 'km', '2014-10-03')
    got(await beginTranslation(room.editor, { entryId: english.entryId, language: 'my' }, morning('2014-10-03')))
    const all = { en: english.path, km: khmer.path, 'x-default': english.path }
    for (const [path, lang] of [
      [english.path, 'en'],
      [khmer.path, 'km'],
    ] as const) {
      const { status, text } = await askEntry(path)
      expect(status).toBe(200)
      expect(alternates(text)).toEqual(all)
      expect(ways(text)).toEqual({ en: english.path, km: khmer.path })
      expect(text).toMatch(
        new RegExp(`<nav [^>]*>.*<a class="[^"]*" href="${lang === 'en' ? khmer.path : english.path}"`, 's'),
      )
    }
    // An earlier moment does not show the translation, although it exists by now.
    const before = await runAtMoment({ at: morning('2014-10-03') - 1 }, () => askEntry(english.path))
    expect(before.text).not.toContain(khmer.path)
    const why = { entryId: khmer.entryId, reason: 'error', explanation: 'Wrong.' } as const
    got(await withdraw(room.editor, why, morning('2014-10-04')))
    expect((await askEntry(english.path)).text).not.toContain(`href="${khmer.path}"`)
  },
)

test('a text under a language that it is not in leads to itself, and its switch to the list of its kind there', async () => {
  const { publish } = room
  const english = await publish('2014-10-02', { title: 'One', slug: 'one' })
  const elsewhere = async () => {
    const { status, headers } = await askEntry(`/zh${english.path}`)
    return [status, headers.get('location'), headers.get('x-still')]
  }
  expect(await elsewhere()).toEqual([302, english.path, 'none'])
  await publish('2015-01-01', { title: '二' }, 'post', 'zh')
  expect(await elsewhere()).toEqual([302, english.path, 'none'])
  const { text } = await askEntry(english.path)
  expect(ways(text)).toEqual({ en: english.path, zh: '/zh/news' })
  expect(text).toContain('<a href="/zh/news" lang="zh" hrefLang="zh" title="新闻">中文</a>')
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const report = await publish('2014-10-03', { title: 'Two', slug: 'two', publication }, 'publication')
  expect(ways((await askEntry(report.path)).text)).toEqual({ en: report.path, zh: '/zh/publications' })
  const about = await publish('2014-10-03', { title: 'About', slug: 'about' }, 'page')
  expect(ways((await askEntry(about.path)).text)).toEqual({ en: about.path, zh: '/zh' })
  const [startsAt, endsAt] = [morning('2014-10-04'), morning('2014-10-05')]
  const event = await publish('2014-10-03', { title: 'Three', event: { startsAt, endsAt, timeZone: 'UTC' } }, 'event')
  expect(ways((await askEntry(event.path)).text)).toEqual({ en: event.path, zh: '/zh' })
  const chinese = await translated(english.entryId, 'zh', '2015-01-03')
  expect((await askEntry(english.path)).text).toContain(`<a href="${chinese.path}" lang="zh" hrefLang="zh">中文</a>`)
  // The text can be withdrawn again, so browsers must not remember the redirect.
  const why = { entryId: chinese.entryId, reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(room.editor, why, morning('2016-01-01')))
  expect((await askEntry(`/zh${english.path}`)).status).toBe(410)
})

test('an address under another prefix leads to the edition there, for as long as there is one', async () => {
  const english = await room.publish('2014-10-02', { title: 'One', slug: 'one' })
  const khmer = await room.publish('2015-03-03', { title: 'ក', slug: 'ko' }, 'post', 'km')
  got(await joinTranslations(room.editor, { entryId: khmer.entryId, to: english.entryId }, morning('2015-03-04')))
  const { status, headers } = await askEntry(`/km${english.path}`)
  expect([status, headers.get('location'), headers.get('x-still')]).toEqual([302, khmer.path, 'none'])
  got(
    await withdraw(
      room.editor,
      { entryId: khmer.entryId, reason: 'error', explanation: 'Wrong.' },
      morning('2015-03-05'),
    ),
  )
  expect((await askEntry(`/km${english.path}`)).headers.get('location')).toBe(english.path)
})

test('what was withdrawn or never live is missing under other languages too', async () => {
  const english = await room.publish('2014-10-02', { title: 'One', slug: 'one' })
  await room.publish('2015-03-03', { title: 'ក' }, 'post', 'km')
  got(
    await withdraw(
      room.editor,
      { entryId: english.entryId, reason: 'error', explanation: 'Wrong.' },
      morning('2015-03-05'),
    ),
  )
  const nothing = await askEntry('/km/2014/10/nothing')
  const gone = await askEntry(`/km${english.path}`)
  expect([nothing.status, gone.status]).toEqual([404, 404])
  expect(gone.text).toBe(nothing.text)
})

test('the switch leads to a list in every language that has it; search engines to those with texts of their language', async () => {
  const { publish, terms } = room
  await publish('2014-10-02', { title: 'One', termIds: [terms.myanmar] })
  await publish('2014-11-03', { title: 'ក' }, 'post', 'km')
  await publish('2015-03-03', { title: '二', termIds: [terms.myanmar] }, 'post', 'zh')
  const of = (text: string) => ({ alternates: alternates(text), ways: ways(text) })
  const everywhere = { en: '/news', km: '/km/news', zh: '/zh/news' }
  const news = { alternates: { ...everywhere, 'x-default': '/news' }, ways: everywhere }
  expect(of((await ask(latest, '/km/news')).text)).toEqual(news)
  expect(ways((await ask(front, '/')).text)).toEqual({ en: '/', km: '/km', zh: '/zh' })
  const october = of((await ask(month, '/2014/10')).text)
  expect(october).toEqual({ alternates: {}, ways: { en: '/2014/10', km: '/km/2014/10', zh: '/zh/2014/10' } })
  const inYear = of((await ask(year, '/2014')).text)
  expect(inYear.ways).toEqual({ en: '/2014', km: '/km/2014', zh: '/zh/2014' })
  expect(inYear.alternates).toEqual({ en: '/2014', km: '/km/2014', 'x-default': '/2014' })
  const myanmar = of((await ask(term, '/countries/myanmar')).text)
  expect(myanmar.ways).toEqual({ en: '/countries/myanmar', km: '/km/countries/myanmar', zh: '/zh/countries/myanmar' })
  expect(myanmar.alternates).toMatchObject({ zh: '/zh/countries/myanmar' })
  expect(Object.values(myanmar.alternates)).not.toContain('/km/countries/myanmar')
})

test('the second page of a list, and a narrowed one, are not the same in another language', async () => {
  for (let day = 10; day < 22; day++) await room.publish(`2014-10-${day}`, { title: `Day ${day}` })
  await room.publish('2014-10-30', { title: 'ក' }, 'post', 'km')
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  await room.publish('2014-10-30', { title: 'Report', publication }, 'publication')
  const second = (await ask(latest, '/news/page/2')).text
  expect(alternates(second)).toEqual({})
  expect(ways(second)).toEqual({ en: '/news', km: '/km/news' })
  const narrowed = (await ask(library, '/publications?type=report')).text
  expect(alternates(narrowed)).toEqual({})
  expect(ways(narrowed)).toEqual({ en: '/publications?type=report', km: '/km/publications?type=report' })
  expect(alternates((await ask(library, '/publications')).text)).toEqual({})
  await room.publish('2014-10-31', { title: 'ខ', publication }, 'publication', 'km')
  expect(alternates((await ask(library, '/publications')).text)).toMatchObject({ km: '/km/publications' })
})
