import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { withdraw } from '@/domain/publishing/releases'
import { checkHelpService } from '@/domain/site/help-services'
import { changeSettings } from '@/domain/site/settings'
import { morning, newsroom } from '@/domain/testing/archive'
import { addService } from '@/domain/testing/help'
import { got } from '@/domain/testing/newsroom'
import { defaultLanguages } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { apiList as inApi } from './open-data/handlers'
import { front, term } from './handlers/lists'
import { help, helpIn } from './handlers/help'
import { search } from './handlers/search'
import { sitemapFile as sitemap } from './sitemap/parts'
import { entryRoute as entry } from './item'
import { runAtMoment } from './moment'
import { ask } from './test-ask'
import { askFeed } from './test-feeds'

const now = morning('2026-11-27')
const day = 86_400_000
let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const prefix = (lang: string) => (lang === 'en' ? '' : `/${lang}`)
const askStart = (lang = 'en') => runAtMoment({ at: now }, () => ask(help, `${prefix(lang)}/help`))
const askCountry = (slug: string, lang = 'en') =>
  runAtMoment({ at: now }, () => ask(helpIn, `${prefix(lang)}/help/${slug}`))
const askEntry = (path: string) => runAtMoment({ at: now }, () => ask(entry, path))

test('a country has its services with everything that helps to reach them, in every language', async () => {
  const { editor, terms } = room
  const my = { name: 'ဖုန်းလိုင်း', hours: 'နေ့စဉ်', about: 'နားထောင်ပေးသည်။', spoken: '' }
  const id = await addService(editor, terms.myanmar, { words: { my } })
  got(await checkHelpService(editor, id, now - 2 * day))
  const { status, text, headers } = await askCountry('myanmar')
  expect([status, headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
  expect(text).toContain('<h1>Help in Myanmar</h1>')
  expect(text).toContain('<a href="tel:+951555000">+95 1 555 000</a>')
  expect(text).toContain('<a href="https://help.example/" rel="noreferrer">help.example</a>')
  expect(text).toMatch(/Checked on <time dateTime="2026-11-25">25 November 2026<\/time>\.</)
  expect(text).not.toContain('90 days')
  expect(text).not.toMatch(/<script|<img|style="/)
  for (const lang of defaultLanguages) {
    const { status, text } = await askCountry('myanmar', lang)
    expect([lang, status]).toEqual([lang, 200])
    expect(text).toContain(`<link rel="canonical" href="http://localhost:3000${prefix(lang)}/help/myanmar"/>`)
    for (const other of defaultLanguages)
      expect(text).toContain(`<a href="${prefix(other)}/help/myanmar" lang="${other}"`)
  }
  const burmese = (await askCountry('myanmar', 'my')).text
  expect(burmese).toContain('<h2>ဖုန်းလိုင်း</h2>')
  // A word that is not translated is in the site's own language, and marked as such.
  expect(burmese).toContain('<bdi lang="en">Burmese</bdi>')
})

test('what was checked long ago, or never, says so; an example says what it is and has nothing to call', async () => {
  const { editor, terms } = room
  const id = await addService(editor, terms.myanmar)
  expect((await askCountry('myanmar')).text).toContain('Nobody has checked this yet')
  got(await checkHelpService(editor, id, now - 90 * day))
  expect((await askCountry('myanmar')).text).toContain('That is more than 90 days ago: something may have changed.')
  await addService(editor, terms.myanmar, { name: 'An example', isSample: true, phone: '', url: '' })
  const { text } = await askCountry('myanmar')
  expect(text).toContain('This is an example. There is no such service, and it helps nobody.')
  expect(text.match(/href="tel:/g)).toHaveLength(1)
})

test('a country without services gets words and the way to the others, whether it is known or not', async () => {
  const { editor, terms, publish } = room
  expect((await askStart()).status).toBe(404)
  expect((await askCountry('myanmar')).text).not.toContain('class="help"')
  // Until there are services, the address is free for a page.
  await addService(editor, terms.myanmar)
  const { status, text } = await askCountry('china')
  expect(status).toBe(404)
  expect(text).toContain('No services are listed for this country yet')
  expect(text).toContain('<a href="/help/myanmar">Myanmar</a>')
  expect((await askCountry('protection')).text).toBe(text.replaceAll('/help/china', '/help/protection'))
  const start = await askStart('km')
  expect(start.status).toBe(200)
  expect(start.text).toContain('<a href="/km/help/myanmar"><bdi lang="en">Myanmar</bdi></a>')
  expect(start.text).toContain(messagesIn('km').frame.drafted)
  await publish('2014-10-02', { title: 'One' })
  expect((await askStart()).text).toContain('<a href="/help/myanmar">Myanmar</a>')
})

test('the masthead leads to help in its language while there is any, and the foot no second time', async () => {
  const { editor, terms, publish } = room
  await publish('2014-10-02', { title: 'One' })
  await publish('2014-10-02', { title: 'មួយ', slug: 'muoy' }, 'post', 'km')
  const askFront = (lang: string) => runAtMoment({ at: now }, () => ask(front, prefix(lang) || '/'))
  expect((await askFront('en')).text).not.toContain('href="/help"')
  await addService(editor, terms.myanmar)
  got(await changeSettings(editor, { footerMenu: [{ label: 'Where to find help', path: '/help' }] }, now))
  expect((await askFront('en')).text.match(/href="\/help">[^<]*/g)).toEqual(['href="/help">Get help'])
  expect((await askFront('en')).text).not.toContain('Where to find help')
  expect((await askFront('km')).text).toContain('href="/km/help">រកជំនួយ</a>')
})

test('in every language, a country begins with its help, and Contact and pages that are not there lead to help', async () => {
  const { editor, terms, publish } = room
  await addService(editor, terms.myanmar)
  const { path, entryId } = await publish('2014-10-02', { title: 'One', termIds: [terms.myanmar] })
  await publish('2014-10-02', { title: 'Contact', slug: 'contact' }, 'page')
  await publish('2014-10-02', { title: 'About', slug: 'about' }, 'page')
  const beside = 'class="quiet help'
  for (const lang of defaultLanguages.slice(1))
    await publish('2014-10-03', { title: 'Two', slug: `two-${lang}`, termIds: [terms.myanmar] }, 'post', lang)
  for (const lang of defaultLanguages) {
    const country = `${prefix(lang)}/countries/myanmar`
    const { text } = await runAtMoment({ at: now }, () => ask(term, country))
    expect([lang, text.includes('class="leave"')]).toEqual([lang, false])
    expect(text.indexOf(beside)).toBeGreaterThan(text.indexOf('<h1'))
    expect(text.indexOf(`href="${prefix(lang)}/help/myanmar"`)).toBeLessThan(text.indexOf('class="hairs'))
    const missing = await askEntry(`${prefix(lang)}/nothing-here`)
    expect([lang, linksToHelp(missing.text, lang)]).toEqual([lang, 2])
  }
  const contact = (await askEntry('/contact')).text
  expect(contact.indexOf(beside)).toBeLessThan(contact.indexOf('<h1'))
  expect((await askEntry('/about')).text).not.toContain(beside)
  got(await withdraw(editor, { entryId, reason: 'error', explanation: 'Wrong.', at: now - day }, now - day))
  const gone = await askEntry(path)
  expect([gone.status, linksToHelp(gone.text, 'en')]).toEqual([410, 2])
})

function linksToHelp(text: string, lang: string) {
  return text.split(`href="${prefix(lang)}/help"`).length - 1
}

test('sitemaps name the pages of help in every language, each with the others', async () => {
  const { editor, terms, publish } = room
  await publish('2014-10-02', { title: 'One' })
  await addService(editor, terms.myanmar)
  const { text } = await runAtMoment({ at: now }, () => ask(sitemap, '/sitemap.xml'))
  for (const lang of defaultLanguages)
    for (const path of ['/help', '/help/myanmar']) {
      const [url] = text
        .split('\n')
        .filter((line) => line.includes(`<loc>http://localhost:3000${prefix(lang)}${path}</loc>`))
      expect([lang, url?.match(/hreflang/g)?.length]).toEqual([lang, 7])
    }
})

test('a text about people at risk has help beside it and a way off it; others have neither', async () => {
  const { editor, terms, publish } = room
  await addService(editor, terms.myanmar)
  const told = { title: 'One', termIds: [terms.myanmar], contentNote: 'It tells of <violence>.' }
  const { path, entryId } = await publish('2014-10-02', told)
  const before = await askEntry(path)
  expect(before.text).not.toMatch(/class="leave|href="tel:/)
  expect(before.headers.get('referrer-policy')).toBeNull()
  await write(async (tx) => tx.update(entries).set({ people: 'at risk' }).where(eq(entries.id, entryId)))
  const { text, headers } = await askEntry(path)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(text).toMatch(
    /href="#main">[^<]*<\/a><aside class="leaving" aria-label="Leave this page"><a class="leave" href="https:\/\/[^"]+" rel="noreferrer">Leave this page</,
  )
  expect(text).toContain('This page stays in the browser’s history')
  expect(text).toContain('<a href="/help/myanmar">Help in Myanmar</a>')
  expect(text).toContain('<a href="tel:+951555000">')
  got(await changeSettings(editor, { leaveTo: 'https://weather.example/' }, now))
  expect((await askEntry(path)).text).toContain('<a class="leave" href="https://weather.example/"')
  expect((await changeSettings(editor, { leaveTo: 'http://weather.example/' }, now)).ok).toBe(false)
  expect((await changeSettings(editor, { leaveTo: '' }, now)).ok).toBe(false)
})

test('a content note stands between the title and everything else of a text', async () => {
  const { path } = await room.publish('2014-10-02', {
    title: 'One',
    summary: 'Summary.',
    contentNote: 'It tells of <violence>.',
  })
  const { text } = await askEntry(path)
  expect(text).toMatch(
    /<\/h1><div class="quiet[^"]*" role="note"><strong>Before you read<\/strong><p>It tells of &lt;violence&gt;\.<\/p><\/div><p class="standfirst/,
  )
  const other = await room.publish('2014-10-02', { title: 'Two', slug: 'two' })
  expect((await askEntry(other.path)).text).not.toContain('role="note"')
})

test('a content note stands before the text in feeds, and by itself in the API; no summary has it', async () => {
  await room.publish('2014-10-02', { title: 'One', summary: 'Summary.', contentNote: 'It tells of <violence>.' })
  const { items } = JSON.parse((await runAtMoment({ at: now }, () => askFeed('/feed.json'))).text) as {
    items: { content_html: string; summary: string }[]
  }
  expect(items[0]!.content_html).toMatch(/^<p><strong>It tells of &lt;violence&gt;\.<\/strong><\/p><p>Some words/)
  expect(items[0]!.summary).toBe('Summary.')
  const { text } = await runAtMoment({ at: now }, () => ask(inApi, '/api/v1/entries'))
  expect(text).toContain('"content_note": "It tells of <violence>."')
})

test('words of need are answered by help first, with results and without; other words are not', async () => {
  const { editor, terms, publish } = room
  await publish('2014-10-02', { title: 'Help at the border' })
  const found = async (q: string) =>
    (await runAtMoment({ at: now }, () => ask(search, `/search?q=${encodeURIComponent(q)}`))).text
  expect(await found('help')).not.toContain('in-need')
  await addService(editor, terms.myanmar)
  for (const q of ['help', 'သင် ကယ်ပါ', '求助']) {
    const text = await found(q)
    expect(text).toContain('If you or someone you know needs help')
    expect(text.indexOf('/help/myanmar')).toBeLessThan(text.indexOf('id="found"'))
  }
  expect(await found('border')).not.toContain('in-need')
})
