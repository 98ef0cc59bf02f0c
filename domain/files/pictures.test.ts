import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import type { PictureType as Type } from '@/lib/files/media-types'
import { acceptedPictures } from './pictures'
import { preparePicture } from './pictures/prepare.mjs'
import { tones } from './pictures/tone.mjs'
import { chunk, segment } from '@/domain/testing/pictures'

async function prepared(picture: Sharp | Buffer, type: Type) {
  const format = type.replace('image/', '') as 'jpeg' | 'png' | 'webp'
  const result = await preparePicture(Buffer.isBuffer(picture) ? picture : await picture.toBuffer(), format)
  if (!result.ok) throw new Error(result.problem)
  const { contents, facts } = result
  const fileEndingIn = (end: string) => contents[Object.keys(contents).find((name) => name.endsWith(end))!]!
  return {
    facts,
    contents,
    master: fileEndingIn(`master.${format}`),
    webp: fileEndingIn('.webp'),
    jpg: fileEndingIn('.jpg'),
  }
}

const plain = (background: string | { r: number; g: number; b: number; alpha: number }, channels: 3 | 4 = 3) =>
  sharp({ create: { width: 600, height: 300, channels, background } })

/** The colour of a place, 0 to 1 across and down, as sRGB. */
async function colourAt(bytes: Buffer, x = 0.5, y = 0.5) {
  const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + info.channels)]
}

function near(colour: number[], expected: number[], by = 6) {
  expect(colour.length).toBe(expected.length)
  colour.forEach((value, n) =>
    expect(Math.abs(value - expected[n]!), `${colour} for ${expected}`).toBeLessThanOrEqual(by),
  )
}

test('however the camera was held, the picture stands upright: red above, blue to the left', async () => {
  const part = (left: number, top: number, background: string) => ({
    left,
    top,
    input: { create: { width: 300, height: 100, channels: 3 as const, background } },
  })
  const upright = await plain('#0a0')
    .composite([part(0, 0, '#f00'), part(300, 0, '#f00'), part(0, 200, '#00f')])
    .png()
    .toBuffer()
  // The picture as a camera stores it: turned, with the orientation number that undoes the turn.
  const corners = [
    (one: Sharp) => one,
    (one: Sharp) => one.flop(),
    (one: Sharp) => one.rotate(180),
    (one: Sharp) => one.flip(),
    (one: Sharp) => one.rotate(270).flip(),
    (one: Sharp) => one.rotate(270),
    (one: Sharp) => one.rotate(90).flip(),
    (one: Sharp) => one.rotate(90),
  ]
  for (const [n, hold] of corners.entries()) {
    const bytes = await hold(sharp(upright))
      .withMetadata({ orientation: n + 1 })
      .jpeg()
      .toBuffer()
    const { facts, master, webp, jpg } = await prepared(bytes, 'image/jpeg')
    expect(facts, `orientation ${n + 1}`).toMatchObject({ width: 600, height: 300 })
    for (const file of [master, webp, jpg]) {
      near(await colourAt(file, 0.5, 0.1), [255, 0, 0], 30)
      near(await colourAt(file, 0.2, 0.9), [0, 0, 255], 30)
      near(await colourAt(file, 0.8, 0.9), [0, 170, 0], 30)
    }
  }
})

const profileOfP3 = async () =>
  (await sharp(await plain('#000').withIccProfile('p3').jpeg().toBuffer()).metadata()).icc!

/** A picture whose numbers are meant in Display P3. */
const inP3 = {
  jpeg: async (background: string) => {
    const picture = await plain(background).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
    const profile = segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), await profileOfP3()]))
    return Buffer.concat([picture.subarray(0, 2), profile, picture.subarray(2)])
  },
  png: async (background: string) => {
    const picture = await plain(background).toColourspace('rgb16').png().toBuffer()
    const profile = chunk('iCCP', Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(await profileOfP3())]))
    return Buffer.concat([picture.subarray(0, 33), profile, picture.subarray(33)])
  },
}

test.each(Object.entries(inP3))(
  'a %s keeps colours that only a wide profile can say; readers get them in sRGB',
  async (format, make) => {
    for (const [numbers, inSrgb] of [
      ['#f00', [255, 0, 0]],
      ['#c84', [217, 132, 52]],
    ] as const) {
      const { master, webp, jpg } = await prepared(await make(numbers), `image/${format}` as Type)
      for (const file of [webp, jpg]) {
        near(await colourAt(file), [...inSrgb])
        expect((await sharp(file).metadata()).icc).toBeUndefined()
      }
      expect((await sharp(master).metadata()).icc).toEqual(await profileOfP3())
      const pixels = await sharp(master, { ignoreIcc: true }).raw().toBuffer()
      near(
        [...pixels.subarray(0, 3)],
        [numbers, ...numbers.slice(1)].slice(1).map((digit) => parseInt(digit, 16) * 17),
      )
    }
  },
)

test.each<[string, () => Sharp, Type, number[], number]>([
  ['CMYK', () => plain('#b09080').withIccProfile('cmyk').jpeg({ quality: 100 }), 'image/jpeg', [176, 144, 128], 9],
  ['grey', () => plain('#777').toColourspace('b-w').png(), 'image/png', [119, 119, 119], 2],
  ['16 bits a channel', () => plain('#47c').toColourspace('rgb16').png(), 'image/png', [68, 119, 204], 3],
  ['a palette', () => plain('#47c').png({ palette: true }), 'image/png', [68, 119, 204], 3],
  ['an opaque alpha channel', () => plain('#47c', 4).webp({ lossless: true }), 'image/webp', [68, 119, 204], 6],
])('a picture with %s becomes an ordinary one', async (_, make, type, colour, by) => {
  const { facts, master, webp, jpg } = await prepared(make(), type)
  for (const file of [master, webp, jpg]) {
    const { space, depth } = await sharp(file).metadata()
    expect(depth).toBe('uchar')
    expect(['srgb', 'b-w']).toContain(space)
    near((await colourAt(file)).slice(0, 3), colour.slice(0, (await colourAt(file)).length), by)
  }
  expect(facts.tone).toMatch(/^t\d+$/)
})

test('what can be seen through stays so, on white for readers without WebP, and no shade stands behind it', async () => {
  const { facts, master, webp, jpg } = await prepared(plain({ r: 0, g: 0, b: 0, alpha: 0.5 }, 4).png(), 'image/png')
  for (const file of [master, webp]) near(await colourAt(file), [0, 0, 0, 128])
  near(await colourAt(jpg), [127, 127, 127])
  expect(facts.tone).toBeNull()
})

const frames = async () => {
  const each = await Promise.all(['#f00', '#00f'].map((background) => frame(background).png().toBuffer()))
  return sharp(each, { join: { animated: true } })
}

test.each<[string, () => Promise<Buffer>, string]>([
  ['GIF', async () => (await frames()).gif().toBuffer(), 'image/gif'],
  ['WebP', async () => (await frames()).webp().toBuffer(), 'image/webp'],
  ['PNG', movingPng, 'image/apng'],
])('of a moving %s the first picture is kept', async (_, make, mime) => {
  const { type } = acceptedPictures[mime]!
  const { facts, master, webp } = await prepared(await make(), type)
  expect(facts).toMatchObject({ width: 40, height: 30 })
  expect((await sharp(master).metadata()).pages ?? 1).toBe(1)
  near((await colourAt(webp)).slice(0, 3), [255, 0, 0], 12)
})

/** A PNG with a second frame, which only programs that know of it show. */
async function movingPng() {
  const [red, blue] = await Promise.all(['#f00', '#00f'].map((background) => frame(background).png().toBuffer()))
  const data = (png: Buffer) => png.subarray(png.indexOf('IDAT') - 4, png.indexOf('IEND') - 4)
  const control = (n: number) =>
    chunk('fcTL', Buffer.from([0, 0, 0, n, 0, 0, 0, 40, 0, 0, 0, 30, ...Array(14).fill(0)]))
  const pixels = data(blue!)
  const second = chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), pixels.subarray(8, -4)]))
  const start = Buffer.concat([red!.subarray(0, 33), chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), control(0)])
  return Buffer.concat([start, data(red!), control(1), second, chunk('IEND', Buffer.alloc(0))])
}

function frame(background: string) {
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
}

test('a large picture is kept at 4,096 pixels a side, and readers get at most 1,600', async () => {
  const large = sharp({ create: { width: 5000, height: 2500, channels: 3, background: '#abc' } })
  const { facts, contents } = await prepared(large.jpeg(), 'image/jpeg')
  expect(facts).toMatchObject({ width: 4096, height: 2048 })
  expect(Object.keys(contents)).toEqual([
    'master.jpeg',
    '120.webp',
    '240.webp',
    '480.webp',
    '960.webp',
    '1600.webp',
    '960.jpg',
  ])
  expect((await sharp(contents['1600.webp']).metadata()).height).toBe(800)
})

test('the shade is the nearest of a few to the mean of the picture', async () => {
  const toneFor = async (background: string) => (await prepared(plain(background).png(), 'image/png')).facts.tone
  for (const { name, colour } of [tones[0]!, tones[8]!, tones[20]!, tones.at(-1)!])
    expect(await toneFor(colour)).toBe(name)
  expect(await toneFor('#fff')).toBe(tones[28]!.name)
})
