import sharp from 'sharp'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, consentWords } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { storeUpload } from '@/domain/files/intake'
import { addComment } from '@/domain/review/comments'
import { consentFor } from '@/domain/testing/consents'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { forbidNames, maxNames, removeForbiddenNames } from './forbidden-names'
import { forbiddenNamesIn } from './names-in-texts'

beforeEach(() => {
  testDatabase()
})

async function found(of: { entryId: number; revisionId: number }) {
  return (await forbiddenNamesIn(read(), { ...of, withComments: true }, 9)).found.map(
    ({ place, words }) => `${place}: ${words}`,
  )
}

async function report(words: string) {
  const document = new PDFDocument({ info: { Author: `For ${words}` } })
  document.text(`This page speaks of ${words} and others.`).end()
  return buffer(document)
}

test('a name is found wherever an entry says it: in its text, its files, what is said of these, and in comments', async () => {
  const editor = await someone()
  const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#456' } })
    .png()
    .toBuffer()
  const photo = got(await storeUpload(editor, { source: picture, name: 'Thida-at-home.png' }, 1))
  const file = got(await storeUpload(editor, { source: await report('Thida'), name: 'report.pdf' }, 1))
  const body = {
    type: 'doc',
    content: [
      ...text('Her name is THIDA.').content,
      {
        type: 'picture',
        attrs: { mediaId: photo.id, alt: 'Thida in the garden', decorative: false, caption: '', credit: '' },
      },
    ],
  }
  const entry = await post(editor, {
    title: 'What Thida did',
    slug: 'what-thida-did',
    summary: 'thida tells',
    byline: 'With Thida',
    body,
    files: [{ mediaId: file.id, title: 'By Thida', language: null, accessible: null }],
    lead: { mediaId: photo.id, alt: 'Thída', decorative: false, caption: '', credit: '' },
  })
  got(await addComment(editor, { entryId: entry.entryId, revisionId: entry.revisionId, text: 'Is Thida safe?' }, 2))
  expect(await found(entry)).toEqual([])
  const consentId = await consentFor(editor, { entryIds: [entry.entryId] }, 3)
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 3))
  const places = await found(entry)
  for (const place of [
    'the title: Thida',
    'the address: thida',
    'the summary: thida',
    'the byline: Thida',
    'the text: THIDA',
    'the text: Thida',
    'the name of a file: thida',
    `the file ${file.name}: Thida`,
    `the file ${photo.name}: Thída`,
    `the properties of ${file.name}: Thida`,
    `page 1 of ${file.name}: Thida`,
    'a comment: Thida',
  ])
    expect(places).toContain(place)
})

test('a consent of a picture brings its names to every entry that uses it; others are left alone', async () => {
  const editor = await someone()
  const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#456' } })
    .png()
    .toBuffer()
  const photo = got(await storeUpload(editor, { source: picture, name: 'garden.png' }, 1))
  const using = await post(editor, {
    title: 'Thida',
    lead: { mediaId: photo.id, alt: 'x', decorative: false, caption: '', credit: '' },
  })
  const other = await post(editor, { title: 'Thida too' })
  const consentId = await consentFor(editor, { lineages: [photo.lineage] }, 3)
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 3))
  expect(await found(using)).toEqual(['the title: Thida', 'the address: thida'])
  expect(await found(other)).toEqual([])
})

test('names are kept as hashes and cannot be read again; the record does not say them', async () => {
  const editor = await someone()
  const consentId = await consentFor(editor, {}, 3)
  got(await forbidNames(editor, { consentId, names: ['Thida', 'Aye Aye Win', ' '] }, 3))
  expect(got(await forbidNames(editor, { consentId, names: ['thida'] }, 3))).toEqual({ count: 2 })
  const kept = JSON.stringify([await read().select().from(consentWords), await read().select().from(audit)])
  expect(kept).not.toMatch(/thida|aye|win/i)
  got(await removeForbiddenNames(editor, consentId, 4))
  expect(await read().select().from(consentWords)).toEqual([])
})

test('names that were kept with another secret are said to be lost, and go with all the others', async () => {
  const editor = await someone()
  const entry = await post(editor, { title: 'What Thida did' })
  const consentId = await consentFor(editor, { entryIds: [entry.entryId] }, 3)
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 3))
  expect(await forbiddenNamesIn(read(), entry, 9)).toMatchObject({ canLook: true })
  // Everything is as after a restore with a new secret.
  await write(async (tx) => tx.update(consentWords).set({ hash: sql`'0' || hash`, firstHash: sql`'0' || first_hash` }))
  expect(await forbiddenNamesIn(read(), entry, 9)).toEqual({ found: [], canLook: false })
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 4))
  expect(await forbiddenNamesIn(read(), entry, 9)).toMatchObject({ canLook: false })
  got(await removeForbiddenNames(editor, consentId, 5))
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 6))
  expect(await forbiddenNamesIn(read(), entry, 9)).toMatchObject({ canLook: true })
  expect((await found(entry))[0]).toBe('the title: Thida')
})

test('what cannot be looked for is refused, and so are too many; a contributor may do neither', async () => {
  const editor = await someone()
  const consentId = await consentFor(editor, {}, 3)
  const answer = async (names: string[], id = consentId) => {
    const result = await forbidNames(editor, { consentId: id, names }, 3)
    return result.ok ? 'done' : result.problems[0]!.message
  }
  expect(await answer([])).toBe('Write at least one name.')
  expect(await answer(['Thida', 'x'])).toMatch(/^Name 2 cannot be looked for/)
  expect(await answer(['Thida'], 99)).toBe('This consent no longer exists.')
  expect(await answer(Array.from({ length: maxNames + 1 }, (_, n) => `name${n}`))).toMatch(/can have 200 names/)
  expect(await read().select().from(consentWords)).toEqual([])
  const contributor = await someone('contributor')
  await expect(forbidNames(contributor, { consentId, names: ['Thida'] }, 3)).rejects.toThrow(/may not/)
})

test('a name in the running head of a file is found too, though readers never search it', async () => {
  const editor = await someone()
  const document = new PDFDocument()
  for (let page = 1; page <= 3; page++) {
    if (page > 1) document.addPage()
    document
      .text('Written with Thida', 72, 30)
      .text(`Many other words of the page, as every report has them: ${page}.`, 72, 300)
  }
  document.end()
  const file = got(await storeUpload(editor, { source: await buffer(document), name: 'report.pdf' }, 1))
  const entry = await post(editor, { files: [{ mediaId: file.id, title: 'Report', language: null, accessible: null }] })
  const consentId = await consentFor(editor, { entryIds: [entry.entryId] }, 3)
  got(await forbidNames(editor, { consentId, names: ['Thida'] }, 3))
  expect(await found(entry)).toContain(`page 2 of ${file.name}: Thida`)
})
