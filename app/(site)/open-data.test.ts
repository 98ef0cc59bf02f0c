import { Ajv2020 } from 'ajv/dist/2020.js'
import { eq, inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { rewrites } from '@/addresses.mjs'
import { write } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { createEntry, saveDraft } from '@/domain/drafts'
import { release, withdraw } from '@/domain/releases'
import { morning } from '@/domain/test-archive'
import { library } from '@/domain/test-library'
import { content, got, text } from '@/domain/test-newsroom'
import { GET as describe } from './[lang]/open-data/description/route'
import { GET as list } from './[lang]/open-data/list/[of]/route'
import { GET as nothing } from './[lang]/open-data/nothing/route'
import { GET as one } from './[lang]/open-data/one/[kind]/[of]/route'
import { GET as start } from './[lang]/open-data/start/route'
import { GET as terms } from './[lang]/open-data/terms/route'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const asked = {
  entries: (query = '') => ask(list, `/api/v1/entries${query}`, { of: 'entries' }),
  publications: (query = '') => ask(list, `/api/v1/publications${query}`, { of: 'publications' }),
  entry: (id: number, query = '') => ask(one, `/api/v1/entries/${id}${query}`, { kind: 'entry', of: String(id) }),
  publication: (of: string, query = '') => ask(one, `/api/v1/publications/${of}${query}`, { kind: 'publication', of }),
}
type Reply = Awaited<ReturnType<typeof ask>>
const titles = ({ text }: Reply) => (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title)
const told = ({ status, text }: Reply) => [status, (JSON.parse(text) as { detail: string }).detail]

async function shelf() {
  const { publish, shelve, terms, editor } = room
  const body = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'See here', marks: [{ type: 'link', attrs: { href: '/about' } }] }],
      },
    ],
  }
  const post = await publish('2014-10-02', { title: 'A post', body, termIds: [terms.protection] })
  const about = {
    ...{ series: 'Papers', isbn: '978-0-306-40615-7', doi: '10.1234/a', licence: 'cc-by-4.0' },
    publishedOn: '2012-05',
  }
  const report = await shelve({
    title: 'A report',
    termIds: [terms.myanmar],
    about,
    date: '2014-10-14',
    pages: ['A page with a kingfisher.'],
  })
  const khmer = await shelve({
    title: 'របាយការណ៍',
    slug: 'report',
    language: 'km',
    about: { type: 'guide' },
    date: '2014-11-03',
  })
  const gone = await shelve({ title: 'Gone', date: '2014-10-20' })
  const why = { entryId: gone.entryId, reason: 'error' as const, explanation: 'Wrong figures.' }
  got(await withdraw(editor, why, morning('2014-12-01')))
  await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  return { post, report, khmer, gone }
}

test('an entry is told whole, with whole addresses and moments in the zone of the site', async () => {
  const { post, report } = await shelf()
  const { status, headers, text } = await asked.entry(report.entryId)
  expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([
    200,
    'application/json',
    '*',
  ])
  const data = JSON.parse(text) as Record<string, unknown>
  expect(data).toMatchObject({
    ...{
      id: report.entryId,
      oai: `oai:localhost:entry-${report.entryId}`,
      kind: 'publication',
      type: 'report',
      language: 'en',
    },
    ...{
      title: 'A report',
      url: `http://localhost:3000${report.path}`,
      dated: '2014-10-14T09:00:00+07:00',
      published_on: '2012-05',
    },
    ...{ updated: '2014-10-14T09:00:00+07:00', isbn: '978-0-306-40615-7', doi: '10.1234/a', notice: null },
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
  expect((await asked.publication('a-report')).text).toBe(text)
  const { body_html, body_text } = JSON.parse((await asked.entry(post.entryId)).text) as Record<string, string>
  expect([body_html, body_text]).toEqual([expect.stringContaining('href="http://localhost:3000/about"'), 'See here'])
})

test('lists are narrowed by each choice, and choices combine', async () => {
  await shelf()
  expect(titles(await asked.entries())).toEqual(['របាយការណ៍', 'A report', 'A post', 'About'])
  expect(titles(await asked.publications())).toEqual(['របាយការណ៍', 'A report'])
  const found = async (query: string) => titles(await asked.entries(query))
  expect(await found('?kind=page')).toEqual(['About'])
  expect(await found('?language=km')).toEqual(['របាយការណ៍'])
  expect(await found('?type=report')).toEqual(['A report'])
  expect(await found('?country=myanmar')).toEqual(['A report'])
  expect(await found('?topic=protection&kind=publication')).toEqual([])
  expect(await found('?year=2012')).toEqual(['A report'])
  expect(await found('?year=2014')).toEqual(['របាយការណ៍', 'A post', 'About'])
  expect(await found('?updated_since=2014-10-14T09:00:00%2B07:00')).toEqual(['A report', 'របាយការណ៍'])
  expect(titles(await asked.publications('?q=kingfisher'))).toEqual(['A report'])
  expect(titles(await asked.publications('?q=kingfisher&language=km'))).toEqual([])
})

test('a list has pages, with the ways between them in the answer and in its header', async () => {
  await shelf()
  const second = await asked.entries('?limit=2&page=2&fields=id,title')
  const base = 'http://localhost:3000/api/v1/entries?fields=id%2Ctitle&limit=2'
  expect(JSON.parse(second.text)).toEqual({
    ...{ total: 4, page: 2, pages: 2, limit: 2 },
    links: { self: `${base}&page=2`, first: base, last: `${base}&page=2`, next: null, prev: base },
    items: [
      { id: expect.any(Number), title: 'A post' },
      { id: expect.any(Number), title: 'About' },
    ],
  })
  expect(second.headers.get('link')).toBe(`<${base}>; rel="first", <${base}&page=2>; rel="last", <${base}>; rel="prev"`)
  expect((await asked.entries('?limit=2')).headers.get('link')).toContain('&page=2>; rel="next"')
  expect(told(await asked.entries('?limit=2&page=3'))).toEqual([404, 'The list has fewer pages than that.'])
})

test.each([
  ['?kind=letter', '“kind” is one of: post, publication, page.'],
  ['?limit=101', '“limit” is a whole number from 1 to 100.'],
  ['?limit=0', '“limit” is a whole number from 1 to 100.'],
  ['?limit=1e2', '“limit” is a whole number from 1 to 100.'],
  ['?page=-1', '“page” is a whole number from 1 to 999,999.'],
  ['?page=', '“page” is a whole number from 1 to 999,999.'],
  ['?language=fr', '“language” is one of: en, km, lo, my, th, vi, zh.'],
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
  const { status, headers, text } = await asked.entries(query)
  expect([status, headers.get('content-type'), headers.get('x-still-keep')]).toEqual([
    400,
    'application/problem+json',
    'no',
  ])
  expect(JSON.parse(text)).toMatchObject({ status: 400, detail: words, mistakes: [{ message: words }] })
})

test('all mistakes are told at once, and no name of any object is a parameter', async () => {
  const { text } = await asked.entries('?sort=title&limit=1000&constructor=1')
  const { mistakes } = JSON.parse(text) as { mistakes: { parameter: string }[] }
  expect(mistakes.map(({ parameter }) => parameter)).toEqual(['sort', 'limit', 'constructor'])
  expect((await asked.publications('?kind=post')).status).toBe(400)
  expect((await ask(terms, '/api/v1/terms?page=1')).status).toBe(400)
})

test('what was withdrawn says why, what moved leads on, what never was is not there', async () => {
  const { gone, report } = await shelf()
  const reply = await asked.entry(gone.entryId)
  expect(JSON.parse(reply.text)).toMatchObject({
    status: 410,
    detail: 'Wrong figures.',
    reason: 'error',
    at: '2014-12-01T09:00:00+07:00',
  })
  expect((await asked.publication('gone')).text).toBe(reply.text)
  const { editor } = room
  const at = morning('2014-12-02')
  const publication = { type: 'report' as const, publishedOn: '2012', publisher: '' }
  const next = content({ title: 'A report', slug: 'renamed', publication })
  const saved = got(await saveDraft(editor, { entryId: report.entryId, base: report, session: 't', content: next }, at))
  got(await release(editor, saved, at))
  const moved = await asked.publication('a-report')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `/api/v1/entries/${report.entryId}`])
  expect((await ask(nothing, '/api/v1/letters')).status).toBe(404)
})

test('what waits for its moment is the 404 of what never was, and changes no list', async () => {
  await shelf()
  const lists = async () => [
    (await asked.entries()).text,
    (await asked.publications('?q=kingfisher')).text,
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
  expect((await asked.entry(draft.entryId)).text).toBe((await asked.entry(99_999)).text)
  expect((await asked.publication('planned')).text).toBe((await asked.publication('never')).text)
})

test('every translation is named, and which one translates the other where a text says so', async () => {
  const { report, khmer } = await shelf()
  await write(async (tx) => {
    await tx
      .update(entries)
      .set({ translationGroup: 'one' })
      .where(inArray(entries.id, [report.entryId, khmer.entryId]))
    await tx.update(revisions).set({ translatedFrom: report.revisionId }).where(eq(revisions.id, khmer.revisionId))
  })
  const translations = async (id: number) =>
    (JSON.parse((await asked.entry(id)).text) as { translations: object[] }).translations
  expect(await translations(report.entryId)).toMatchObject([{ language: 'km', is: 'translation', title: 'របាយការណ៍' }])
  expect(await translations(khmer.entryId)).toMatchObject([
    { language: 'en', is: 'original', url: expect.stringContaining(report.path) },
  ])
})

type Described = {
  paths: Record<
    string,
    {
      get: {
        parameters: { name: string; in: string; schema: object }[]
        responses: Record<string, { content: Record<string, { schema: object }> }>
      }
    }
  >
}

test('each address that is described exists, takes what it says, and answers in the shape that it says', async () => {
  const { report } = await shelf()
  const { paths } = JSON.parse((await ask(describe, '/api/v1/openapi.json')).text) as Described
  const replies: Record<string, (query?: string) => Promise<Reply>> = {
    '/': (query = '') => ask(start, `/api/v1${query}`),
    '/entries': asked.entries,
    '/entries/{id}': (query) => asked.entry(report.entryId, query),
    '/publications': asked.publications,
    '/publications/{slug}': (query) => asked.publication('a-report', query),
    '/terms': (query = '') => ask(terms, `/api/v1/terms${query}`),
  }
  expect(Object.keys(paths).toSorted()).toEqual(Object.keys(replies).toSorted())
  const rows = rewrites.afterFiles.map(({ source }) => source)
  const ajv = new Ajv2020({ strict: true })
  for (const [path, { get }] of Object.entries(paths)) {
    expect(rows).toContain(`/api/v1${path === '/' ? '' : path.replace(/\{\w+\}/, ':of')}`)
    const fits = (status: number, type: string, { text }: Reply) => {
      const check = ajv.compile(get.responses[status]!.content[type]!.schema)
      expect([check(JSON.parse(text)), check.errors, path]).toEqual([true, null, path])
    }
    fits(200, 'application/json', await replies[path]!())
    fits(400, 'application/problem+json', await replies[path]!('?strange=1'))
    for (const { name, schema } of get.parameters.filter((one) => one.in === 'query')) {
      const value = examples[name]!
      expect([name, ajv.compile(schema)(/^(page|limit)$/.test(name) ? Number(value) : value)]).toEqual([name, true])
      const reply = await replies[path]!(`?${name}=${value}`)
      expect([name, reply.status]).toEqual([name, 200])
      fits(200, 'application/json', reply)
    }
  }
})

const examples: Record<string, string> = {
  ...{ kind: 'publication', language: 'en', country: 'myanmar', topic: 'protection', type: 'report', year: '2014' },
  ...{ updated_since: '2014-10-01', q: 'report', fields: 'id,body_text,files', page: '1', limit: '3' },
}

test('a text of any characters comes out as it was written', async () => {
  const words = 'Figures </script> & “them” \u2028 😀'
  const post = await room.publish('2014-10-02', { title: words, body: text(words) })
  expect(JSON.parse((await asked.entry(post.entryId)).text)).toMatchObject({ title: words, body_text: words })
})
