/** @module-tag thorough */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { cropPicture } from './crops'
import { storeUpload } from './intake'
import { describeUpload } from './media-details'
import { got, someone } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'

beforeEach(() => void testDatabase())

/** Left half red, right half blue. */
async function halves(type: 'png' | 'jpeg' | 'webp') {
  const half = (background: string) => ({ create: { width: 100, height: 120, channels: 3 as const, background } })
  const right = await sharp(half('#00f')).png().toBuffer()
  const whole = sharp({ ...half('#f00'), create: { ...half('#f00').create, width: 200 } })
  return whole
    .composite([{ input: right, left: 100, top: 0 }])
    .toFormat(type)
    .toBuffer()
}

test.each(['png', 'jpeg', 'webp'] as const)('a part of a %s is the next version, and the whole stays', async (type) => {
  const editor = await someone()
  const whole = got(await storeUpload(editor, { source: await halves(type), name: `flag.${type}` }, 0))
  const details = { alt: 'A flag', credit: 'UN-ACT', people: 'none' as const, focalX: 0.75, focalY: 0.5 }
  got(await describeUpload(editor, { id: whole.id, changes: details }, 1))
  const part = { left: 100, top: 0, width: 100, height: 60 }
  const next = got(await cropPicture(editor, { id: whole.id, part }, 2))
  expect(next).toMatchObject({ lineage: whole.id, version: 2, width: 100, height: 60, alt: 'A flag', credit: 'UN-ACT' })
  expect(next).toMatchObject({ people: 'none', focalX: 0.5, focalY: 1 })
  const master = sharp(readFileSync(join(mediaRoot(), next.id, `master.${type}`)))
  const { channels } = await master.stats()
  expect(channels.slice(0, 3).map(({ mean }) => Math.round(mean / 255))).toEqual([0, 0, 1])
  const [original] = await read().select().from(media).orderBy(media.version)
  expect(original).toMatchObject({ id: whole.id, width: 200, sha256: whole.sha256 })
  expect((await read().select().from(audit).orderBy(audit.id)).at(-1)).toMatchObject({
    verb: 'cropped',
    detail: { upload: next.id },
  })
})

test('a point that was cut away is forgotten', async () => {
  const editor = await someone()
  const whole = await picture(editor, 'a.png', { width: 200, height: 100 })
  got(await describeUpload(editor, { id: whole.id, changes: { focalX: 0.1, focalY: 0.5 } }, 1))
  const next = got(await cropPicture(editor, { id: whole.id, part: { left: 100, top: 0, width: 100, height: 100 } }, 2))
  expect(next).toMatchObject({ focalX: null, focalY: null })
})

test.each([
  ['beyond its edge', { left: 150, top: 0, width: 100, height: 50 }, 'reaches beyond'],
  ['before its edge', { left: -1, top: 0, width: 100, height: 50 }, 'Choose a part'],
  ['of half pixels', { left: 0.5, top: 0, width: 100, height: 50 }, 'Choose a part'],
  ['too small to be seen', { left: 0, top: 0, width: 10, height: 50 }, 'a larger part'],
  ['that is the whole', { left: 0, top: 0, width: 200, height: 100 }, 'whole picture'],
])('a part %s is refused in a sentence, and nothing is kept', async (_what, part, sentence) => {
  const editor = await someone()
  const { id } = await picture(editor, 'a.png', { width: 200, height: 100 })
  const answer = await cropPicture(editor, { id, part }, 1)
  expect(answer.ok ? '' : answer.problems[0]!.message).toContain(sentence)
  expect(await read().$count(media)).toBe(1)
})

test('nobody crops a document, or a picture that is not theirs', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const [report, theirs] = [await pdf(editor), await picture(editor, 'a.png', { width: 200, height: 100 })]
  const part = { left: 0, top: 0, width: 100, height: 50 }
  expect(await cropPicture(editor, { id: report.id, part }, 1)).toMatchObject({ ok: false })
  expect(await cropPicture(contributor, { id: theirs.id, part }, 1)).toMatchObject({ ok: false })
  expect(await read().$count(media)).toBe(2)
})
