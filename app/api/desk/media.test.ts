import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { GET as getFile } from './media/[id]/[file]/route'
import { POST as postVersion } from './media/[id]/versions/route'
import { GET as getChoices } from './choices/route'
import { POST as postMedia } from './media/route'
import { desk } from './test-desk'

const picture = () =>
  sharp({ create: { width: 700, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()

const form = (...files: [string, Buffer][]) => {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('file', new File([new Uint8Array(bytes)], name))
  return form
}

const nothingKept = async (dataDir: string) => {
  expect(await read().$count(media)).toBe(0)
  expect(readdirSync(dataDir).includes('media') ? readdirSync(join(dataDir, 'media')) : []).toEqual([])
}

test('a picture is kept, listed and sent to staff as a stranger’s file is', async () => {
  testDatabase()
  const { asks } = await desk()
  const { status, body } = await asks('POST', postMedia, { form: form(['A photo — é.png', await picture()]) })
  expect(status).toBe(200)
  expect(body.value).toMatchObject({ type: 'image/png', width: 700, height: 40, name: 'a-photo-e.png' })
  const chosen = async (types: string) =>
    (await asks('GET', getChoices, { query: `?types=${types}` })).body.value.uploads
  expect(await chosen('picture')).toMatchObject([{ name: 'a-photo-e.png' }])
  expect(await chosen('document')).toEqual([])
  const { id } = body.value
  for (const file of ['shown.webp', '480.webp', '700.webp', '700.jpg']) {
    const response = await asks('GET', getFile, { params: { id, file } })
    expect(response.status, file).toBe(200)
    const bytes = Buffer.from(await (response.body as Response).arrayBuffer())
    expect(bytes.length).toBe(Number(response.headers.get('content-length')))
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  }
  for (const file of ['960.webp', 'master.png', '..%2Fsecret', '../../gazette.db'])
    expect((await asks('GET', getFile, { params: { id, file } })).status, file).toBe(404)
  expect((await asks('GET', getFile, { params: { id: '..', file: 'gazette.db' } })).status).toBe(404)
})

test.each([
  ['report.png', '%PDF-1.7\n%%EOF', 'report.png is not what its name says: it holds a PDF.'],
  ['page.html', '<script>alert(1)</script>', 'page.html is not a picture (JPEG, PNG, WebP or GIF), a PDF'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing.svg is not a picture'],
  ['empty.pdf', '', 'empty.pdf is empty.'],
  ['\u202e\u2028', '', 'The file is empty.'],
])('%s is refused by what it holds, and nothing is kept', async (name, bytes, sentence) => {
  const dataDir = testDatabase()
  const { asks } = await desk()
  const { status, body } = await asks('POST', postMedia, { form: form([name, Buffer.from(bytes)]) })
  expect(status).toBe(422)
  expect(body.problems[0].message).toContain(sentence)
  await nothingKept(dataDir)
})

/** A form as it travels, cut to its first `length` bytes. */
async function travelling(whole: FormData, length?: number) {
  const request = new Request('http://x', { method: 'POST', body: whole })
  const bytes = new Uint8Array(await request.arrayBuffer())
  return { form: bytes.slice(0, length), headers: { 'content-type': request.headers.get('content-type')! } }
}

test('an upload that breaks off anywhere keeps nothing', async () => {
  const dataDir = testDatabase()
  const { asks } = await desk()
  const whole = form(['photo.png', await picture()])
  const { form: all } = await travelling(whole)
  for (const length of [0, 60, 200, Math.floor(all.length / 2), all.length - 70, all.length - 4]) {
    const { status, body } = await asks('POST', postMedia, await travelling(whole, length))
    expect(status, `${length} of ${all.length} bytes`).toBe(422)
    expect(body.problems[0].message).toMatch(/cut short|No file came|Send the file as a form/)
    await nothingKept(dataDir)
  }
})

test('one file at a time, as a form, and nothing else in it', async () => {
  const dataDir = testDatabase()
  const { asks } = await desk()
  const two = await asks('POST', postMedia, { form: form(['a.png', await picture()], ['b.png', await picture()]) })
  expect(two.body.problems[0].message).toBe('Send one file at a time.')
  const extra = form(['a.png', await picture()])
  extra.append('role', 'admin')
  expect((await asks('POST', postMedia, { form: extra })).status).toBe(422)
  expect((await asks('POST', postMedia, { body: {} })).body.problems[0].message).toBe('Send the file as a form.')
  expect((await asks('POST', postMedia, { form: new FormData() })).status).toBe(422)
  await nothingKept(dataDir)
})

test('a file that is refused early is still read to its end, so that the sender gets the answer', async () => {
  testDatabase()
  const { asks } = await desk()
  const { status, body } = await asks('POST', postMedia, { form: form(['huge.pdf', Buffer.alloc(101_000_000)]) })
  expect(status).toBe(422)
  expect(body.problems[0].message).toContain('larger than 100 MB')
})

test('a document is replaced by a document; its next version is of the same lineage, and found by its name', async () => {
  testDatabase()
  const { asks } = await desk()
  const send = async (name: string, bytes: Buffer, query = '') =>
    asks('POST', postMedia, { form: form([name, bytes]), query })
  const first = (await send('Report.pdf', await pdf('One'))).body.value
  expect(first).toMatchObject({ lineage: first.id, version: 1 })
  const replaces = `?replaces=${first.id}`
  const second = (await send('Report 2.pdf', await pdf('Two'), replaces)).body.value
  expect(second).toMatchObject({ lineage: first.id, version: 2 })

  const wrong = await send('photo.png', await picture(), replaces)
  expect([wrong.status, wrong.body.problems[0].message]).toEqual([
    422,
    'A picture cannot take the place of a document.',
  ])
  expect((await send('Report.pdf', await pdf('One'), '?replaces=../x')).status).toBe(422)
  expect(await read().$count(media)).toBe(2)

  const bytesAt = async (id: string, file: string) => {
    const { body } = await asks('GET', getFile, { params: { id, file } })
    return (await (body as Response).arrayBuffer()).byteLength
  }
  expect(await bytesAt(first.id, 'report.pdf')).toBe(first.bytes)
  expect(await bytesAt(first.id, 'report-2.pdf')).toBe(second.bytes)
  expect((await asks('GET', getFile, { params: { id: first.id, file: 'report-3.pdf' } })).status).toBe(404)
})

async function pdf(words: string) {
  const document = new PDFDocument()
  document.text(words)
  document.end()
  return buffer(document)
}

test('a file in the place of another goes by its own door, and not in the place of what is not theirs', async () => {
  testDatabase()
  const [editor, contributor] = [await desk('editor'), await desk('contributor')]
  const { id } = (await editor.asks('POST', postMedia, { form: form(['a.png', await picture()]) })).body.value
  const next = () =>
    sharp({ create: { width: 90, height: 40, channels: 3, background: '#654321' } })
      .png()
      .toBuffer()
  const stolen = await contributor.asks('POST', postVersion, { params: { id }, form: form(['b.png', await next()]) })
  expect([stolen.status, await read().$count(media)]).toEqual([422, 1])
  const answer = await editor.asks('POST', postVersion, { params: { id }, form: form(['b.png', await next()]) })
  expect(answer.body.value).toMatchObject({ version: 2, done: [], refused: [] })
  expect(await read().$count(media)).toBe(2)
})

test('the same file again is answered with the one that is here, until both are asked for', async () => {
  testDatabase()
  const { asks } = await desk()
  const sent = async () => ({ form: form(['a.png', await picture()]) })
  const { id } = (await asks('POST', postMedia, await sent())).body.value
  const again = await asks('POST', postMedia, await sent())
  expect(again).toMatchObject({
    status: 422,
    body: { existing: { id }, problems: [{ message: expect.stringContaining('already: a.png') }] },
  })
  expect(Object.keys(again.body.existing)).not.toContain('consent')
  expect((await asks('POST', postMedia, { ...(await sent()), query: '?keep=both' })).status).toBe(200)
})
