import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { smallPdf } from '@/domain/testing/pdfs'
import { mediaRoot } from '@/lib/store/media'
import { GET as getFile } from './media/[id]/[file]/route'
import { GET as getProperties, POST as decide } from './media/[id]/properties/route'
import { POST as postMedia } from './media/route'
import { desk } from './test-desk'

const accept = { accept: 'application/x-ndjson, application/json' }

function form(bytes: Buffer, name = 'report.pdf') {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  return form
}

test('who asks for lines is told page by page how far the reading is, and at last what came of it', async () => {
  testDatabase()
  const { asks } = await desk()
  const response = await asks('POST', postMedia, { form: form(smallPdf({ pages: 30 })), headers: accept })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(response.headers.get('cache-control')).toContain('no-transform')
  const lines = (await (response.body as Response).text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.slice(0, -1)).toEqual(Array.from({ length: 30 }, (_, n) => ({ read: n + 1, of: 30 })))
  const { value } = lines.at(-1)
  expect(value).toMatchObject({ type: 'application/pdf', pages: 30, visibleProperties: {} })
  for (const file of ['shown.webp', '480.webp', `${value.width}.jpg`])
    expect((await asks('GET', getFile, { params: { id: value.id, file } })).status, file).toBe(200)
})

test('what is refused before a page was read is an answer like any other', async () => {
  testDatabase()
  const { asks } = await desk()
  const { status, body } = await asks('POST', postMedia, {
    form: form(Buffer.from('%PDF-1.7\n%%EOF')),
    headers: accept,
  })
  expect([status, body.problems[0].message]).toEqual([422, expect.stringContaining('damaged')])
})

test('a browser that goes away while a PDF is read leaves nothing behind', { tags: 'thorough' }, async () => {
  testDatabase()
  const { asks } = await desk()
  const response = await asks('POST', postMedia, { form: form(smallPdf({ pages: 4_000 })), headers: accept })
  const reader = (response.body as Response).body!.getReader()
  await reader.read()
  await reader.cancel()
  await wait(1_500)
  expect(await read().$count(media)).toBe(0)
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
})

test('what a document tells is asked for, and decided about, by those who may see it', async () => {
  testDatabase()
  const [editor, other] = [await desk(), await desk('contributor')]
  const source = smallPdf({ more: { 7: '<< /Author (Jane) >>' } })
  const named = Buffer.from(source.toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Info 7 0 R'), 'latin1')
  const { body } = await editor.asks('POST', postMedia, { form: form(named) })
  expect(body.value.visibleProperties).toEqual({ author: 'Jane' })
  const params = { id: body.value.id as string }
  expect((await editor.asks('GET', getProperties, { params })).body.value).toEqual({
    visibleProperties: { author: 'Jane' },
    isDecided: false,
  })
  expect((await other.asks('GET', getProperties, { params })).status).toBe(422)
  expect((await other.asks('POST', decide, { params, body: { decision: 'remove' } })).status).toBe(422)
  expect((await editor.asks('POST', decide, { params, body: { decision: 'burn' } })).status).toBe(422)
  expect((await editor.asks('POST', decide, { params, body: { decision: 'keep' } })).status).toBe(200)
  expect((await editor.asks('GET', getProperties, { params })).body.value).toMatchObject({ isDecided: true })
})
