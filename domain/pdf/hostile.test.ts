import { existsSync, readdirSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/media-files'
import { storeUpload } from '../intake'
import { someone } from '../test-newsroom'
import { packed, pdfOf, pdfWithObjectStream, smallPdf } from '../test-pdfs'

// Whatever a PDF does, this process lives, the answer comes within 5 s and 300 MB, and what is refused leaves nothing.

beforeEach(() => {
  testDatabase()
})

const worst = { time: 0, peak: 0 }
afterAll(() => console.log(`The worst took ${Math.round(worst.time)} ms and ${Math.round(worst.peak / 1e6)} MB.`))

async function sent(source: Buffer, name = 'x.pdf') {
  const begun = performance.now()
  let peak = 0
  const result = await storeUpload(await someone(), { source, name, onCost: (cost) => (peak = cost) }, 5)
  const time = performance.now() - begun
  worst.time = Math.max(worst.time, time)
  worst.peak = Math.max(worst.peak, peak)
  expect(time, 'milliseconds').toBeLessThan(5_000)
  expect(peak, 'bytes').toBeLessThan(300_000_000)
  if (!result.ok) await nothingKept()
  return result.ok ? '' : result.problems[0]!.message
}

async function nothingKept() {
  expect(await read().$count(media)).toBe(0)
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
}

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const scripts = 'holds a script'

test('the builders make PDFs that are kept: what is refused below is refused for what it holds', async () => {
  expect(await sent(smallPdf({ pages: 3 }))).toBe('')
  testDatabase()
  expect(await sent(pdfWithObjectStream(''))).toBe('')
})

test.each([
  ['a script when it is opened', () => smallPdf({ catalogue: `/OpenAction ${script}` }), scripts],
  [
    'a script behind a name spelled otherwise',
    () => smallPdf({ catalogue: '/OpenAction << /S /J#61vaScript /JS (1) >>' }),
    scripts,
  ],
  ['a script of a page', () => smallPdf({ page: `/AA << /O ${script} >>` }), scripts],
  ['a script in an object stream', () => pdfWithObjectStream(`/OpenAction ${script}`), scripts],
  [
    'a script in an object stream, spelled otherwise',
    () => pdfWithObjectStream('/OpenAction << /S /#4aavaScript /JS (1) >>'),
    scripts,
  ],
  [
    'a script in an object that a later one of its number hides',
    () =>
      Buffer.concat([
        smallPdf({ catalogue: `/OpenAction ${script}` }),
        Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%%EOF\n'),
      ]),
    scripts,
  ],
  ['a program call', () => smallPdf({ catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'calls a program'],
  [
    'a program call in an object stream',
    () => pdfWithObjectStream('/OpenAction 4 0 R', { inStream: ['<< /S /Launch /F (cmd.exe) >>'] }),
    'calls a program',
  ],
  [
    'an attached file',
    () =>
      smallPdf({
        catalogue: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
        more: {
          5: '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
          6: { dictionary: '/Type /EmbeddedFile', data: 'MZ' },
        },
      }),
    'attached files',
  ],
  [
    'an attached file in an object stream',
    () =>
      pdfWithObjectStream('/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>', {
        inStream: ['<< /Type /Filespec /F (a.exe) >>'],
      }),
    'attached files',
  ],
  [
    'a file behind a mark on a page',
    () => smallPdf({ page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>]' }),
    'attached files',
  ],
  [
    'a film',
    () => pdfWithObjectStream('', { inStream: ['<< /Type /Annot /Subtype /RichMedia /Rect [0 0 1 1] >>'] }),
    'films',
  ],
  ['an XFA form', () => pdfWithObjectStream('/AcroForm << /XFA 4 0 R /Fields [] >>', { inStream: ['<< >>'] }), 'XFA'],
  [
    'an object stream that hides its type',
    () => pdfWithObjectStream(`/OpenAction ${script}`, { type: '/Type /Obj#53tm' }),
    scripts,
  ],
  ['an object stream without a type', () => pdfWithObjectStream(`/OpenAction ${script}`, { type: '' }), scripts],
  [
    'an object stream packed in an unusual way',
    () => pdfWithObjectStream('', { spoil: '/DecodeParms << /Predictor 12 /Columns 4 >>' }),
    'cannot be looked into',
  ],
  [
    'an object stream whose dictionary is cut by a decoy',
    () =>
      pdfWithObjectStream(`/OpenAction ${script}`, { type: '/Type /ObjStm', spoil: `/X (${'endobj '.repeat(90)})` }),
    'cannot be looked into',
  ],
])('%s is refused', async (_what, make, sentence) => {
  expect(await sent(make())).toContain(sentence)
})

async function locked(options: { userPassword?: string; ownerPassword: string }) {
  const document = new PDFDocument({ ...options, pdfVersion: '1.7' })
  document.text('Secret').end()
  return buffer(document)
}

test('a PDF that is locked or protected says so', async () => {
  expect(await sent(await locked({ userPassword: 'x', ownerPassword: 'y' }))).toContain('locked with a password')
  expect(await sent(await locked({ ownerPassword: 'y' }))).toContain('protected')
})

test.each([
  ['a picture before it', () => Buffer.concat([Buffer.from('GIF89a'), smallPdf()]), 'is not'],
  [
    'an archive after it',
    () =>
      Buffer.concat([
        smallPdf(),
        Buffer.from('PK\x01\x02'),
        Buffer.alloc(40),
        Buffer.from('PK\x05\x06'),
        Buffer.alloc(18),
        Buffer.from('%%EOF'),
      ]),
    'another file',
  ],
  ['much after its end', () => Buffer.concat([smallPdf(), Buffer.alloc(5_000, 'x')]), 'ends too early'],
])('a PDF with %s is refused', async (_what, make, sentence) => {
  expect(await sent(make())).toContain(sentence)
})

test('a PDF cut short anywhere leaves nothing', async () => {
  const whole = smallPdf({ pages: 2 })
  for (let n = 1; n <= 15; n++) {
    const sentence = await sent(whole.subarray(0, Math.floor((whole.length * n) / 16)))
    expect(sentence, `${n} of 16`).not.toBe('')
  }
})

const bombs: [string, () => Buffer][] = [
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
  ['a hundred thousand brackets', () => smallPdf({ catalogue: `/X ${'['.repeat(100_000)}${']'.repeat(100_000)}` })],
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

test.each(bombs)('%s ends within its limits', { timeout: 20_000 }, async (_what, make) => {
  await sent(make())
})

test('200 small PDFs with faults at chance all end within their limits', { timeout: 300_000 }, async () => {
  const whole = pdfWithObjectStream('')
  const plain = smallPdf({ pages: 2 })
  let seed = 20141007
  const chance = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let n = 0; n < 200; n++) {
    const source = Buffer.from(n % 2 ? whole : plain)
    for (let faults = 0; faults <= chance(12); faults++) source[8 + chance(source.length - 16)] = chance(256)
    await sent(source)
    if ((await read().$count(media)) > 0) testDatabase()
  }
})
