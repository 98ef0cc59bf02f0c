/** @module-tag thorough */
import { readdirSync } from 'node:fs'
import { desc } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read } from '@/db/connection'
import { audit, media, revisions, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sha256 } from '@/lib/keys/random'
import { mediaRoot, mediaStore } from '@/lib/store/media'
import { checkRecord } from '@/domain/care/record-check'
import { harmPartsOf } from '@/domain/consents/harm-parts'
import { release } from '@/domain/publishing/releases'
import { got, post, someone } from '@/domain/testing/newsroom'
import {
  band,
  blurring,
  bytesOf,
  countFound,
  expectWhole,
  filesOf,
  middlesOf,
  noise,
  noiseSize,
  noisyUpload,
} from '@/domain/testing/noisy-pictures'
import { bodyWith, pdf, picture } from '@/domain/testing/uploads'
import { blurUpload, samePictures, type PictureArea } from './blurring'
import { storeUpload } from './intake'
import { trashUpload } from './media-trash'

beforeEach(() => void testDatabase())

test.each(['png', 'jpeg'] as const)(
  'of what stood in an area nothing is left but means: another drawing with the same ones gives the same %s, byte for byte',
  async (format) => {
    const editor = await someone()
    const drawn = async (isInverted: boolean, area?: PictureArea['shape']) => {
      // In colours, and as little of a block of 16 pixels as there can be at two edges: there the traces reach furthest.
      const [colour, other] = isInverted ? ['00f078', 'f00078'] : ['f00078', '00f078']
      const pixels = Buffer.alloc(400 * 300 * 3, 128)
      for (let y = 95; y < 177; y++)
        for (let x = 111; x < 257; x++) pixels.write(((x ^ y) & 2) === 0 ? colour : other, (y * 400 + x) * 3, 'hex')
      const source = await sharp(pixels, { raw: { ...noiseSize, channels: 3 } })
        .toFormat(format)
        .toBuffer()
      const upload = got(await storeUpload(editor, { source, name: `a.${format}`, keepBoth: true }, 1))
      const box = { left: 111, top: 95, width: 146, height: 82 }
      if (area) got(await blurUpload(editor, blurring(upload, [{ shape: area, ...box }]), 2))
      return filesOf(upload.id).map((name) => `${name} ${sha256(bytesOf(upload.id, name))}`)
    }
    expect(await drawn(true)).not.toEqual(await drawn(false))
    expect(await drawn(true, 'rectangle')).toEqual(await drawn(false, 'rectangle'))
  },
)

test('the pixels within an oval are gone, those beyond its edge stay', async () => {
  const editor = await someone()
  const upload = got(await storeUpload(editor, { source: await noise('png'), name: 'a.png' }, 1))
  const pixels = async () => sharp(bytesOf(upload.id, 'master.png')).raw().toBuffer()
  const before = await pixels()
  got(await blurUpload(editor, blurring(upload, [{ shape: 'oval', left: 100, top: 80, width: 200, height: 120 }]), 2))
  const after = await pixels()
  const at = (bytes: Buffer, x: number, y: number) => [...bytes.subarray((y * 400 + x) * 3, (y * 400 + x) * 3 + 3)]
  // Neighbouring pixels hardly differ any longer.
  for (const [x, y] of [
    [200, 140],
    [150, 120],
    [250, 170],
    [104, 140],
  ] as const)
    expect(Math.max(...at(after, x, y).map((value, n) => Math.abs(value - at(after, x + 1, y)[n]!)))).toBeLessThan(3)
  for (const [x, y] of [
    [82, 140],
    [92, 72],
    [200, 62],
    [318, 140],
  ] as const)
    expect(at(after, x, y)).toEqual(at(before, x, y))
})

test.each(['jpeg', 'png', 'webp'] as const)(
  'every file of a %s is another one, and no byte of the old ones is left',
  async (format) => {
    const editor = await someone()
    const upload = got(await storeUpload(editor, { source: await noise(format), name: `a.${format}` }, 1))
    // Files that an import found under its number, and laid aside.
    await mediaStore().put(`.${upload.id}.left-abcdefghijkl`, {
      'master.jpeg': bytesOf(upload.id, filesOf(upload.id)[0]!),
    })
    const [names, before] = [filesOf(upload.id), middlesOf(upload.id)]
    expect(countFound(before)).toBe(names.length)
    got(await blurUpload(editor, blurring(upload), 2))
    expect(filesOf(upload.id)).toEqual(names)
    expect(countFound(before)).toBe(0)
    await expectWhole(upload.id)
    const [row] = await read().select().from(media)
    expect(row).toMatchObject({ ...noiseSize, version: 1, name: upload.name })
    expect(row!.sha256).toBe(sha256(bytesOf(upload.id, `master.${format}`)))
    expect((await read().select().from(storedFiles)).some(({ sha256: sum }) => sum === upload.sha256)).toBe(false)
    expect(readdirSync(mediaRoot())).toEqual([upload.id])
  },
)

test('colours beyond sRGB, greys and what can be seen through stay outside of the area', async () => {
  const editor = await someone()
  const wide = await sharp({ create: { ...noiseSize, channels: 3, background: '#f00' } })
    .withIccProfile('p3')
    .png()
    .toBuffer()
  const clear = await sharp({ create: { ...noiseSize, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const grey = await sharp({ create: { ...noiseSize, channels: 3, background: '#777' } })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  const cornerOf = async (source: Buffer) => {
    const upload = got(await storeUpload(editor, { source, name: 'a.png' }, 1))
    const corner = async () => {
      const master = bytesOf(upload.id, 'master.png')
      const { data } = await sharp(master).keepIccProfile().raw().toBuffer({ resolveWithObject: true })
      return { pixel: [...data.subarray(0, 3)], icc: (await sharp(master).metadata()).icc !== undefined }
    }
    const before = await corner()
    got(await blurUpload(editor, blurring(upload), 2))
    expect(await corner()).toEqual(before)
    return sharp(bytesOf(upload.id, 'master.png')).metadata()
  }
  expect((await cornerOf(wide)).icc).toBeDefined()
  expect((await cornerOf(clear)).hasAlpha).toBe(true)
  expect((await cornerOf(grey)).hasAlpha).toBe(false)
})

test('a live text keeps its words and its address; kept pages are made anew, and a check for harm has to be made again', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const saved = await post(editor, { title: 'A title', slug: 'a-title', body: bodyWith(upload.id) }, 1)
  got(await release(editor, { ...saved, at: 2 }, 2))
  const revisionOf = async () => (await read().select().from(revisions))[0]!
  const [before, version] = [await revisionOf(), await publicVersion()]
  const partsOf = () => harmPartsOf(read(), { entryId: saved.entryId, revisionId: before.id }, 3)
  const hashes = await partsOf()
  got(await blurUpload(editor, blurring(upload), 3))
  expect(await revisionOf()).toEqual(before)
  expect((await checkRecord()).problems).toEqual([])
  expect(await publicVersion()).toBeGreaterThan(version)
  const parts = await partsOf()
  expect(parts).toEqual({ ...hashes, pictures: parts.pictures })
  expect(parts.pictures).not.toBe(hashes.pictures)
  const acts = await read().select().from(audit).orderBy(desc(audit.id)).limit(1)
  expect(acts).toMatchObject([{ verb: 'blurred a picture', by: editor.id, detail: { upload: upload.id } }])
  expect(Object.keys(acts[0]!.detail)).toEqual(['upload'])
})

test('other versions, also in the trash, and the same bytes elsewhere are blurred where they are chosen and of one size', async () => {
  const editor = await someone()
  const first = await noisyUpload(editor)
  const second = await noisyUpload(editor, 'b.jpg', { replaces: first.id, seed: 2 })
  const small = await picture(editor, 'c.png', { replaces: first.id })
  const twin = await noisyUpload(editor, 'd.jpg', { keepBoth: true })
  const unchosen = await noisyUpload(editor, 'f.jpg', { replaces: first.id, seed: 4 })
  const other = await noisyUpload(editor, 'e.jpg', { seed: 3 })
  got(await trashUpload(editor, second.id, 2))
  const others = [second, small, twin, unchosen].map(({ id }) => id)
  expect((await samePictures(editor, first)).map(({ id }) => id).sort()).toEqual(others.sort())
  const chosenBefore = [...middlesOf(second.id), ...middlesOf(twin.id)]
  const otherBefore = [...middlesOf(other.id), ...middlesOf(unchosen.id)]
  const alsoIds = [second.id, small.id, twin.id, other.id]
  const report = got(await blurUpload(editor, { ...blurring(first), alsoIds }, 3))
  expect(report.map(({ id, problem }) => [id, problem]).sort()).toEqual(
    [
      [first.id, undefined],
      [second.id, undefined],
      [small.id, 'It has another size.'],
      [twin.id, undefined],
    ].sort(),
  )
  expect([countFound(chosenBefore), countFound(otherBefore)]).toEqual([0, otherBefore.length])
})

test('the picture as it was is not taken for the same when it comes again', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  got(await blurUpload(editor, blurring(upload), 2))
  expect((await noisyUpload(editor, 'again.jpg')).id).not.toBe(upload.id)
})

test('who may not change it may not blur it; what readers have, only who may publish', async () => {
  const [editor, contributor, stranger] = [await someone(), await someone('contributor'), await someone('contributor')]
  const upload = await noisyUpload(contributor)
  expect(await blurUpload(stranger, blurring(upload), 2)).toMatchObject({
    problems: [{ message: 'This upload is no longer there.' }],
  })
  const saved = await post(contributor, { title: 'A title', slug: 'a-title', body: bodyWith(upload.id) }, 1)
  got(await release(editor, { ...saved, at: 2 }, 2))
  expect(await blurUpload(contributor, blurring(upload), 3)).toMatchObject({
    problems: [{ message: 'Readers have it now, so only an editor can change it.' }],
  })
  expect(await read().$count(audit)).toBe(3)
  got(await blurUpload(editor, blurring(upload), 3))
})

test('what cannot be blurred is refused in words, and stays as it is', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const document = await pdf(editor)
  const why = async (act: ReturnType<typeof blurring>) => {
    const result = await blurUpload(editor, act, 2)
    return result.ok ? undefined : result.problems[0]!.message
  }
  expect(await why(blurring(document))).toBe('Only a picture can be blurred.')
  expect(await why(blurring(upload, []))).toBe('Draw at least one area.')
  expect(await why(blurring(upload, [{ ...band, width: 401 }]))).toBe('An area reaches beyond the picture.')
  expect(await why(blurring(upload, [{ ...band, left: -1 }]))).toBe('An area reaches beyond the picture.')
  expect(await why(blurring(upload, [{ ...band, width: 7 }]))).toMatch(/^An area is too small/)
  expect(await why(blurring(upload, [{ ...band, top: 0.5 }]))).toBe('An area is not in whole pixels.')
  expect(
    await why(
      blurring(
        upload,
        Array.from({ length: 51 }, () => band),
      ),
    ),
  ).toMatch(/^Draw at most 50/)
  expect(await why({ ...blurring(upload), seen: 'another' })).toMatch(/^Somebody changed this picture meanwhile/)
  expect(await why({ ...blurring(upload), id: 'nothinghere0' })).toBe('This upload is no longer there.')
  expect(sha256(bytesOf(upload.id, 'master.jpeg'))).toBe(upload.sha256)
})

test('of two who blur at the same moment, the second is told', async () => {
  const editor = await someone()
  const upload = await noisyUpload(editor)
  const results = await Promise.all([
    blurUpload(editor, blurring(upload), 2),
    blurUpload(editor, blurring(upload, [{ ...band, top: 0 }]), 2),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  await expectWhole(upload.id)
})
