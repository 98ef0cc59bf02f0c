import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { got, someone } from '@/domain/testing/newsroom'

beforeEach(() => {
  testDatabase()
})

async function pdf(pages: number) {
  const document = new PDFDocument({ autoFirstPage: false })
  for (let n = 0; n < pages; n++) document.addPage().text(`Page ${n + 1}`)
  document.end()
  return buffer(document)
}

const photo = () =>
  sharp({ create: { width: 1200, height: 600, channels: 3, background: '#456' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Somebody Named' }, IFD3: { GPSLatitude: '13/1 45/1 0/1' } })
    .toBuffer()

function keptFiles() {
  try {
    return readdirSync(mediaRoot(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  } catch {
    return []
  }
}

async function nothingKept() {
  expect(await read().select().from(media)).toEqual([])
  expect(keptFiles()).toEqual([])
}

test('a photo is kept in its widths, without the place and the name it carried', async () => {
  const stored = got(await storeUpload(await someone(), { source: await photo(), name: 'At the river.JPG' }, 5))
  expect(stored).toMatchObject({ name: 'at-the-river.jpg', type: 'image/jpeg', width: 1200, height: 600 })
  expect(
    keptFiles()
      .map((file) => file.name)
      .toSorted(),
  ).toEqual(['120.webp', '1200.webp', '240.webp', '480.webp', '960.jpg', '960.webp', 'master.jpeg'])
  for (const file of keptFiles()) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(bytes.includes('Somebody Named')).toBe(false)
  }
})

test('a PDF is kept as it came, with its pages counted', async () => {
  const bytes = await pdf(7)
  const stored = got(
    await storeUpload(
      await someone(),
      { source: Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), name: 'Report (final).pdf' },
      5,
    ),
  )
  expect(stored).toMatchObject({ name: 'report-final.pdf', pages: 7, bytes: bytes.length })
  expect(readFileSync(join(mediaRoot(), stored.id, 'document.pdf')).equals(bytes)).toBe(true)
})

test.each([
  ['a picture that calls itself a PDF', 'report.pdf', photo, 'is not what its name says: it holds a JPEG picture.'],
  ['a PDF that calls itself a picture', 'photo.png', () => pdf(1), 'is not what its name says: it holds a PDF.'],
  [
    'a web page',
    'page.html',
    async () => Buffer.from('<html><script>1</script>'),
    'is not a picture (JPEG, PNG, WebP or GIF), a PDF',
  ],
  [
    'a drawing that can hold scripts',
    'x.svg',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'is not a picture',
  ],
  ['nothing', 'empty.pdf', async () => Buffer.alloc(0), 'is empty'],
  ['half a picture', 'half.jpg', async () => (await photo()).subarray(0, 700), 'damaged'],
  ['half a PDF', 'half.pdf', async () => (await pdf(3)).subarray(0, 600), 'cut short'],
  ['a PDF in name and mark only', 'x.pdf', async () => Buffer.from('%PDF-1.7\nrubbish\n%%EOF'), 'cannot be opened'],
  [
    'a PDF with a script',
    'x.pdf',
    async () => Buffer.concat([await pdf(1), Buffer.from('/JavaScript\n%%EOF')]),
    'holds a script',
  ],
  [
    'a picture of too many pixels',
    'big.png',
    () =>
      sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    '50 million pixels',
  ],
])('%s is refused in a sentence and nothing is kept', async (_what, name, make, sentence) => {
  const result = await storeUpload(await someone(), { source: await make(), name }, 5)
  expect(result.ok ? '' : result.problems[0]!.message).toContain(sentence)
  await nothingKept()
})

test('an upload that breaks off leaves nothing', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('%PDF-1.7')
      throw new Error('aborted')
    })(),
  )
  const result = await storeUpload(await someone(), { source: broken, name: 'x.pdf' }, 5)
  expect(result).toMatchObject({
    ok: false,
    problems: [{ message: 'The upload was cut short. Nothing was kept: try again.' }],
  })
  await nothingKept()
})

test('an upload that comes with its number finds its place, though a killed process left something there', async () => {
  const folder = join(mediaRoot(), 'abcdefghijkl')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'document.pdf'), 'half')
  const upload = { source: await pdf(1), name: 'a.pdf', id: 'abcdefghijkl' }
  expect(got(await storeUpload(await someone(), upload, 0)).id).toBe('abcdefghijkl')
  expect(readFileSync(join(folder, 'document.pdf'))).toHaveLength(upload.source.length)
  const aside = readdirSync(mediaRoot()).filter((name) => name !== 'abcdefghijkl')
  expect(aside.map((name) => readFileSync(join(mediaRoot(), name, 'document.pdf'), 'utf8'))).toEqual(['half'])
  // A file that a row knows stays where it is.
  await expect(storeUpload(await someone(), { ...upload, source: await pdf(2) }, 0)).rejects.toThrow()
  expect(readFileSync(join(folder, 'document.pdf'))).toHaveLength(upload.source.length)
})
