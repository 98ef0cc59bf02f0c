/** @module-tag thorough */
import { and, eq, inArray } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaStore, readStored } from '@/lib/store/media'
import { findOrphans } from '@/domain/care/orphans'
import { got, someone } from '@/domain/testing/newsroom'
import { blurring, noise } from '@/domain/testing/noisy-pictures'
import { smallPdf } from '@/domain/testing/pdfs'
import { blurUpload } from './blurring'
import { storeUpload } from './intake'
import type { Media } from './media'
import { makeDueSmallFiles } from './small-pictures'

beforeEach(() => void testDatabase())

const smallNames = ['120.webp', '240.webp']
const make = (signal = new AbortController().signal) => makeDueSmallFiles({ signal, pause: async () => {} })

async function storedPicture() {
  const editor = await someone()
  return { editor, upload: got(await storeUpload(editor, { source: await noise('png'), name: 'a.png' }, 1)) }
}

const isSmallOf = ({ id }: Media) => and(eq(storedFiles.mediaId, id), inArray(storedFiles.name, smallNames))
const smallRows = (upload: Media) =>
  read().select().from(storedFiles).where(isSmallOf(upload)).orderBy(storedFiles.name)

/** An upload as if it was stored before there were small files. */
async function withoutSmall(upload: Media) {
  await write(async (tx) => tx.delete(storedFiles).where(isSmallOf(upload)))
}

test('an upload has its small files at once: a picture, and the first page of a document', async () => {
  const { editor, upload } = await storedPicture()
  const document = got(await storeUpload(editor, { source: smallPdf(), name: 'a.pdf' }, 2))
  for (const one of [upload, document]) {
    expect((await smallRows(one)).map(({ name }) => name)).toEqual(smallNames)
    for (const name of smallNames) {
      const { width } = await sharp(await readStored(`${one.id}/${name}`)).metadata()
      expect(`${width}.webp`).toBe(name)
    }
  }
  expect(await make()).toBe(0)
})

test('an older upload gets them afterwards, once, as files that are known and whole', async () => {
  const { upload } = await storedPicture()
  await withoutSmall(upload)
  expect(await make()).toBe(1)
  expect(await smallRows(upload)).toMatchObject(smallNames.map((name) => ({ name, problem: null, checkedAt: null })))
  expect(await make()).toBe(0)
  const farLater = Date.now() + 10 * 86_400_000
  expect(await findOrphans(farLater, { within: true })).toEqual([])
})

test('whoever stops it is not waited for, and what is in the trash is left', async () => {
  const { upload } = await storedPicture()
  await withoutSmall(upload)
  const stopped = new AbortController()
  stopped.abort()
  expect(await make(stopped.signal)).toBe(0)
  await write(async (tx) => tx.update(media).set({ trashedAt: 5 }).where(eq(media.id, upload.id)))
  expect(await make()).toBe(0)
})

test('from a file that is not the known one nothing is made', async () => {
  const { upload } = await storedPicture()
  await withoutSmall(upload)
  await mediaStore().put('.strange.partial', { '400.webp': Buffer.from('Something else') })
  await mediaStore().move('.strange.partial', upload.id)
  expect(await make()).toBe(0)
  expect(await smallRows(upload)).toEqual([])
})

test('a blurred picture is blurred in its small files too, also in those that it did not have', async () => {
  const { editor, upload } = await storedPicture()
  const sharpOnes = await Promise.all(smallNames.map((name) => readStored(`${upload.id}/${name}`)))
  const areas = [{ shape: 'rectangle' as const, left: 0, top: 0, width: 400, height: 300 }]
  const [first] = await read().select().from(media)
  await withoutSmall(upload)
  got(await blurUpload(editor, blurring(first!, areas), 3))
  const blurred = await smallRows(upload)
  expect(blurred.map(({ name }) => name)).toEqual(smallNames)
  for (const [n, name] of smallNames.entries())
    expect(sharpOnes[n]!.equals((await readStored(`${upload.id}/${name}`))!)).toBe(false)
})

test('a build that does not know small files and blurs a picture leaves none of them to readers', async () => {
  const { upload } = await storedPicture()
  await write(async (tx) =>
    tx
      .update(media)
      .set({ sha256: 'f'.repeat(64) })
      .where(eq(media.id, upload.id)),
  )
  expect(await smallRows(upload)).toEqual([])
})
