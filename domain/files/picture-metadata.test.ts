/** @module-tag thorough */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { got, someone } from '@/domain/testing/newsroom'
import {
  agency,
  foundIn,
  maker,
  riff,
  secrets,
  segment,
  tellingJpeg,
  tellingPng,
  tellingWebp,
  xmp,
} from '@/domain/testing/pictures'

const telling = { 'a.jpg': tellingJpeg, 'a.png': tellingPng, 'a.webp': tellingWebp }

test.each(Object.entries(telling))(
  '%s tells everything before it is stored, and nothing afterwards',
  async (name, make) => {
    const dataDir = testDatabase()
    const source = await make()
    expect(foundIn(source, secrets).length).toBeGreaterThanOrEqual(6)
    const stored = got(await storeUpload(await someone(), { source, name }, 0))
    expect(stored.credit).toBe(`${maker} / ${agency}`)
    const files = readdirSync(join(mediaRoot(), stored.id)).map((file) => join(mediaRoot(), stored.id, file))
    expect(files.length).toBe(6)
    for (const file of files) {
      const bytes = readFileSync(file)
      expect(foundIn(bytes, [...secrets, maker, agency, 'Google']), file).toEqual([])
      expect(await exifr.parse(bytes, { ...everything }).catch(() => undefined), file).toSatisfy(onlyColours)
      expect(withExiftool(file), file).toEqual([])
      const { exif, xmp, iptc, tifftagPhotoshop, comments, orientation } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, tifftagPhotoshop, comments, orientation }).toEqual({})
    }
    for (const file of readdirSync(dataDir).filter((name) => name.startsWith('gazette.db')))
      expect(foundIn(readFileSync(join(dataDir, file)), secrets)).toEqual([])
  },
)

const everything = { tiff: true, exif: true, gps: true, iptc: true, xmp: true, icc: false, jfif: false, ihdr: false }

function onlyColours(found: object | undefined) {
  return found === undefined || Object.keys(found).length === 0
}

const hasExiftool = (() => {
  try {
    return !!execFileSync('exiftool', ['-ver'], { stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return false
  }
})()

/** Groups of tags that exiftool finds, without tags of the file and its colours. Empty if exiftool is not installed. */
function withExiftool(file: string) {
  if (!hasExiftool) return []
  const tags = execFileSync('exiftool', ['-a', '-G1', '-s', '-u', file], { encoding: 'utf8' }).trim().split('\n')
  return tags.filter(
    (line) => !/^\[(ExifTool|System|File|JFIF|PNG|RIFF|ICC_Profile|ICC-header|ICC-\w+|Composite|PNG-pHYs)\]/.test(line),
  )
}

test('a profile with a text of its own is not kept: the master has one that is known', async () => {
  testDatabase()
  const stored = got(await storeUpload(await someone(), { source: await tellingJpeg(), name: 'a.jpg' }, 0))
  const { icc } = await sharp(readFileSync(join(mediaRoot(), stored.id, 'master.jpeg'))).metadata()
  const plainPicture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  expect(icc).toEqual((await sharp(plainPicture).metadata()).icc)
})

const plain = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#3a6' } })
const withXmp = async (inside: string) =>
  plain()
    .withXmp(xmp.replace(/<dc:creator>[^]*<\/dc:creator>/, inside).replace(/photoshop:Credit="[^"]*"/, ''))
    .webp()
    .toBuffer()
const afterStart = async (part: Buffer) => {
  const picture = await plain().jpeg().toBuffer()
  return Buffer.concat([picture.subarray(0, 2), part, picture.subarray(2)])
}

test.each<[string, string, () => Promise<Buffer>, string]>([
  [
    'EXIF, the artist',
    'a.jpg',
    () =>
      plain()
        .withExif({ IFD0: { Artist: 'Aye Aye' } })
        .jpeg()
        .toBuffer(),
    'Aye Aye',
  ],
  [
    'EXIF, the copyright',
    'a.png',
    () =>
      plain()
        .withExif({ IFD0: { Copyright: 'UN 2014' } })
        .png()
        .toBuffer(),
    'UN 2014',
  ],
  [
    'XMP, rights alone',
    'a.webp',
    () => withXmp('<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">UN 2014</rdf:li></rdf:Alt></dc:rights>'),
    'UN 2014',
  ],
  [
    'letters that cannot be seen',
    'a.webp',
    () => withXmp('<dc:creator><rdf:Seq><rdf:li>Ma\u202E Hla&#10; \u200BSoe</rdf:li></rdf:Seq></dc:creator>'),
    'Ma Hla Soe',
  ],
  [
    'a credit without end',
    'a.webp',
    () => withXmp(`<dc:creator><rdf:Seq><rdf:li>${'x'.repeat(9000)}</rdf:li></rdf:Seq></dc:creator>`),
    'x'.repeat(300),
  ],
  ['nothing', 'a.png', () => plain().png().toBuffer(), ''],
  [
    'rubbish for XMP',
    'a.jpg',
    () => afterStart(segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:<<>>&&'))),
    '',
  ],
  ['an entity that grows', 'a.webp', () => withXmp('<!DOCTYPE x [<!ENTITY a "aaaa">]><dc:rights>&a;</dc:rights>'), ''],
])('a credit is read from %s', async (_, name, make, credit) => {
  testDatabase()
  expect(got(await storeUpload(await someone(), { source: await make(), name }, 0)).credit).toBe(credit)
})

test('the control: a chunk that is only carried along is found', async () => {
  const picture = await plain().webp().toBuffer()
  expect(foundIn(Buffer.concat([picture, riff('SECR', Buffer.from(secrets[11]!, 'utf16le'))]), secrets)).toEqual([
    secrets[11],
  ])
})
