import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { answerAt } from '@/domain/published/answers'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { handlerOf } from './handlers'
import { ask } from './test-ask'

const now = morning('2014-11-20')
const cell = (text: string, type: string) => ({
  type,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const table = (form: string) => ({
  type: 'table',
  attrs: { caption: 'Calls', source: 'Hotline statistics', form },
  content: [
    ['Year', 'Calls'],
    ['2009', '=1+1'],
    ['2010', '12'],
  ].map((row, n) => ({
    type: 'tableRow',
    content: row.map((text) => cell(form && text === '=1+1' ? '-7' : text, n === 0 ? 'tableHeader' : 'tableCell')),
  })),
})
const said = { type: 'paragraph', content: [{ type: 'text', text: 'She said "10-15 people" -- and "more".' }] }
const body = { type: 'doc', content: [said, table(''), table('bars')] }

beforeEach(() => void testDatabase())

const answer = (path: string) => {
  const handler = handlerOf(path)
  return ask(handler, path)
}

test('readers of a chart find its figures as a file, while its text is live', async () => {
  const { publish } = await newsroom()
  await publish('2014-10-07', { title: 'Its "figures" of 2009-2010', slug: 'figures', body })
  const { text } = await answer('/2014/10/figures')
  expect(text).toContain(
    '</details><p class="source"><a href="/2014/10/figures/table-2.csv">Download the figures (CSV)</a></p>',
  )
  expect(text).not.toContain('table-1.csv')

  const file = await answer('/2014/10/figures/table-2.csv')
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const head = [
    'Calls',
    'Source,Hotline statistics',
    `"Its ""figures"" of 2009-2010",http://localhost:3000/2014/10/figures#table_2`,
    'Published,7 October 2014',
    '',
  ]
  const figures = ['Year,Calls', '2009,-7', '2010,12', '']
  expect(file.text.replace('\uFEFF', '')).toBe([...head, ...figures].join('\r\n'))
  expect(text).toContain('<figure class="figures" id="table_2">')
  expect((await answer('/2014/10/figures/table-1.csv')).text).toContain("2009,'=1+1")
  for (const path of ['/2014/10/figures/table-3.csv', '/2014/10/figures/table-0.csv', '/2014/10/none/table-1.csv'])
    expect((await answer(path)).status).toBe(404)
  expect(await answerAt('/2014/10/figures/table-2.csv', now)).toEqual({ is: 'here' })
  expect(await answerAt('/2014/10/figures/table-3.csv', now)).toBeUndefined()
})

test('the figures of a draft are nowhere', async () => {
  const { editor } = await newsroom()
  const draft = content({ title: 'A draft', slug: 'a-draft', body })
  got(await createEntry(editor, { kind: 'page', language: 'en', session: 's', content: draft }, now))
  expect((await answer('/a-draft/table-1.csv')).status).toBe(404)
})

test('a page sets quotation marks and dashes of its language; what was typed stays in the file and the API', async () => {
  const { publish } = await newsroom()
  const { entryId } = await publish('2014-10-07', { title: 'Its "figures" of 2009-2010', slug: 'figures', body })
  const { text } = await answer('/2014/10/figures')
  expect(text).toContain('Its “figures” of 2009–2010</h1>')
  expect(text).toContain('<p>She said “10–15 people”\u00a0– and “more”.</p>')
  const [stored] = await read()
    .select({ html: revisions.bodyHtml })
    .from(revisions)
    .where(eq(revisions.entryId, entryId))
  expect(stored!.html).toContain('&quot;10-15 people&quot; -- and')
})

test('the file of a publication says when that was published, not when it came into the archive', async () => {
  const { publish } = await newsroom()
  const publication = { type: 'report' as const, publishedOn: '2013-05', publisher: '', licence: 'cc-by-4.0' }
  await publish('2014-10-07', { title: 'A report', slug: 'a', body, publication }, 'publication')
  const { text } = await answer('/publications/a/table-2.csv')
  expect(text).toContain('\r\nPublished,2013-05\r\nLicence,CC BY 4.0,https://creativecommons.org/licenses/by/4.0/\r\n')
})
