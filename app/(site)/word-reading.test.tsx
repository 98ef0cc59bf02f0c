import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { passagesOf } from '@/domain/consents/passages'
import { whatReadersGet } from '@/domain/consents/what-readers-get'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { paragraph, styled, wordFile } from '@/domain/testing/word'
import { ask } from './test-ask'
import { entryRoute as publication } from './item'
import { readPart as reading } from './handlers/reading'
import { search } from './handlers/search'

beforeEach(() => {
  testDatabase()
})

const now = Date.now()

async function released() {
  const editor = await someone()
  const chapters = Array.from({ length: 40 }, (_, n) => [
    styled('Heading1', `Chapter ${n + 1}`),
    paragraph(`Words of chapter ${n + 1}. `.repeat(100)),
  ])
  const source = wordFile(
    [paragraph('A spoonbill before all.'), ...chapters.flat(), paragraph('A heron at the end.')],
    {
      head: 'Report of Sok Dara',
    },
  )
  const { id } = got(await storeUpload(editor, { source, name: 'a.docx' }, now))
  const about = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const whole = content({ title: 'A report', files: [{ mediaId: id, title: '', language: null }], publication: about })
  const saved = got(
    await createEntry(editor, { kind: 'publication', language: 'en', session: 's', content: whole }, now),
  )
  got(await release(editor, saved, now))
  return { id, saved }
}

test('a Word document is offered as text, in parts that are no pages, and its way is to the document', async () => {
  const { id } = await released()
  const offered = await ask(publication, '/publications/a-report')
  expect(offered.text).toContain(`href="/publications/a-report/read/${id}"`)
  const part = (n: number) => ask(reading, `/publications/a-report/read/${id}${n > 1 ? `/${n}` : ''}`)
  const [first, second] = [await part(1), await part(2)]
  expect(first.text).toContain('from the headings, lists and tables of a Word document')
  expect(first.text).toMatch(/<h2 id="chapter-1">Chapter 1<\/h2>/)
  expect(first.text).toMatch(new RegExp(`href="/files/${id}/a.docx">Open the Word document</a>`))
  expect(first.text).toMatch(/Part 1 of \d: choose another/)
  expect(first.text).not.toMatch(/PDF|Page \d|#page=/)
  expect(second.text).toContain('<title>A report, Part 2, as text')
  expect(second.text).toMatch(new RegExp(`href="/publications/a-report/read/${id}#chapter-1"`))
})

test('a search finds its words under their heading, and what stands before any heading by the text itself', async () => {
  const { id } = await released()
  const found = async (q: string) => (await ask(search, `/search?q=${q}`)).text
  const heron = await found('heron')
  expect(heron).toContain(`href="/publications/a-report/read/${id}/heading/chapter-40"`)
  expect(heron).toMatch(new RegExp(`href="/files/${id}/a.docx"[^>]*>Word document<i>: [^<]+</i></a>`))
  expect(heron).not.toMatch(/Page \d|#page=/)
  expect(await found('spoonbill')).toMatch(
    new RegExp(`href="/publications/a-report/read/${id}/page/1"[^>]*>Read here<i>: [^<]+</i></a>`),
  )
  expect(await found('Dara')).not.toContain('/read/')
})

test('names are looked for in what it says and in its running heads', async () => {
  const { saved } = await released()
  const passages = await Array.fromAsync(passagesOf(read(), await whatReadersGet(read(), saved, now)))
  const placeOf = (words: string) => passages.find(({ text }) => text.includes(words))?.place
  expect([placeOf('Sok Dara'), placeOf('Chapter 12')]).toEqual(['the text of a.docx', 'the text of a.docx'])
})
