import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { sha256 } from '@/lib/keys/random'
import { storeUpload } from './intake'
import { preparePdf } from './pdf'
import { acceptProperties, propertiesOf, removeProperties } from './properties'
import { release } from '@/domain/publishing/releases'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { wordDocument } from '@/domain/testing/office'

beforeEach(() => {
  testDatabase()
})

/** A tagged report with an author, and metadata of its own in the catalogue. */
async function report(title = 'Findings of the year') {
  const info = { Title: title, Author: 'Jane Secret', Creator: 'Word of Jane', Subject: 'Draft for Jane' }
  const document = new PDFDocument({ tagged: true, lang: 'en', pdfVersion: '1.7', subset: 'PDF/A-2b', info })
  document.font(createRequire(import.meta.url).resolve('@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff'))
  const root = document.struct('Document')
  document.addStructure(root)
  for (let n = 1; n <= 3; n++) {
    if (n > 1) document.addPage()
    const part = document.struct('P')
    root.add(part)
    part.add(() => void document.text(`The words of page ${n}`))
    part.end()
  }
  root.end()
  document.end()
  return buffer(document)
}

const stored = async (who: Awaited<ReturnType<typeof someone>>) =>
  got(await storeUpload(who, { source: await report(), name: 'a.pdf' }, 1))

const pathOf = (id: string) => join(mediaRoot(), id, 'document.pdf')
const bytesOf = (id: string) => readFileSync(pathOf(id))
const fileOf = (id: string) => ({ path: pathOf(id), bytes: bytesOf(id).length, sha256: sha256(bytesOf(id)) })

test('what a PDF tells of its making is shown until someone decides', async () => {
  const editor = await someone()
  const { id } = await stored(editor)
  expect(await propertiesOf(editor, id)).toMatchObject({
    visibleProperties: { author: 'Jane Secret', program: 'Word of Jane', subject: 'Draft for Jane' },
    isDecided: false,
  })
  got(await acceptProperties(editor, { id }, 2))
  expect(await propertiesOf(editor, id)).toMatchObject({ isDecided: true })
})

test(
  'taken out while nothing released uses it, its bytes are others under the same id',
  { tags: 'thorough' },
  async () => {
    const editor = await someone()
    const before = await stored(editor)
    await post(editor, { files: [{ mediaId: before.id, title: '', language: null }] })
    expect(bytesOf(before.id).includes('rdf:RDF')).toBe(true)
    const after = got(await removeProperties(editor, { id: before.id }, 2))
    expect(after.id).toBe(before.id)
    const bytes = bytesOf(after.id)
    expect(after.sha256).toBe(sha256(bytes))
    expect(await read().select().from(storedFiles)).toContainEqual(
      expect.objectContaining({ name: 'document.pdf', sha256: sha256(bytes), bytes: bytes.length }),
    )
    expect(readdirSync(mediaRoot())).toEqual([after.id])
    const again = got(await preparePdf(fileOf(after.id)))
    expect(again.facts).toMatchObject({ pages: 3, tagged: true, language: 'en', title: 'Findings of the year' })
    expect(again.pageTexts).toEqual([1, 2, 3].map((n) => `The words of page ${n}`))
    expect(again.facts.properties).toEqual({ title: 'Findings of the year' })
    for (const trace of ['Jane', 'rdf:RDF']) expect(bytes.includes(trace), trace).toBe(false)
    expect(await propertiesOf(editor, after.id)).toMatchObject({ visibleProperties: {}, isDecided: true })
  },
)

test('nothing of it is left in a PDF that keeps each word as an object of its own', { tags: 'thorough' }, async () => {
  const editor = await someone()
  const document = new PDFDocument({ info: { Author: 'Jane Secret', Keywords: 'Jane' } }) // of version 1.3: nothing is packed
  document.text('Words')
  document.end()
  const source = await buffer(document)
  expect(source.includes('Jane Secret')).toBe(true)
  const { id } = got(await storeUpload(editor, { source, name: 'a.pdf' }, 1))
  got(await removeProperties(editor, { id }, 2))
  expect(bytesOf(id).includes('Jane')).toBe(false)
  expect(got(await preparePdf(fileOf(id))).pageTexts).toEqual(['Words'])
})

test(
  'once something released uses it, readers keep what they have, and the result is its next version',
  { tags: 'thorough' },
  async () => {
    const editor = await someone()
    const before = await stored(editor)
    const whole = content({ files: [{ mediaId: before.id, title: '', language: null, accessible: null }] })
    const entry = await post(editor, whole, 1)
    got(await release(editor, { ...entry, at: 5_000 }, 2))
    const bytes = bytesOf(before.id)
    const next = got(await removeProperties(editor, { id: before.id }, 3))
    expect(next).toMatchObject({ lineage: before.lineage, version: 2 })
    expect(bytesOf(before.id).equals(bytes)).toBe(true)
    expect(await propertiesOf(editor, next.id)).toMatchObject({ visibleProperties: {}, isDecided: true })
  },
)

test('another contributor decides nothing, and an office document is cleaned in its own program', async () => {
  const [editor, other] = [await someone(), await someone('contributor')]
  const { id } = await stored(editor)
  for (const decide of [acceptProperties, removeProperties])
    expect(await decide(other, { id }, 2)).toMatchObject({ ok: false })
  const word = got(await storeUpload(editor, { source: wordDocument(), name: 'a.docx' }, 1))
  const refusal = await removeProperties(editor, { id: word.id }, 2)
  expect(refusal.ok ? '' : refusal.problems[0]!.message).toContain('Inspect Document')
  expect(await read().$count(media)).toBe(2)
})
