import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { media, mediaEditions, mediaPages } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { Content } from '@/domain/content/content'
import { savePages } from '@/domain/entries/search-index'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { readingPartsOf } from '@/domain/published/pages'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { beginAnswered } from '@/domain/testing/corrected'
import { inOtherWords } from '@/domain/testing/translating'
import { beginTranslation } from '@/domain/writing/translations'
import type { Language } from '@/lib/languages/languages'
import { pageNumberIn } from './numbers'
import { runAtMoment } from './moment'
import { ask } from './test-ask'
import { entryRoute as publication } from './item'
import { readPlace as pageOfReading, readPart as reading } from './handlers/reading'

beforeEach(() => {
  testDatabase()
})

async function pdf(texts: string[]) {
  const document = new PDFDocument({ autoFirstPage: false })
  for (const text of texts) {
    document.addPage()
    if (text) document.text(text)
  }
  document.end()
  return buffer(document)
}

const now = Date.now()

async function stored(texts: string[], replaces?: string) {
  const editor = await someone()
  return got(await storeUpload(editor, { source: await pdf(texts), name: 'a.pdf', replaces }, now))
}

function about(mediaId: string, slug = 'a-report') {
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  return content({ title: 'A report', slug, files: [{ mediaId, title: '', language: null }], publication })
}

async function released(mediaId: string, at = now) {
  const editor = await someone()
  const begun = { kind: 'publication' as const, language: 'en' as const, session: 's', content: about(mediaId) }
  const saved = got(await createEntry(editor, begun, now))
  got(await release(editor, { ...saved, at }, now))
  return { editor, saved }
}

const read = (file: string, part?: number, slug = 'a-report') =>
  ask(reading, `/publications/${slug}/read/${file}${part ? `/${part}` : ''}`)

test('a PDF is read as text, each page with an address, and the way to the PDF at that page', async () => {
  const { id } = await stored(['Words of the first page', '', 'Words of the third page'])
  await released(id)
  const { status, text, headers } = await read(id)
  expect(status).toBe(200)
  expect(text).toMatch(/<p id="p1"[^>]*>.*Page 1.*<p>Words of the first page<\/p>/s)
  expect(text).toMatch(/<p id="p2"[^>]*>.*No text on this page/s)
  expect(text).toContain('guessed by a program from the look of a PDF')
  expect(text).toContain(`href="/files/${id}/a.pdf#page=1"`)
  expect(text).toContain(`<link rel="canonical" href="http://localhost:3000/publications/a-report/read/${id}"`)
  expect(headers.get('last-modified')).toBeTruthy()
  expect(text).not.toMatch(/<script(?! type="application\/ld\+json")| style=/)
  const offered = await ask(publication, '/publications/a-report')
  expect(offered.text).toContain(`href="/publications/a-report/read/${id}"`)
})

test('a file that has no edition yet is read as plain text, each page a section with an address', async () => {
  const { id } = await stored(['Words of the first page', '', 'Words of the third page'])
  await released(id)
  await write(async (tx) => savePages(tx, id, ['Words of the first page', '', 'Words of the third page']))
  await write(async (tx) => tx.delete(mediaEditions))
  const { text } = await read(id)
  expect(text).toMatch(/<section id="p1"[^>]*>.*Page 1.*<p>Words of the first page<\/p>/s)
  expect(text).toMatch(/<section id="p2"[^>]*>.*No text on this page/s)
  expect(text).toContain('taken out of it by a program')
})

test('its text is marked with the language it is in, where no editor says another', async () => {
  const { id } = await stored(['Words'])
  await released(id)
  await write(async (tx) => tx.update(media).set({ language: 'vi' }))
  const { text, headers } = await read(id)
  expect(text).toMatch(/<div class="body edition mt-10" lang="vi">.*<p>Words<\/p>/)
  expect(headers.get('content-language')).toBe('vi')
})

test('a page has an address that leads to it in whichever part it is; a page that is not there has none', async () => {
  const { id } = await stored(Array.from({ length: 45 }, (_, n) => `Words of page ${n + 1}`))
  const lead = async (page: string) => {
    const { status, headers } = await ask(pageOfReading, `/publications/a-report/read/${id}/page/${page}`)
    return [status, headers.get('location')]
  }
  expect(await lead('12')).toEqual([404, null])
  await released(id)
  expect(await lead('12')).toEqual([301, `/publications/a-report/read/${id}#p12`])
  expect(await lead('31')).toEqual([301, `/publications/a-report/read/${id}/2#p31`])
  for (const page of ['46', '0', 'x']) expect(await lead(page)).toEqual([404, null])
})

test('a long document comes in parts of twenty pages, each with an address of its own', async () => {
  const { id } = await stored(Array.from({ length: 45 }, (_, n) => `Words of page ${n + 1}`))
  await released(id)
  const second = await read(id, 2)
  expect(second.text).toContain('id="p21"')
  expect(second.text).not.toContain('id="p20"')
  for (const page of [21, 40]) expect(second.text).toContain(`/a.pdf#page=${page}"`)
  for (const address of [`/publications/a-report/read/${id}"`, `/publications/a-report/read/${id}/3"`])
    expect(second.text).toContain(`href="${address}`)
  expect(await read(id, 1).then(({ headers, status }) => [status, headers.get('location')])).toEqual([
    301,
    `/publications/a-report/read/${id}`,
  ])
  expect((await read(id, 4)).status).toBe(404)
})

test('pages of very many small blocks come in smaller parts', async () => {
  const { id } = await stored(Array.from({ length: 4 }, (_, n) => `Words of page ${n + 1}`))
  await released(id)
  const cell = { blocks: [{ is: 'paragraph', words: ['1'] }] }
  const blocks = [{ is: 'table', rows: Array.from({ length: 600 }, () => ({ cells: [cell, cell, cell] })) }]
  await write(async (tx) => tx.update(mediaPages).set({ blocks }))
  const { text } = await read(id)
  expect([text.includes('id="p1"'), text.includes('id="p4"')]).toEqual([true, false])
})

test('the switch of languages leads to the same text in the other language, or to the publication in it', async () => {
  const { id } = await stored(['Words'])
  const { editor, saved } = await released(id)
  const ownFile = await stored(['ពាក្យ'])
  const inKhmer = { ...about(ownFile.id, 'in-khmer'), files: [about(ownFile.id).files[0]!, about(id).files[0]!] }
  const editions: [Language, Content][] = [
    ['km', { ...inKhmer, files: inKhmer.files.map((file, n) => ({ ...file, language: n ? 'en' : 'km' })) }],
    ['lo', about(id)],
    ['my', { ...about(id), files: [] }],
  ]
  for (const [language, content] of editions) {
    const begun = got(await beginTranslation(editor, { entryId: saved.entryId, language }, now))
    const edition = { entryId: begun.entryId, base: begun, session: 's', content: inOtherWords(content) }
    const draft = got(await saveDraft(editor, edition, now))
    got(await release(editor, { ...draft, at: now }, now))
  }
  const ways = ({ text }: { text: string }) =>
    Object.fromEntries([...text.matchAll(/<a href="([^"]*)" lang="(..)" hrefLang/g)].map(([, way, to]) => [to, way]))
  expect(ways(await read(id))).toEqual({
    en: `/publications/a-report/read/${id}`,
    km: `/km/publications/in-khmer/read/${ownFile.id}`,
    lo: `/lo/publications/a-report/read/${id}`,
    my: '/my/publications/a-report',
  })
  // A language that has other texts and not this one: its publications.
  const other = { kind: 'post' as const, language: 'vi' as const, session: 's', content: content({ slug: 'a' }) }
  got(await release(editor, { ...got(await createEntry(editor, other, now)), at: now }, now))
  expect(ways(await read(id))).toMatchObject({ vi: '/vi/publications' })
  const khmer = await ask(reading, `/km/publications/in-khmer/read/${ownFile.id}`)
  expect(ways(khmer)).toMatchObject({
    en: `/publications/a-report/read/${id}`,
    km: `/km/publications/in-khmer/read/${ownFile.id}`,
  })
})

test('a PDF without any text says so in place of its pages', async () => {
  const { id } = await stored(['', ''])
  await released(id)
  const { text } = await read(id)
  expect(text).toContain('There is no text in this PDF')
  expect(text).not.toContain('id="p1"')
})

test('of a scan whose text editors typed the page says just that', async () => {
  const { id } = await stored([''])
  const { editor } = await released(id)
  const begun = got(await beginAnswered(editor, id, now))
  const draft = (await findDraft(editor, begun.entryId))!
  const whole = { ...draft.content, body: text('Typed words.') }
  const typed = got(await saveDraft(editor, { entryId: begun.entryId, base: begun, session: 's', content: whole }, now))
  got(await release(editor, { ...typed, at: now }, now))
  const { text: html } = await read(id)
  expect(html).toContain('The editors typed this text from the scanned pages of the PDF on ')
  expect(html).toContain('The text of the scanned PDF “A report”, typed by the editors.')
  expect(html).toContain('Typed words.')
  expect(html).not.toMatch(/corrected this|corrected by/)
})

test('before its moment the text of a file is nowhere: its address answers as one that never was', async () => {
  const secret = 'Zanzibar is the word that nobody may read'
  const { id } = await stored([secret])
  const at = now + 86_400_000
  await released(id, at)
  const never = await read('000000000000', undefined, 'no-such-report')
  for (const [moment, open] of [
    [now, false],
    [at - 1, false],
    [at, true],
  ] as const) {
    const response = await runAtMoment({ at: moment }, () => read(id))
    expect([moment - now, response.status]).toEqual([moment - now, open ? 200 : 404])
    expect(response.text.includes('Zanzibar')).toBe(open)
    if (!open) expect(response.text).toBe(never.text)
  }
})

test('readers get the version that the live text uses, and a moved address leads to the new one', async () => {
  const first = await stored(['The first edition'])
  const { editor, saved } = await released(first.id)
  const second = await stored(['The second edition'], first.id)
  const change = { entryId: saved.entryId, base: saved, session: 's', content: about(second.id, 'renamed') }
  const changed = got(await saveDraft(editor, change, now + 1))
  expect((await read(first.id)).text).toContain('The first edition')
  got(await release(editor, { ...changed, at: now + 2 }, now + 2))
  await runAtMoment({ at: now + 3 }, async () => {
    expect((await read(first.id)).headers.get('location')).toBe(`/publications/renamed/read/${first.id}`)
    const { text } = await read(first.id, undefined, 'renamed')
    expect(text).toContain('The second edition')
    expect((await read(second.id, undefined, 'renamed')).status).toBe(404)
  })
})

test('parts hold at most twenty pages and 40 kB, and never less than one page', () => {
  const pages = (bytes: number[]) => bytes.map((bytes, n) => ({ page: n + 1, bytes }))
  expect(readingPartsOf([])).toEqual([])
  expect(readingPartsOf(pages(Array(41).fill(10)))).toEqual([
    { from: 1, to: 20 },
    { from: 21, to: 40 },
    { from: 41, to: 41 },
  ])
  expect(readingPartsOf(pages([30_000, 9_000, 2_000, 90_000, 1]))).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 3 },
    { from: 4, to: 4 },
    { from: 5, to: 5 },
  ])
  expect(pageNumberIn('01')).toBeUndefined()
})
