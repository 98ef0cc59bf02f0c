import { eq, inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { apiNothing as nothing, apiTerms as terms } from './open-data/handlers'
import { ask } from './test-ask'
import { api, openLibrary, titles, statusAndDetail } from './test-open-data'

let room: Awaited<ReturnType<typeof openLibrary>>
beforeEach(async () => {
  room = await openLibrary()
})

test('an entry is told whole, with whole addresses and moments in the zone of the site', async () => {
  const { post, report } = await room.shelf()
  const { status, headers, text } = await api.entry(report.entryId)
  expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([
    200,
    'application/json',
    '*',
  ])
  const data = JSON.parse(text) as Record<string, unknown>
  expect(data).toMatchObject({
    id: report.entryId,
    oai: `oai:localhost:entry-${report.entryId}`,
    kind: 'publication',
    type: 'report',
    language: 'en',
    title: 'A report',
    url: `http://localhost:3000${report.path}`,
    dated: '2014-10-14T09:00:00+07:00',
    published_on: '2012-05',
    updated: '2014-10-14T09:00:00+07:00',
    isbn: '978-0-306-40615-7',
    doi: '10.1234/a',
    notice: null,
    series: { name: 'Papers', number: null },
    licence: { id: 'cc-by-4.0', name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    countries: [{ slug: 'myanmar', name: 'Myanmar', url: 'http://localhost:3000/countries/myanmar' }],
    files: [
      {
        version: 1,
        pages: 1,
        type: 'application/pdf',
        url: expect.stringMatching(/^http:\/\/localhost:3000\/files\//),
      },
    ],
  })
  expect((await api.publication('a-report')).text).toBe(text)
  const { body_html, body_text } = JSON.parse((await api.entry(post.entryId)).text) as Record<string, string>
  expect([body_html, body_text]).toEqual([expect.stringContaining('href="http://localhost:3000/about"'), 'See here'])
})

test('lists are narrowed by each choice, and choices combine', async () => {
  await room.shelf()
  expect(titles(await api.entries())).toEqual(['របាយការណ៍', 'A report', 'A post', 'About'])
  expect(titles(await api.publications())).toEqual(['របាយការណ៍', 'A report'])
  const titlesOf = async (query: string) => titles(await api.entries(query))
  expect(await titlesOf('?kind=page')).toEqual(['About'])
  expect(await titlesOf('?language=km')).toEqual(['របាយការណ៍'])
  expect(await titlesOf('?type=report')).toEqual(['A report'])
  expect(await titlesOf('?country=myanmar')).toEqual(['A report'])
  expect(await titlesOf('?topic=protection&kind=publication')).toEqual([])
  expect(await titlesOf('?year=2012')).toEqual(['A report'])
  expect(await titlesOf('?year=2014')).toEqual(['របាយការណ៍', 'A post', 'About'])
  expect(await titlesOf('?updated_since=2014-10-14T09:00:00%2B07:00')).toEqual(['A report', 'របាយការណ៍'])
  expect(titles(await api.publications('?q=kingfisher'))).toEqual(['A report'])
  expect(titles(await api.publications('?q=kingfisher&language=km'))).toEqual([])
})

test('a list has pages, with the ways between them in the answer and in its header', async () => {
  await room.shelf()
  const second = await api.entries('?limit=2&page=2&fields=id,title')
  const base = 'http://localhost:3000/api/v1/entries?fields=id%2Ctitle&limit=2'
  expect(JSON.parse(second.text)).toEqual({
    total: 4,
    page: 2,
    pages: 2,
    limit: 2,
    links: { self: `${base}&page=2`, first: base, last: `${base}&page=2`, next: null, prev: base },
    items: [
      { id: expect.any(Number), title: 'A post' },
      { id: expect.any(Number), title: 'About' },
    ],
  })
  expect(second.headers.get('link')).toBe(`<${base}>; rel="first", <${base}&page=2>; rel="last", <${base}>; rel="prev"`)
  expect((await api.entries('?limit=2')).headers.get('link')).toContain('&page=2>; rel="next"')
  expect(statusAndDetail(await api.entries('?limit=2&page=3'))).toEqual([404, 'The list has fewer pages than that.'])
})

test.each([
  ['?kind=letter', '“kind” is one of: post, publication, event, call, page.'],
  ['?limit=101', '“limit” is a whole number from 1 to 100.'],
  ['?limit=0', '“limit” is a whole number from 1 to 100.'],
  ['?limit=1e2', '“limit” is a whole number from 1 to 100.'],
  ['?page=-1', '“page” is a whole number from 1 to 999,999.'],
  ['?page=', '“page” is a whole number from 1 to 999,999.'],
  ['?language=french', '“language” is a code such as fr or pt-BR.'],
  ['?country=atlantis', 'Nothing is filed under the country “atlantis”: /api/v1/terms lists them.'],
  ['?year=14', '“year” is written with four digits.'],
  ['?updated_since=2014-02-31', '“updated_since” is no day that a calendar has.'],
  ['?updated_since=2014-13-01', '“updated_since” is no day that a calendar has.'],
  [
    '?updated_since=yesterday',
    '“updated_since” is a day, as 2014-10-28, or a moment with its zone, as 2014-10-28T02:00:00Z.',
  ],
  ['?page=1&page=2', '“page” may be given once.'],
])('“%s” is a mistake, told in words', async (query, words) => {
  const { status, headers, text } = await api.entries(query)
  expect([status, headers.get('content-type'), headers.get('x-still-keep')]).toEqual([
    400,
    'application/problem+json',
    'no',
  ])
  expect(JSON.parse(text)).toMatchObject({ status: 400, detail: words, mistakes: [{ message: words }] })
})

test('all mistakes are told at once, and no name of any object is a parameter', async () => {
  const { text } = await api.entries('?sort=title&limit=1000&constructor=1')
  const { mistakes } = JSON.parse(text) as { mistakes: { parameter: string }[] }
  expect(mistakes.map(({ parameter }) => parameter)).toEqual(['sort', 'limit', 'constructor'])
  expect((await api.publications('?kind=post')).status).toBe(400)
  expect((await ask(terms, '/api/v1/terms?page=1')).status).toBe(400)
})

test('what was withdrawn says why, what moved leads on, what never was is not there', async () => {
  const { gone, report } = await room.shelf()
  const reply = await api.entry(gone.entryId)
  expect(JSON.parse(reply.text)).toMatchObject({
    status: 410,
    detail: 'Wrong figures.',
    reason: 'error',
    at: '2014-12-01T09:00:00+07:00',
  })
  expect((await api.publication('gone')).text).toBe(reply.text)
  const { editor } = room
  const at = morning('2014-12-02')
  const publication = { type: 'report' as const, publishedOn: '2012', publisher: '' }
  const next = content({ title: 'A report', slug: 'renamed', publication })
  const saved = got(await saveDraft(editor, { entryId: report.entryId, base: report, session: 't', content: next }, at))
  got(await release(editor, saved, at))
  const moved = await api.publication('a-report')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `/api/v1/entries/${report.entryId}`])
  expect((await ask(nothing, '/api/v1/letters')).status).toBe(404)
})

test('what waits for its moment is the 404 of what never was, and changes no list', async () => {
  await room.shelf()
  const lists = async () => [
    (await api.entries()).text,
    (await api.publications('?q=kingfisher')).text,
    (await ask(terms, '/api/v1/terms')).text,
  ]
  const before = await lists()
  const now = Date.now()
  const publication = { type: 'dataset' as const, publishedOn: '2014', publisher: '' }
  const whole = content({ title: 'Planned kingfisher', slug: 'planned', publication, termIds: [room.terms.protection] })
  const draft = got(
    await createEntry(room.editor, { kind: 'publication', language: 'vi', session: 's', content: whole }, now),
  )
  got(await release(room.editor, { ...draft, at: now + 1_000_000 }, now))
  expect(await lists()).toEqual(before)
  expect((await api.entry(draft.entryId)).text).toBe((await api.entry(99_999)).text)
  expect((await api.publication('planned')).text).toBe((await api.publication('never')).text)
})

test('every translation is named, and which one translates the other where a text says so', async () => {
  const { report, khmer } = await room.shelf()
  await write(async (tx) => {
    await tx
      .update(entries)
      .set({ translationGroup: 'one' })
      .where(inArray(entries.id, [report.entryId, khmer.entryId]))
    await tx.update(revisions).set({ translatedFrom: report.revisionId }).where(eq(revisions.id, khmer.revisionId))
  })
  const translations = async (id: number) =>
    (JSON.parse((await api.entry(id)).text) as { translations: object[] }).translations
  expect(await translations(report.entryId)).toMatchObject([{ language: 'km', is: 'translation', title: 'របាយការណ៍' }])
  expect(await translations(khmer.entryId)).toMatchObject([
    { language: 'en', is: 'original', url: expect.stringContaining(report.path) },
  ])
})

test('a text of any characters comes out as it was written', async () => {
  const words = 'Figures </script> & “them” \u2028 😀'
  const post = await room.publish('2014-10-02', { title: words, body: text(words) })
  const title = words.replace('\u2028', ' ') // a title is one line
  expect(JSON.parse((await api.entry(post.entryId)).text)).toMatchObject({ title, body_text: words })
})
