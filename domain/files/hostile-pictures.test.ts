/** @module-tag thorough */
import { createRequire } from 'node:module'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { someone } from '@/domain/testing/newsroom'
import { preparePicture } from './pictures/prepare.mjs'
import { deepPicture, drawn, pictureChild } from './pictures/test-child'
import { chunk, segment } from '@/domain/testing/pictures'

// Each picture is refused with a sentence and leaves no file, or is stored as a clean picture.

const script = '<script>alert(1)</script>'
const small = (width = 120, height = 80) => sharp({ create: { width, height, channels: 3, background: '#369' } })
const jpeg = () => small().jpeg().toBuffer()
const png = () => small().png().toBuffer()
const webp = () => small().webp().toBuffer()
const gif = () => small().gif().toBuffer()
const joined = async (...parts: (Buffer | string | Promise<Buffer>)[]) =>
  Buffer.concat(
    (await Promise.all(parts)).map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )

async function inserted(make: () => Promise<Buffer>, at: number, part: Buffer) {
  const picture = await make()
  return Buffer.concat([picture.subarray(0, at), part, picture.subarray(at)])
}

async function upload(source: Buffer, name: string) {
  testDatabase()
  const result = await storeUpload(await someone(), { source, name }, 0)
  const files = filesIn(mediaRoot())
  if (result.ok) return { kept: files.map((file) => readFileSync(file)), name: result.value.name }
  expect(files).toEqual([])
  expect(await read().select().from(media)).toEqual([])
  return { said: result.problems.map(({ message }) => message).join(' ') }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

test.each<[string, string, () => Promise<Buffer>, string]>([
  ['a JPEG that is a page as well', 'a.jpg', () => inserted(jpeg, 2, segment(0xfe, Buffer.from(script))), script],
  ['a JPEG with a page behind it', 'a.jpeg', () => joined(jpeg(), script), script],
  ['a PNG with an archive behind it', 'a.png', () => joined(png(), 'PK\x03\x04secret.txt'), 'secret.txt'],
  [
    'a PNG with a page in a chunk',
    'a.png',
    () => inserted(png, 33, chunk('tEXt', Buffer.from(`x\0${script}`))),
    script,
  ],
  ['a WebP with a page behind it', 'a.webp', () => joined(webp(), script), script],
  ['a GIF with a program behind it', 'a.gif', () => joined(gif(), `*/=1;${script}`), script],
])('%s is kept as a picture alone', async (_, name, make, hidden) => {
  const source = await make()
  expect(source.includes(hidden)).toBe(true)
  const { kept = [] } = await upload(source, name)
  expect(kept.length).toBeGreaterThanOrEqual(3)
  for (const bytes of kept) expect(bytes.includes(hidden)).toBe(false)
})

const damaged = 'The picture is damaged and cannot be read.'

test.each<[string, string, () => Promise<Buffer>, string]>([
  ['a program that calls itself a GIF', 'a.gif', () => joined('GIF89a/*', '\0'.repeat(20), '*/=1;alert(1)'), damaged],
  ['a page that begins like a JPEG', 'a.jpg', () => joined('\xff\xd8\xff\xe0', script), damaged],
  ['a PNG by another name', 'a.jpg', png, 'a.jpg is not what its name says: it holds a PNG picture.'],
  ['a GIF by another name', 'a.png', gif, 'a.png is not what its name says: it holds a GIF picture.'],
  ['a second ending that runs', 'photo.jpg.exe', jpeg, 'photo.jpg.exe is not what its name says'],
  ['a name written backwards', 'photo\u202Egpj.exe', jpeg, 'photogpj.exe is not what its name says'],
  [
    'a drawing',
    'a.svg',
    () => joined(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    'is not a picture (JPEG',
  ],
  ['a TIFF that calls itself a JPEG', 'a.jpg', () => small().tiff().toBuffer(), 'is not a picture (JPEG'],
  [
    'an AVIF that calls itself a PNG',
    'a.png',
    () => small(64, 64).avif({ effort: 0 }).toBuffer(),
    'is not a picture (JPEG',
  ],
  ['a PNG of 16,000 by 16,000', 'a.png', () => pngBomb(16_000, 16_000), '50 million pixels'],
  ['a PNG that says it is 2,000,000,000 wide', 'a.png', () => pngBomb(2_000_000_000, 2), 'picture'],
  ['a GIF that says it is 65,535 by 65,535', 'a.gif', hugeGif, '50 million pixels'],
  ['a WebP that says it is 16,383 by 16,383', 'a.webp', () => resized(webp, 26, 0x3fff, 0x3fff), '50 million pixels'],
  ['a line of 20,000 pixels', 'a.png', () => small(20_000, 1).png().toBuffer(), 'longer than 16,000 pixels'],
])('%s is refused in words and nothing is kept', async (_, name, make, sentence) => {
  const { said } = await upload(await make(), name)
  expect(said).toContain(sentence)
})

/** Makes as many grey pixels as it says, in a few bytes for each million. */
async function pngBomb(width: number, height: number) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 50_000_000)))
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return joined(start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0)))
}

/** Both the screen and the picture on it. */
async function hugeGif() {
  const picture = await resized(gif, 6, 0xffff, 0xffff)
  const descriptor = picture.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 120, 0, 80, 0]))
  picture.writeUInt32LE(0xffffffff, descriptor + 5)
  return picture
}

async function resized(make: () => Promise<Buffer>, at: number, width: number, height: number) {
  const picture = Buffer.from(await make())
  picture.writeUInt16LE(width, at)
  picture.writeUInt16LE(height, at + 2)
  return picture
}

const whole = { 'a.jpg': jpeg, 'a.png': png, 'a.webp': webp, 'a.gif': gif }

test('where the machine has no room for one more process, the picture is refused and this one goes on', async () => {
  const node = process.execPath
  process.execPath = '/nowhere/node'
  try {
    expect((await upload(await png(), 'a.png')).said).toMatch(/too much time or memory/)
  } finally {
    process.execPath = node
  }
})

test.each(Object.entries(whole))('%s that ends too early, wherever, is refused', async (name, make) => {
  const picture = await make()
  for (const part of [0.02, 0.3, 0.6]) {
    const { said } = await upload(picture.subarray(0, Math.floor(picture.length * part)), name)
    expect(said, `${part} of it`).toMatch(/damaged|is not a picture/)
  }
})

test.each<[string, Buffer]>([
  ['nested without end', Buffer.from('acsp'.repeat(15_000))],
  ['that lies about its length', Buffer.concat([Buffer.from([0x7f, 0xff, 0xff, 0xff]), Buffer.alloc(5000, 1)])],
])('a colour profile %s does no harm', async (_, profile) => {
  const source = await inserted(
    jpeg,
    2,
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile])),
  )
  const { kept = [], said } = await upload(source, 'a.jpg')
  for (const bytes of kept) expect(bytes.includes('acspacsp')).toBe(false)
  expect(said ?? damaged).toBe(damaged)
})

test.each(Object.entries({ jpeg, png, webp, gif }))(
  '200 mutations of a %s: each is refused in words or becomes a picture',
  async (_, make) => {
    const picture = await make()
    const places = fc.array(fc.tuple(fc.nat(picture.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    let pictures = 0
    await fc.assert(
      fc.asyncProperty(places, async (changes) => {
        const changed = Buffer.from(picture)
        for (const [at, value] of changes) changed[at] = value
        const result = await preparePicture(changed, 'png')
        if (!result.ok) {
          expect(result.problem).toMatch(/^The picture .*\.$/)
          return
        }
        pictures++
        for (const bytes of Object.values(result.contents)) await sharp(bytes, { failOn: 'warning' }).stats()
      }),
      // A PNG seldom outlives a mutation, since it has checksums: the picture itself comes first.
      { numRuns: 200, examples: [[[]]] },
    )
    expect(pictures).toBeGreaterThan(0)
  },
  120_000,
)

const worst: [string, string, () => Promise<Buffer>][] = [
  ['a PNG of 16,000 by 16,000', 'png', () => pngBomb(16_000, 16_000)],
  [
    'an interlaced PNG of 16 bits',
    'png',
    () => see(5400, 2700).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  ],
  ['a lossless WebP', 'webp', () => see(2650, 2650).webp({ lossless: true, effort: 0 }).toBuffer()],
  ['a GIF', 'png', () => see(3990, 3990).gif({ effort: 1 }).toBuffer()],
  [
    'a progressive JPEG that lies on its side',
    'jpeg',
    () => small(7800, 5000).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer(),
  ],
]

const see = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 90, g: 120, b: 150, alpha: 0.5 } } })

test.each(worst)(
  '%s takes at most 5 s of work and 300 MB',
  async (_, format, make) => {
    const { isOver, memory, seconds } = await drawn(await make(), [format])
    expect(isOver).toBe(true)
    expect(memory).toBeLessThan(300_000_000)
    expect(seconds).toBeLessThan(5.5)
  },
  60_000,
)

test('a picture that needs more is ended beneath 300 MB; a limit that is a little too high is found', async () => {
  const bytes = await deepPicture()
  const ended = await drawn(bytes, ['png', 'small'])
  expect([ended.signal, ended.memory < 300_000_000]).toEqual(['SIGKILL', true])
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'))
  const { resolve } = createRequire(join(process.cwd(), pictureChild))
  const higher = readFileSync(pictureChild, 'utf8')
    .replace('maxMemory = 275_000_000', 'maxMemory = 310_000_000')
    .replace(/from '(\.[^']+|sharp)'/g, (_, path: string) => `from '${resolve(path)}'`)
  writeFileSync(join(folder, 'child.mjs'), higher)
  expect((await drawn(bytes, ['png', 'small'], join(folder, 'child.mjs'))).memory).toBeGreaterThan(300_000_000)
}, 60_000)
