import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { keepFilesIn, openBucket } from '@/lib/store/test-s3'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'
import { GET as getFile } from './media/[id]/[file]/route'
import { POST as postMedia } from './media/route'
import { desk } from './test-desk'

// The desk, where a bucket has the files.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
beforeEach(() => {
  testDatabase()
  keepFilesIn(s3.bucket)
})
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
})

const form = (name: string, bytes: Buffer) => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  return form
}

test('an upload is kept in the bucket and shown from it', async () => {
  const { asks } = await desk()
  const bytes = await pdfBytes()
  const { status, body } = await asks('POST', postMedia, { form: form('report.pdf', bytes) })
  expect(status).toBe(200)
  const response = await asks('GET', getFile, { params: { id: body.value.id, file: 'report.pdf' } })
  const sent = Buffer.from(await (response.body as Response).arrayBuffer())
  expect([response.status, sent.equals(bytes)]).toEqual([200, true])
})

test('while the bucket is away an upload is refused in a sentence, what is there stays, and it can be sent again', async () => {
  const { asks } = await desk()
  const { body } = await asks('POST', postMedia, { form: form('first.png', await pictureBytes()) })
  s3.state.fault = (req, res) => (req.resume(), res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>'))
  const another = await pictureBytes()
  const refused = await asks('POST', postMedia, { form: form('second.png', another) })
  expect(refused.status).toBe(503)
  expect(refused.body.problems[0].message).toBe(
    'Not saved: the store of files refuses the keys of this server (403 AccessDenied). Nothing was changed: try again in some minutes.',
  )
  const params = { id: body.value.id, file: 'shown.webp' }
  const away = await asks('GET', getFile, { params })
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '60'])
  expect((await read().select().from(media)).map(({ id }) => id)).toEqual([body.value.id])
  delete s3.state.fault
  expect((await asks('GET', getFile, { params })).status).toBe(200)
  expect((await asks('POST', postMedia, { form: form('second.png', another) })).status).toBe(200)
})
