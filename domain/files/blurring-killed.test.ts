/** @module-tag thorough */
import { readdirSync, renameSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { desc } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { read } from '@/db/connection'
import { audit, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sha256 } from '@/lib/keys/random'
import { mediaRoot, mediaStore, readStored } from '@/lib/store/media'
import { holding, keepFilesIn, openBucket, says } from '@/lib/store/test-s3'
import { checkFiles, filesByAge } from '@/domain/care/fixity'
import { health } from '@/domain/care/health'
import { ownNotices } from '@/domain/notices/notices'
import { findStoredFile } from '@/domain/published/stored-file'
import { someone } from '@/domain/testing/newsroom'
import {
  band,
  blurring,
  countFound,
  expectWhole,
  filesOf,
  middlesOf,
  noisyUpload,
} from '@/domain/testing/noisy-pictures'
import { blurUpload } from './blurring'
import { cropPicture } from './crops'
import { removeUnfinished } from './received-files'

// A process that is killed while it puts a blurred picture into the place of the old one.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
beforeEach(() => void testDatabase())
afterEach(() => {
  vi.restoreAllMocks()
  delete s3.state.fault
  keepFilesIn(undefined)
})

const later = () => removeUnfinished(Date.now() + 2 * 60 * 60_000)

test('killed while the files get their place, readers get none of them, and a clean-up finishes it', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const [names, before] = [filesOf(upload.id), middlesOf(upload.id)]
  vi.spyOn(mediaStore(), 'move').mockImplementationOnce(async (from, to) => {
    renameSync(join(mediaRoot(), from, names[0]!), join(mediaRoot(), to, names[0]!))
    throw new Error('killed')
  })
  await expect(blurUpload(editor, blurring(upload), 2)).rejects.toThrow('killed')
  expect(countFound(before)).toBe(names.length - 1)
  for (const file of names) expect((await findStoredFile({ mediaId: upload.id, file }))?.problem).toBe('changed')
  const part = { left: 0, top: 0, width: 200, height: 200 }
  expect(await cropPicture(editor, { id: upload.id, part }, 3)).toMatchObject({ ok: false })
  await later()
  expect([countFound(before), readdirSync(mediaRoot())]).toEqual([0, [upload.id]])
  await expectWhole(upload.id)
})

test('killed after they got it, they are known to be there again', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  vi.spyOn(mediaStore(), 'unmarkGroup').mockRejectedValueOnce(new Error('killed'))
  await expect(blurUpload(editor, blurring(upload), 2)).rejects.toThrow('killed')
  await later()
  await expectWhole(upload.id)
})

test('killed, and what it had drawn is lost: a check finds the damage, and admins are told', async () => {
  const [admin, editor] = [await someone('admin'), await someone()]
  const upload = await noisyUpload(editor)
  vi.spyOn(mediaStore(), 'move').mockRejectedValueOnce(new Error('killed'))
  await expect(blurUpload(editor, blurring(upload), 2)).rejects.toThrow('killed')
  for await (const { name } of mediaStore().names()) if (name !== upload.id) await mediaStore().remove(name)
  expect((await health(3)).files!.damaged).toBe(0)
  await checkFiles(await filesByAge(), 4)
  const names = filesOf(upload.id)
  expect((await health(5)).files!.damaged).toBe(names.length)
  const found = (await read().select().from(audit)).filter(({ verb }) => verb === 'found a damaged file')
  expect(found.map(({ detail }) => detail['file']).sort()).toEqual(names)
  expect((await ownNotices(admin)).items).toMatchObject([{ kind: 'damaged' }])
})

test('a check that comes before the end of a replacement finds no damage that came to an end', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  vi.spyOn(mediaStore(), 'unmarkGroup').mockRejectedValueOnce(new Error('killed'))
  await expect(blurUpload(editor, blurring(upload), 2)).rejects.toThrow('killed')
  await checkFiles(await filesByAge(), 3)
  await expectWhole(upload.id)
  expect(await read().select().from(audit).orderBy(desc(audit.id)).limit(1)).toMatchObject([
    { verb: 'blurred a picture' },
  ])
})

test('killed before the rows decided, everything is as it was', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const [names, before] = [filesOf(upload.id), middlesOf(upload.id)]
  await mediaStore().put('.abcdefghijkl.partial', { 'master.jpeg': Buffer.from('blurred') })
  await later()
  expect([countFound(before), readdirSync(mediaRoot())]).toEqual([names.length, [upload.id]])
  await expectWhole(upload.id)
})

test('while a slow bucket gives blurred files their place, another blur of the picture waits, and both stay', async () => {
  keepFilesIn({ ...s3.bucket, prefix: 'two-blurs/' })
  const editor = await someone()
  const upload = await noisyUpload(editor)
  let copies = 0
  const isFirstCopyOfFallback = (req: IncomingMessage) =>
    req.headers['x-amz-copy-source'] !== undefined && req.url!.includes('/400.jpg') && ++copies === 1
  const held = holding(isFirstCopyOfFallback)
  s3.state.fault = held.fault
  const first = blurUpload(editor, blurring(upload), 2)
  await held.arrived
  const [row] = await read().select().from(media)
  await vi.waitFor(async () => expect(sha256((await readStored(`${upload.id}/master.jpeg`))!)).toBe(row!.sha256))
  const second = blurUpload(editor, blurring(row!, [{ ...band, top: 0 }]), 3)
  // If it waited for nobody, it would be done by then.
  await Promise.race([second, wait(3_000)])
  held.go()
  expect([(await first).ok, (await second).ok]).toEqual([true, true])
  expect((await checkFiles(await filesByAge(), 9)).map(({ problem }) => problem)).toEqual(Array(5).fill(null))
})

test('killed while a bucket gives them their place, it is finished there too', async () => {
  keepFilesIn({ ...s3.bucket, prefix: 'blurring/' })
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const paths = async () => Array.fromAsync(mediaStore().list(), ({ path }) => path)
  const before = await Promise.all((await paths()).map((path) => readStored(path)))
  const refuses = says(403, 'AccessDenied')
  let copies = 0
  s3.state.fault = (req, res) => (req.headers['x-amz-copy-source'] && ++copies > 1 ? refuses(req, res) : undefined)
  await expect(blurUpload(editor, blurring(upload), 2)).rejects.toMatchObject({ code: 'STORE_DENIED' })
  delete s3.state.fault
  expect((await filesByAge()).every(({ problem }) => problem === 'changed')).toBe(true)
  await later()
  expect((await checkFiles(await filesByAge(), 9)).map(({ problem }) => problem)).toEqual(before.map(() => null))
  expect((await paths()).every((path) => path.startsWith(`${upload.id}/`))).toBe(true)
  for (const path of await paths()) {
    const bytes = (await readStored(path))!
    expect(before.some((old) => old!.equals(bytes))).toBe(false)
  }
})
