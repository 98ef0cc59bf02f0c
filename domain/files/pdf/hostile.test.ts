/** @module-tag thorough */
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { packed, pdfWithObjectStream, smallPdf } from '@/domain/testing/pdfs'
import { refusalOf } from './test-sending'

beforeEach(() => {
  testDatabase()
})

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const scripts = 'holds a script'

test('the builders make PDFs that are kept: what is refused below is refused for what it holds', async () => {
  expect(await refusalOf(smallPdf({ pages: 3 }))).toBe('')
  testDatabase()
  expect(await refusalOf(pdfWithObjectStream(''))).toBe('')
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
  [
    'an object stream whose dictionary is long, with a harmless one beside it',
    () => {
      const { dictionary = '', data } = packed('9 0 (x)', '/N 1 /First 4')
      const harmless = Buffer.from(
        `8 0 obj\n<< ${dictionary} >>\nstream\n${data.toString('latin1')}\nendstream\nendobj\n%%EOF\n`,
        'latin1',
      )
      return Buffer.concat([
        pdfWithObjectStream(`/OpenAction ${script}`, { spoil: `/X (${'x'.repeat(500)})` }),
        harmless,
      ])
    },
    scripts,
  ],
  [
    'an object stream without a type whose dictionary says in a string that it ends',
    () => pdfWithObjectStream(`/OpenAction ${script}`, { type: '', spoil: '/X (endobj)' }),
    'cannot be looked into',
  ],
  [
    'an object stream without a type whose dictionary is very long',
    () => pdfWithObjectStream(`/OpenAction ${script}`, { type: '', spoil: `/X (${'x'.repeat(100_000)})` }),
    scripts,
  ],
  [
    'an object stream that says elsewhere how it is packed',
    () => pdfWithObjectStream('', { spoil: '/DecodeParms 1 0 R' }),
    'cannot be looked into',
  ],
  [
    'an object behind a long comment',
    () => smallPdf({ more: { 5: `%${'x'.repeat(2_000)}\n<< /Length 0 >>` } }),
    'cannot be looked into',
  ],
])('%s is refused', async (_what, make, sentence) => {
  expect(await refusalOf(make())).toContain(sentence)
})

async function locked(options: { userPassword?: string; ownerPassword: string }) {
  const document = new PDFDocument({ ...options, pdfVersion: '1.7' })
  document.text('Secret').end()
  return buffer(document)
}

test('a PDF that is locked or protected says so', async () => {
  expect(await refusalOf(await locked({ userPassword: 'x', ownerPassword: 'y' }))).toContain('locked with a password')
  expect(await refusalOf(await locked({ ownerPassword: 'y' }))).toContain('protected')
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
  expect(await refusalOf(make())).toContain(sentence)
})

test('a PDF cut short anywhere leaves nothing', async () => {
  const whole = smallPdf({ pages: 2 })
  for (let n = 1; n <= 15; n++) {
    const sentence = await refusalOf(whole.subarray(0, Math.floor((whole.length * n) / 16)))
    expect(sentence, `${n} of 16`).not.toBe('')
  }
})
