import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { createTerm } from '@/domain/entries/terms'
import { requestErasure } from '@/domain/erasures/erasures'
import { blurUpload } from '@/domain/files/blurring'
import { findPublicUpload } from '@/domain/published/files'
import { findStoredFile } from '@/domain/published/stored-file'
import { release, withdraw } from '@/domain/publishing/releases'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { blurring, noisyUpload } from '@/domain/testing/noisy-pictures'
import { env } from '@/lib/process/env'
import { readStored } from '@/lib/store/media'
import { handlerOf } from './handlers'
import { runAtMoment } from './moment'

const now = Date.UTC(2026, 10, 26, 9)
const lists = ['/', '/news', '/2026/11', '/topics/rivers']

beforeEach(() => void testDatabase())

async function pageAt(path: string) {
  const handler = handlerOf(path)
  const request = new Request(env().siteUrl + path)
  const response = await runAtMoment({ at: now + 9 }, () => handler(request))
  return response.text()
}

/** A post with a picture behind another one, which leads the front page. */
async function publishedWithPicture() {
  const editor = await someone('editor')
  const upload = await noisyUpload(editor)
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Rivers' }, now))
  const common = { body: text('Words.'), termIds: [topic.id] }
  const lead = { mediaId: upload.id, alt: 'A river at dawn' }
  const saved = await post(editor, { ...common, title: 'With a picture', lead, dated: now - 2 }, now)
  got(await release(editor, saved, now))
  const other = await post(editor, { ...common, title: 'Without', dated: now - 1 }, now)
  got(await release(editor, other, now))
  return { editor, upload, saved }
}

const thumbnailOf = (html: string) => /<img src="(\/media\/[^"]+\/120\.webp)"[^>]*>/.exec(html) ?? []

/** Returns the answer that readers get at the address of a picture that has its small files. */
async function pictureAt(path: string) {
  const [, , id = '', file = ''] = path.split('/')
  const upload = await findPublicUpload({ id, now: now + 9 })
  const stored = upload && (await findStoredFile({ mediaId: id, file }))
  return stored && { stored, bytes: await readStored(`${id}/${file}`) }
}

test('lists have small pictures that say nothing, wait, and keep their room', async () => {
  await publishedWithPicture()
  for (const path of lists) {
    const [image, address] = thumbnailOf(await pageAt(path))
    expect(image, path).toMatch(/srcSet="[^"]+\/240\.webp 2x" width="112" height="75" alt="" loading="lazy"/)
    const { bytes } = (await pictureAt(address!))!
    expect((await sharp(bytes).metadata()).width).toBe(120)
  }
})

test('the picture of a withdrawn text is in no list', async () => {
  const { editor, upload, saved } = await publishedWithPicture()
  const withdrawal = { entryId: saved.entryId, reason: 'error' as const, explanation: 'It was wrong.' }
  got(await withdraw(editor, withdrawal, now + 1))
  for (const path of lists) expect(await pageAt(path), path).not.toContain(upload.id)
})

test('an erased picture is in no list, and nobody gets it', async () => {
  const { editor, upload, saved } = await publishedWithPicture()
  const request = { entryId: saved.entryId, withTranslations: true, mediaIds: [upload.id] }
  got(await requestErasure(editor, request, now + 1))
  for (const path of lists) expect(await pageAt(path), path).not.toContain(upload.id)
  expect(await pictureAt(`/media/${upload.id}/120.webp`)).toBeUndefined()
})

test('a blurred picture is blurred in lists, and lists that were kept are made again', async () => {
  const { editor, upload } = await publishedWithPicture()
  const addresses = [120, 240].map((width) => `/media/${upload.id}/${width}.webp`)
  const before = await Promise.all(addresses.map(pictureAt))
  const version = await publicVersion()
  got(await blurUpload(editor, blurring(upload), now + 1))
  expect(await publicVersion()).not.toBe(version)
  for (const [n, address] of addresses.entries()) {
    const after = await pictureAt(address)
    expect(after!.bytes!.equals(before[n]!.bytes!)).toBe(false)
    expect(after!.stored).toMatchObject({ problem: undefined, bytes: after!.bytes!.length })
  }
})
