import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
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
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

async function archive() {
  const { publish, terms } = room
  const termIds = Object.values(terms)
  await publish('2014-09-09', { title: 'September' })
  const post = await publish('2014-10-02', {
    title: 'Survivors & <officials>',
    summary: 'A “summary” </script> & more.',
    byline: 'The office',
    body: { type: 'doc', content: [heading('One'), heading('Two')] },
    termIds,
  })
  const publication = { type: 'report' as const, publishedOn: '2014-10', publisher: 'UNIAP' }
  const report = await publish('2014-10-14', { title: 'A report', termIds, publication }, 'publication')
  const about = await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const khmer = await publish('2015-03-03', { title: 'អំពីបណ្ណសារនេះ', slug: 'about' }, 'post', 'km')
  return { post, report, about, khmer }
}

function heading(words: string) {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] }
}

test('every kind of page keeps the house rules', async () => {
  const { post, report, about, khmer } = await archive()
  const pages = [
    await ask(front, '/'),
    await ask(latest, '/news'),
    await ask(record, '/archive'),
    await ask(year, '/2014'),
    await ask(month, '/2014/10'),
    await ask(library, '/publications'),
    await ask(library, '/publications?type=report&country=myanmar&q=%3Cscript%3E'),
    await ask(terms, '/topics'),
    await ask(term, '/countries/myanmar'),
    await ask(entry, post.path),
    await ask(entry, report.path),
    await ask(entry, about.path),
    await ask(entry, khmer.path),
    await ask(entry, '/no-such-page'),
  ]
  for (const { text } of pages) {
    expect(text).toMatch(/^<!doctype html><html lang="(en|km)">/)
    expect(text).toMatch(/<title>[^<]+<\/title>/)
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).not.toMatch(/<[^>]+ style=/)
    expect(text).not.toMatch(/<[^>]+ on[a-z]+=/)
    for (const [, attributes] of text.matchAll(/<script([^>]*)>/g))
      expect(attributes).toBe(' type="application/ld+json"')
    for (const [, json] of text.matchAll(/<script[^>]*>(.*?)<\/script>/gs))
      expect(() => JSON.parse(json!)).not.toThrow()
    const addresses = [...text.matchAll(/ (?:src|srcset|action)="([^"]*)"/g)].map(([, address]) => address!)
    for (const address of addresses) expect(address).toMatch(/^\/(?!\/)/)
  }
  const canonical = pages.map(({ text }) => /rel="canonical" href="([^"]*)"/.exec(text)?.[1])
  expect(canonical.slice(0, -1)).not.toContain(undefined)
  expect(canonical.at(-1)).toBeUndefined()
  expect(pages[9]!.text).toContain('Survivors &amp; &lt;officials&gt;')
})

test('a text in its own language needs no mark, and its answer names the language', async () => {
  const { khmer } = await archive()
  const { text, headers } = await ask(entry, khmer.path)
  expect(text).toContain('<html lang="km">')
  expect(text).toContain('<h1 class="display mt-1">')
  expect(headers.get('content-language')).toBe('km')
})

test('a month says whose dates it has only where one of its posts is of another month elsewhere', async () => {
  await room.publish('2014-10-07', { title: 'Within' })
  expect((await ask(month, '/2014/10')).text).not.toContain('Dates are those of')
  await room.publish('2014-10-01 00:30', { title: 'At its edge' })
  expect((await ask(month, '/2014/10')).text).toContain('Dates are those of Bangkok.')
})

test('a month is titled, newest first, and leads to the months beside it that have posts', async () => {
  const { publish } = room
  await publish('2014-07-15', { title: 'July' })
  for (const day of [2, 9, 28]) await publish(`2014-10-${String(day).padStart(2, '0')}`, { title: `Day ${day}` })
  await publish('2015-01-05', { title: 'January' })
  const { text } = await ask(month, '/2014/10')
  expect(text).toMatch(/<h1[^>]*>Archive for October, 2014<\/h1>/)
  expect(text.indexOf('Day 28')).toBeLessThan(text.indexOf('Day 9'))
  expect(text).toMatch(/href="\/2014\/07"[^>]*>July 2014 →</)
  expect(text).toMatch(/href="\/2015\/01"[^>]*>← January 2015</)
})

test('a long month has pages; past the end, an empty month and a thirteenth are missing', async () => {
  for (let day = 10; day < 22; day++) await room.publish(`2014-10-${day}`, { title: `Day ${day}` })
  const first = await ask(month, '/2014/10')
  expect(first.text).toContain('Page 1 of 2')
  expect(first.text).toContain('rel="next" href="http://localhost:3000/2014/10/page/2"')
  expect((await ask(month, '/2014/10/page/2')).text).toContain('Day 10')
  const statuses = [
    await ask(month, '/2014/10/page/3'),
    await ask(month, '/2014/10/page/0'),
    await ask(month, '/2014/10/page/99999999999999999999'),
    await ask(month, '/2014/11'),
    await ask(month, '/2014/13'),
    await ask(year, '/2019'),
  ].map(({ status }) => status)
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404])
})

test('a year has the newest posts of each month, and a month with more leads to all of them', async () => {
  for (let n = 0; n < 31; n++)
    await room.publish(`2014-10-${String(n + 1).padStart(2, '0')}`, { title: `Day ${n + 1}` })
  await room.publish('2014-09-09', { title: 'September' })
  const { text } = await ask(year, '/2014')
  expect(text).toContain('>Day 31<')
  expect(text).toContain('>Day 2<')
  expect(text).not.toContain('>Day 1<')
  expect(text.match(/<a href="\/2014\/10">All 31 posts, newest first\.<\/a>/g)).toHaveLength(1)
  expect(text).not.toContain('All 1 posts')
})

test('a page that was withdrawn says when and why, one under a notice keeps its text', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Wrong', body: text('The wrong figures.') })
  const at = morning('2014-10-03')
  const notice = { reason: 'error' as const, explanation: 'Two dates were wrong.' }
  await publish('2014-11-02', { title: 'Another', slug: 'another' })
  got(await withdraw(editor, { entryId: post.entryId, ...notice, keepPage: true }, at))
  const keptPage = await ask(entry, post.path)
  expect(keptPage.status).toBe(200)
  expect(keptPage.text).toContain('Two dates were wrong.')
  expect(keptPage.text).toContain('The wrong figures.')
  got(await withdraw(editor, { entryId: post.entryId, ...notice }, at + 1))
  const gonePage = await ask(entry, post.path)
  expect(gonePage.status).toBe(410)
  expect(gonePage.text).toContain('Two dates were wrong.')
  expect(gonePage.text).not.toContain('The wrong figures.')
  expect(gonePage.text).toContain('<a href="/2014/11"')
})

test('whoever asked to be left out is not named by the page that says so', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Somebody by name', slug: 'a-story' })
  got(
    await withdraw(
      editor,
      { entryId: post.entryId, reason: 'request', explanation: 'On request.' },
      morning('2014-10-03'),
    ),
  )
  expect((await ask(entry, post.path)).text).not.toContain('Somebody by name')
})

test('an entry that moved is found where it was', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Old', slug: 'old' })
  const renamed = content({ title: 'Old', slug: 'new', body: text('Words.') })
  const at = morning('2014-10-03')
  const base = { revisionId: post.revisionId, counter: post.counter }
  const next = got(await saveDraft(editor, { entryId: post.entryId, base, session: 't', content: renamed }, at))
  got(await release(editor, next, at))
  const answer = await ask(entry, post.path)
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/2014/10/new'])
})

test('a 404 offers the live text with the same last part, and no draft', async () => {
  const { publish } = room
  const post = await publish('2014-10-02', { title: 'Found again', slug: 'a-story' })
  const { status, text } = await ask(entry, '/2013/01/a-story')
  expect(status).toBe(404)
  expect(text).toContain(`href="${post.path}"`)
  expect((await ask(entry, '/2013/01/nothing-like-it')).text).not.toContain('Did you mean')
})

test('the library narrows by plain links, keeps other choices and offers a way back from nothing', async () => {
  const { publish, terms } = room
  const kind = (type: 'report' | 'guide') => ({ type, publishedOn: '2014', publisher: '' })
  await publish(
    '2014-10-01',
    { title: 'A report', publication: kind('report'), termIds: [terms.myanmar] },
    'publication',
  )
  await publish('2014-10-02', { title: 'A guide', publication: kind('guide') }, 'publication')
  const all = (await ask(library, '/publications')).text
  expect(all).toContain('href="/publications?type=report"')
  expect(all).not.toContain('noindex')
  const one = (await ask(library, '/publications?type=report&utm_source=x')).text
  expect(one).not.toContain('A guide')
  expect(one).toContain('rel="canonical" href="http://localhost:3000/publications?type=report"')
  const two = (await ask(library, '/publications?type=report&country=myanmar')).text
  expect(two).toContain('<meta name="robots" content="noindex"/>')
  expect(two).toMatch(
    /<a href="\/publications\?country=myanmar" class="chip[^>]*><span class="out">Remove <\/span>Type: Report/,
  )
  expect(all).toContain('<title>Publications – Gazette</title>')
  expect((await ask(library, '/publications?country=myanmar')).text).toContain(
    '<h1 class="display mt-1">Publications on Myanmar',
  )
  expect((await ask(library, '/publications?type=report&sort=title')).text).toContain('noindex')
  const none = await ask(library, '/publications?type=guide&country=myanmar')
  expect(none.status).toBe(200)
  expect(none.text).toContain('No publications match')
  expect(none.text).toMatch(
    /href="\/publications\?type=guide"[^>]*>Without Country: Myanmar<\/a> <span class="meta">1 publication</,
  )
  expect(none.text).toContain('see all publications')
  for (const query of ['country=atlantis', 'year=1066', 'type=guides', 'language=la', 'sort=random', 'series=none'])
    expect((await ask(library, `/publications?${query}`)).status, query).toBe(404)
  expect((await ask(library, '/publications?page=2')).status).toBe(404)
})

test.each([
  '?q=%25_%27%22%5C',
  '?country=%00',
  '?page=-1',
  '?type[]=1&type=2',
  `?q=${'a%20'.repeat(2_000)}`,
  '?__proto__=1',
])('a hostile query %s is no error', async (query) => {
  const { status } = await ask(library, `/publications${query}`)
  expect([200, 404]).toContain(status)
})

test('an empty site says so, and speaks of no demonstration and no other language', async () => {
  const { text } = await ask(front, '/')
  expect(text).not.toContain('A demonstration.')
  expect(text).not.toContain('aria-label="Languages"')
  expect(text).toContain('Nothing has been published yet.')
})
