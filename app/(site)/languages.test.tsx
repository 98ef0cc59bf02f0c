import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { addresses, entries, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { release, withdraw } from '@/domain/publishing/releases'
import { saveSetting } from '@/domain/site/save-setting'
import { changeSettings } from '@/domain/site/settings'
import { changeTerm } from '@/domain/consents/shared-words'
import { createTerm } from '@/domain/entries/terms'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { mainLanguage, otherLanguages, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { englishWords, latinWords } from '@/lib/messages/test-messages'
import {
  front,
  news as latest,
  publications as library,
  month,
  archive as record,
  term,
  terms,
  year,
} from './handlers/lists'
import { entryRoute as entry } from './item'
import { publicRoute } from './public-route'
import { ask } from './test-ask'
import { GET } from './[[...path]]/route'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

/** A site in one language, whose texts are only digits: all other words on a page are the interface's. */
async function archive(language: Language) {
  const termIds = Object.values(room.terms)
  const body = { type: 'doc', content: ['1', '2'].map(heading) }
  const textFields = { title: '1', summary: '2', byline: '3', termIds, body }
  const publication = { type: 'report' as const, publishedOn: '2014-10', publisher: '', licence: 'all-rights-reserved' }
  const post = await room.publish('2014-10-02', { ...textFields, slug: 'a' }, 'post', language)
  const kind = 'publication' as const
  const report = await room.publish('2014-10-14', { ...textFields, slug: 'b', publication }, kind, language)
  const gone = await room.publish('2014-10-03', { title: '4', slug: 'gone' }, 'post', language)
  const kept = await room.publish('2014-10-04', { title: '5', slug: 'kept', body }, 'post', language)
  const why = { reason: 'outdated' as const, explanation: '6' }
  got(await withdraw(room.editor, { entryId: gone.entryId, ...why }, morning('2014-10-05')))
  got(await withdraw(room.editor, { entryId: kept.entryId, ...why, keepPage: true }, morning('2014-10-05')))
  return { post, report, gone, kept }
}

function heading(words: string) {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] }
}

async function everyPage(language: Language) {
  const { post, report, gone, kept } = await archive(language)
  const at = `/${language}`
  const failing = publicRoute(async () => {
    throw new Error('a fault')
  })
  const pages = [
    await ask(front, at),
    await ask(latest, `${at}/news`),
    await ask(record, `${at}/archive`),
    await ask(year, `${at}/2014`),
    await ask(month, `${at}/2014/10`),
    await ask(library, `${at}/publications`),
    await ask(library, `${at}/publications?q=99&type=report`),
    await ask(library, `${at}/publications?country=myanmar&sort=title`),
    await ask(terms, `${at}/topics`),
    await ask(term, `${at}/countries/myanmar`),
    ...(await Promise.all([post, report, gone, kept].map(({ path }) => ask(entry, path)))),
    await ask(entry, `${at}/no-such-page`),
    await ask(failing, at),
  ]
  return pages
}

/** Returns all visible and spoken words in the language of a page, without words marked as English. */
function saidOn(html: string) {
  const visibleHtml = html
    .replace(/<style>.*?<\/style>|<script.*?<\/script>|<pre.*?<\/pre>/gs, '')
    .replace(/<(\w+)[^>]* lang="en"[^>]*>.*?<\/\1>/gs, '')
    .replace(/<p class="printed">.*?<\/p>|<span class="breaks">.*?<\/span>/gs, '') // addresses
    .replace(/<meta name="(viewport|DC|citation)[^>]*>/g, '') // for programs
  const attributes = [...visibleHtml.matchAll(/ (?:aria-label|title|alt|content)="([^"]*)"/g)].map(
    ([, words]) => words!,
  )
  const texts = [visibleHtml.replace(/<[^>]*>/g, ' '), ...attributes.filter((words) => !/^(https?:|#)/.test(words))]
  return texts.join(' ').replace(/noindex|article|website/g, '')
}

test.each(otherLanguages())('pages in %s hold no English words of the interface', async (language) => {
  const english = englishWords(language)
  const pages = await everyPage(language)
  expect(pages.map(({ status }) => status)).toEqual([...Array(12).fill(200), 410, 200, 404, 500])
  expect(pages[0]!.text).toContain(messagesIn(language).frame.drafted)
  for (const { text } of pages) {
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).not.toMatch(/<[^>]+ style=/)
    const title = /<title>([^<]*)</.exec(text)![1]
    expect([title, latinWords(saidOn(text)).filter((word) => english.has(word))]).toEqual([title, []])
    for (const [, json] of text.matchAll(/<script[^>]*>(.*?)<\/script>/gs))
      expect(JSON.stringify(namesIn(JSON.parse(json!)))).not.toMatch(/Archive|record|Publications|News"/)
  }
})

function namesIn(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return []
  return Object.entries(thing).flatMap(([key, value]) => (key === 'name' ? [String(value)] : namesIn(value)))
}

test('a month is named in each language, with Gregorian years and Latin digits, in Thai with the Buddhist year beside', async () => {
  const titles: Record<string, string> = {}
  for (const language of otherLanguages()) {
    await room.publish('2014-10-07', { title: '1', slug: 'a' }, 'post', language)
    const { text } = await ask(month, `/${language}/2014/10`)
    titles[language] = /<h1[^>]*>([^<]*)</.exec(text)![1]!
    expect(text).toContain('dateTime="2014-10-07"')
  }
  expect(titles).toEqual({
    km: 'បណ្ណសារ ខែតុលា ឆ្នាំ 2014',
    lo: 'ຄັງເອກະສານ ເດືອນຕຸລາ 2014',
    my: '2014 ခုနှစ် အောက်တိုဘာလ မှတ်တမ်းများ',
    th: 'คลังเก็บเดือนตุลาคม 2014 (พ.ศ. 2557)',
    vi: 'Lưu trữ tháng 10 năm 2014',
    zh: '2014年10月存档',
  })
})

test('without the Buddhist years, which an admin can leave out, dates in Thai are as in other languages', async () => {
  await room.publish('2014-10-07', { title: 'ข่าว', slug: 'a' }, 'post', 'th')
  const thai = async () => (await ask(front, '/th')).text
  expect(await thai()).toContain('7 ตุลาคม 2014 (พ.ศ. 2557)')
  got(await changeSettings(room.editor, { buddhistYears: false }, morning('2015-01-01')))
  expect(await thai()).toContain('7 ตุลาคม 2014<')
})

test('a name that a language has is said in it; one that it lacks is said in English, and marked so', async () => {
  const { editor, terms, publish } = room
  const now = morning('2015-01-01')
  await publish('2014-10-02', { title: '1', termIds: Object.values(terms) }, 'post', 'km')
  const names = { km: 'មីយ៉ាន់ម៉ា' }
  got(await changeTerm(editor, { id: terms.myanmar, name: 'Myanmar', description: '', names }, now))
  const before = (await ask(front, '/km')).text
  expect(before).toContain('<bdi lang="en">Gazette</bdi>')
  expect(before).toContain('href="/km/countries/myanmar">មីយ៉ាន់ម៉ា</a>')
  expect(before).toContain('href="/km/topics/protection" lang="en">Protection</a>')
  const translations = {
    km: { name: 'កាសែត', tagline: 'ពាក្យស្លោក', menu: { '/news': 'ដំណឹង', '/contact': 'ទំនាក់ទំនង' } },
  }
  const footerMenu = [
    { label: 'Contact', path: '/contact' },
    { label: 'Privacy', path: '/privacy' },
  ]
  got(await changeSettings(editor, { translations, footerMenu }, now))
  const { text } = await ask(front, '/km')
  const footerLinks = [
    'href="/contact" hrefLang="en">ទំនាក់ទំនង</a>',
    'href="/privacy" hrefLang="en"><bdi lang="en">Privacy</bdi></a>',
  ]
  for (const words of [
    '<title>កាសែត – ពាក្យស្លោក</title>',
    'href="/km">កាសែត</a>',
    '>ដំណឹង</a>',
    '>ប្រទេស</a>',
    ...footerLinks,
  ])
    expect(text).toContain(words)
  expect((await ask(front, '/')).text).not.toMatch(/កាសែត|ដំណឹង/)
})

test('the 404 of a language without texts speaks it, and leads to pages that are there', async () => {
  await room.publish('2014-10-02', { title: 'A post', slug: 'a-post' })
  const before = await ask(entry, '/lo/nothing')
  expect(before).toMatchObject({ status: 404, text: expect.stringContaining('<html lang="lo">') })
  expect(before.text).not.toContain('href="/lo')
  expect(before.text).not.toContain('action="/lo')

  await room.publish('2014-10-03', { title: '1', slug: 'b' }, 'post', 'lo')
  const after = await ask(entry, '/lo/nothing')
  expect(after.text).toContain('href="/lo/news"')
})

test('a draft with a named topic makes no page and no letter of another script public', async () => {
  const { editor, publish } = room
  await publish('2014-10-02', { title: '1' }, 'post', 'lo')
  const before = (await ask(front, '/lo')).text
  const names = { lo: 'ບໍ່ຄວນເຫັນ' }
  const { id } = got(await createTerm(editor, { kind: 'topic', name: 'Unseen', names }, 0))
  const whole = content({ title: '2', termIds: [id] })
  const draft = { kind: 'post' as const, language: 'lo' as const, session: 's', content: whole }
  const saved = got(await createEntry(editor, draft, Date.now()))
  got(await release(editor, { ...saved, at: Date.now() + 1_000_000 }, Date.now()))
  expect((await ask(front, '/lo')).text).toBe(before)
  expect((await ask(terms, '/lo/topics')).text).not.toContain('ບໍ່ຄວນເຫັນ')
})

test('a language that has no publication says so and leads to those of all languages, never back to itself', async () => {
  await room.publish('2014-10-01', { title: 'ខ្មែរ' }, 'post', 'km')
  const main = async (path: string, lang: Language, query = '') => {
    const { text } = await ask(library, `${path}${query}`)
    return text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  }
  const khmer = await main('/km/publications', 'km')
  expect(khmer).toContain('មិនទាន់មានអ្វីនៅទីនេះនៅឡើយទេ។')
  expect(khmer).toContain('<a href="/publications" class="go">ក្នុងគ្រប់ភាសា</a>')
  expect(khmer).not.toContain('href="/km/publications"')
  const english = await main('/publications', 'en')
  expect(english).toContain('Nothing has been filed here yet.')
  expect(english).not.toContain('href="/publications"')
  // If something was asked for, taking that away may help.
  expect(await main('/km/publications', 'km', '?q=heron')).toContain('href="/km/publications"')
})

test('a process that did not hear of a new main language answers its front page, and the first page of a new language', async () => {
  await room.publish('2014-10-07', { title: '1' }, 'post', 'km')
  const front = async (path: string) => (await GET(new Request(`http://localhost:3000${path}`))).text()
  expect(await front('/')).toContain('<html lang="en"')
  const setting = { language: 'km', before: [], offered: ['km', 'en', 'fr'] }
  await write((tx) => saveSetting(tx, 'mainLanguage', setting))
  expect(mainLanguage()).toBe('en')
  expect(await front('/')).toContain('<html lang="km"')
  await write(async (tx) => {
    await saveSetting(tx, 'mainLanguage', { ...setting, offered: ['km', 'en', 'fr', 'ar'] })
    await tx.update(entries).set({ language: 'ar' })
    await tx.update(addresses).set({ path: '/ar/2014/10/1' })
    await tx.update(releases).set({ path: '/ar/2014/10/1' })
  })
  expect(await front('/ar')).toContain('<html lang="ar" dir="rtl"')
})
