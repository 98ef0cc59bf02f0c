import type Database from 'better-sqlite3'
import { beforeEach, expect, test, vi } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { saveDraft } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { otherLanguages } from '@/lib/languages/languages'
import { cite, citeList } from './handlers/forms'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const titlePage = {
  type: 'report' as const,
  publishedOn: '2014-10',
  publisher: 'UNIAP',
  series: 'Working papers',
  seriesNumber: '7',
  doi: '10.1234/abc',
  licence: 'cc-by-4.0',
  authors: [
    { name: 'The Office', is: 'organisation' as const },
    { name: ' ', is: 'person' as const },
  ],
}
const report = () => room.publish('2014-10-14', { title: 'A report', publication: titlePage }, 'publication')
const one = (path: string, format: string) => ask(cite, `${path}/cite.${format}`)
const list = (query: string, format = 'json') => ask(citeList, `/publications/cite.${format}${query}`)
const types = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
}

testOfSqlite('the references of a long list are asked for as often as those of a short one', async () => {
  const publishMore = async (count: number) => {
    for (let n = 0; n < count; n++)
      await room.publish('2014-10-14', { slug: `r-${count}-${n}`, publication: titlePage }, 'publication')
    await list('')
    const statement = Object.getPrototypeOf(rawWriter().prepare('select 1')) as Database.Statement
    const queries = vi.spyOn(statement, 'all')
    const { text } = await list('')
    const asked = queries.mock.calls.length
    queries.mockRestore()
    return { references: (JSON.parse(text) as unknown[]).length, asked }
  }
  const [short, long] = [await publishMore(3), await publishMore(30)]
  expect([short.references, long.references]).toEqual([3, 33])
  expect(long.asked).toBe(short.asked)
})

test.each(Object.entries(types))('a publication is taken along as .%s', async (format, type) => {
  const { path } = await report()
  const { status, headers, text } = await one(path, format)
  expect([status, headers.get('content-type')]).toEqual([200, type])
  expect(headers.get('content-disposition')).toBe(`attachment; filename="a-report.${format}"`)
  expect(headers.get('link')).toBe(
    `<https://doi.org/10.1234/abc>; rel="cite-as", <http://localhost:3000${path}>; rel="describes"; type="text/html"`,
  )
  for (const words of ['A report', 'The Office', 'Working papers', 'UNIAP', '2014']) expect(text).toContain(words)
})

test('a page says how it is cited, in words and to machines; a name left empty is no author', async () => {
  const { path } = await report()
  const { headers, text } = await ask(entry, path)
  expect(headers.get('link')).toContain('<https://doi.org/10.1234/abc>; rel="cite-as"')
  expect(headers.get('link')).toContain(
    `${path}/cite.ris>; rel="describedby"; type="application/x-research-info-systems"`,
  )
  const words = text.replace(/<[^>]+>/g, '')
  expect(words).toContain(
    'The Office (2014). A report. Report. Working papers, no. 7. UNIAP.  https://doi.org/10.1234/abc',
  )
})

test('in another language a citation is in that language, its date too; what programs take along has the day by number', async () => {
  const words: Record<string, string> = {}
  for (const language of otherLanguages()) {
    const texts = { title: '1', slug: 'a', byline: '2' }
    const post = await room.publish('2014-10-02', texts, 'post', language)
    const slug = { ...texts, slug: 'b', publication: { ...titlePage, authors: [], publisher: '3' } }
    const report = await room.publish('2014-10-14', slug, 'publication', language)
    const cited = [post, report].map(async ({ path }) => citedOn((await ask(entry, path)).text))
    words[language] = (await Promise.all(cited)).join(' | ')
    expect((await one(post.path, 'ris')).text).toContain('DA  - 2014/10/02')
    expect((await one(post.path, 'bib')).text).toContain('year = {2014},\n  month = {10},')
  }
  const [address, doi] = ['http://localhost:3000', 'https://doi.org/10.1234/abc']
  expect(words).toEqual({
    km: `2 (2014). 1. Gazette. 2 តុលា 2014. ${address}/km/2014/10/a | 2 (2014). 1. របាយការណ៍. Working papers លេខ 7. 3. ${doi}`,
    lo: `2 (2014). 1. Gazette. 2 ຕຸລາ 2014. ${address}/lo/2014/10/a | 2 (2014). 1. ບົດລາຍງານ. Working papers ເລກທີ 7. 3. ${doi}`,
    my: `2 (2014). 1. Gazette. 2014 အောက်တိုဘာ 2. ${address}/my/2014/10/a | 2 (2014). 1. အစီရင်ခံစာ. Working papers၊ အမှတ် 7. 3. ${doi}`,
    th: `2 (2014). 1. Gazette. 2 ตุลาคม 2014 (พ.ศ. 2557). ${address}/th/2014/10/a | 2 (2014). 1. รายงาน. Working papers ลำดับที่ 7. 3. ${doi}`,
    vi: `2 (2014). 1. Gazette. 2 tháng 10, 2014. ${address}/vi/2014/10/a | 2 (2014). 1. Báo cáo. Working papers, số 7. 3. ${doi}`,
    zh: `2 (2014). 1. Gazette. 2014年10月2日. ${address}/zh/2014/10/a | 2 (2014). 1. 报告. Working papers，第 7 号. 3. ${doi}`,
  })
})

function citedOn(html: string) {
  const [, cited] = /<p class="meta text-soft copied"[^>]*>(.*?)<\/p>/s.exec(html)!
  return cited!.replace(/<[^>]+>/g, '').replace(/ +/g, ' ')
}

test('a post is cited by its day, and by its byline', async () => {
  const post = await room.publish('2014-10-02', { title: 'News', byline: 'By the Myanmar office' })
  const [item] = JSON.parse((await one(post.path, 'json')).text) as Record<string, unknown>[]
  expect(item).toMatchObject({
    type: 'webpage',
    author: [{ literal: 'the Myanmar office' }],
    issued: { 'date-parts': [[2014, 10, 2]] },
  })
})

test('before its moment a reference is the 404 of an unknown address; later it moves and goes with its entry', async () => {
  const { editor } = room
  const whole = content({ title: 'Planned', slug: 'planned', publication: titlePage })
  const kind = { kind: 'publication' as const, language: 'en' as const, session: 's', content: whole }
  const draft = got(await createEntry(editor, kind, 0))
  const { path } = got(await release(editor, { ...draft, at: Date.now() + 1_000_000 }, Date.now()))
  const unknown = await one('/publications/never', 'bib')
  expect((await one(path, 'bib')).text).toBe(unknown.text)
  expect((await list('')).text).toBe('[]\n')

  const there = await report()
  const at = morning('2014-10-15')
  const renamed = content({ title: 'A report', slug: 'renamed', publication: titlePage })
  const save = { entryId: there.entryId, base: { revisionId: there.revisionId, counter: there.counter }, session: 't' }
  const next = got(await saveDraft(editor, { ...save, content: renamed }, at))
  got(await release(editor, next, at))
  const moved = await one(there.path, 'ris')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/publications/renamed/cite.ris'])
  const why = { entryId: there.entryId, reason: 'error' as const, explanation: 'Wrong figures.' }
  got(await withdraw(editor, why, at + 1))
  const gone = await one('/publications/renamed', 'ris')
  expect([gone.status, gone.text.includes('Wrong figures.')]).toEqual([410, true])
})

test('a list is taken along as it is narrowed, all its pages, and an unknown format is none', async () => {
  for (let n = 10; n < 25; n++)
    await room.publish(`2014-10-${n}`, { title: `Report ${n}`, publication: { ...titlePage, doi: '' } }, 'publication')
  const guide = { ...titlePage, type: 'guide' as const }
  await room.publish('2014-10-28', { title: 'A guide', publication: guide }, 'publication')
  const titles = async (query: string) =>
    (JSON.parse((await list(query)).text) as { title: string }[]).map(({ title }) => title)
  expect(await titles('')).toHaveLength(16)
  expect(await titles('?type=guide')).toEqual(['A guide'])
  expect(await titles('?type=report&q=Report+12')).toEqual(['Report 12'])
  expect(await titles('?country=atlantis')).toEqual([])
  expect((await list('', 'xml')).text.match(/<oai_dc:dc /g)).toHaveLength(16)
  expect((await list('', 'exe')).status).toBe(404)
})
