/** @module-tag property */
import { deflateSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { packed, pdfOf, pdfWithObjectStream, smallPdf } from '@/domain/testing/pdfs'
import { refusalOf } from './test-sending'

// Refused or kept: what counts is that it ends.

beforeEach(() => {
  testDatabase()
})

const bombs: [string, () => Buffer][] = [
  [
    'pages that hold themselves',
    () => pdfOf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4000 >>' }),
  ],
  ['a page of a kilometre', () => smallPdf({ box: '0 0 99999999 99999999' })],
  [
    'a picture of a billion pixels',
    () =>
      smallPdf({
        page: '',
        content: 'q 300 0 0 400 0 0 cm /I Do Q',
        more: {
          3: '<< >>',
          20: {
            dictionary:
              '/Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode',
            data: deflateSync(Buffer.alloc(50_000_000)),
          },
          10: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /XObject << /I 20 0 R >> >> >>',
        },
      }),
  ],
  ['a hundred thousand brackets', () => smallPdf({ catalogue: `/X ${'['.repeat(100_000)}${']'.repeat(100_000)}` })],
]

/** Only in `npm run test:all`: each takes seconds. */
const longBombs: typeof bombs = [
  ['a content stream of 2 GB', () => smallPdf({ content: twice(Buffer.alloc(200_000_000, 'q ')) })],
  [
    'a content stream of drawing without end',
    () => smallPdf({ content: packed('0 0 300 400 re f\n'.repeat(6_000_000)) }),
  ],
  [
    'an object stream of 1 GB',
    () =>
      pdfOf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [] /Count 0 >>',
        5: {
          dictionary: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          data: deflateSync(Buffer.alloc(200_000_000, ' ')),
        },
      }),
  ],
  ['a hundred thousand pages', () => smallPdf({ pages: 100_000 })],
  [
    'forms that draw each other, each twice',
    () =>
      smallPdf({
        content: '/X Do',
        more: {
          ...doubling(40),
          10: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /XObject << /X 30 0 R >> >> >>',
        },
      }),
  ],
  ['a hundred thousand saved states', () => smallPdf({ content: packed('q '.repeat(5_000_000)) })],
  [
    'a shading of hard functions',
    () =>
      smallPdf({
        content: '/S sh',
        more: {
          10: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Function 20 0 R >> >> >> >>`,
          20: {
            dictionary: '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]',
            data: `{ ${'sin cos sin cos '.repeat(50_000)} pop }`,
          },
        },
      }),
  ],
]

function twice(data: Buffer) {
  return { dictionary: '/Filter [/FlateDecode /FlateDecode]', data: deflateSync(deflateSync(data)) }
}

function doubling(depth: number) {
  const form = (n: number) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /XObject << /X ${n + 1} 0 R >> >>`,
    data: '/X Do /X Do',
  })
  return Object.fromEntries(Array.from({ length: depth }, (_, n) => [30 + n, form(30 + n)]))
}

/** Layers over the whole page, each blended with the layers below: a small file, and minutes of work. */
function glass(layers: number) {
  return smallPdf({
    content: packed('/X Do '.repeat(layers)),
    more: {
      10: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /XObject << /X 30 0 R >> >> >>',
      30: {
        dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /I true >>
          /Resources << /ExtGState << /G << /ca 0.5 /BM /Luminosity >> >> >>`,
        data: '/G gs 0 0 300 400 re f 10 10 200 200 re f',
      },
    },
  })
}

test('work for minutes is ended, and says why', { timeout: 20_000 }, async () => {
  expect(await refusalOf(glass(20_000))).toContain('takes too long to read')
})

test.each(bombs)('%s ends within its limits', { timeout: 20_000 }, async (_what, make) => {
  await refusalOf(make())
})

test.each(longBombs)('%s ends within its limits', { timeout: 20_000, tags: 'thorough' }, async (_what, make) => {
  await refusalOf(make())
})

const faulty = runs({ suite: 30, soak: 1_000, seed: 20141007 })

test('small PDFs with faults at chance all end within their limits', { timeout: faulty.numRuns * 2_000 }, async () => {
  const whole = pdfWithObjectStream('')
  const plain = smallPdf({ pages: 2 })
  let { seed } = faulty
  const chance = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let n = 0; n < faulty.numRuns; n++) {
    const source = Buffer.from(n % 2 ? whole : plain)
    for (let faults = 0; faults <= chance(12); faults++) source[8 + chance(source.length - 16)] = chance(256)
    await refusalOf(source)
    if ((await read().$count(media)) > 0) testDatabase()
  }
})
