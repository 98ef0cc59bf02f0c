/** @module-tag thorough */
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { pdfWithObjectStream, smallPdf } from '@/domain/testing/pdfs'
import { pdfRefusals } from './read'
import { findSuspicion } from './suspicion.mjs'
import { refusalOf } from './test-sending'

// PDFs that report to their author when opened, one for each way: such parts are never stored.

beforeEach(() => {
  testDatabase()
})

const away = '<< /S /URI /URI (https://listener.example/opened) >>'
const share = '(\\\\\\\\listener\\\\share\\\\x.pdf)' // \\\\listener\\share\\x.pdf, as a PDF writes it
const link = (action: string) => `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0] /A ${action} >>`

/** Parts of a file that report to its author: in the catalogue, in objects (from number 20 on), and on the page. */
type PdfParts = { catalogue?: string; objects?: string[]; page?: string }

const calling: [string, PdfParts, string][] = [
  ['an address that is opened with it', { catalogue: `/OpenAction ${away}` }, 'opens a web address'],
  [
    'an address behind a name spelled otherwise',
    { catalogue: '/Open#41ction << /S /#55RI /URI (x:y) >>' },
    'opens a web',
  ],
  [
    'an address behind a comment',
    { catalogue: '/OpenAction%>>\n<< /S%>>\n/URI /URI (https://a.example) >>' },
    'opens a web',
  ],
  ['an address in an object of its own', { catalogue: '/OpenAction 20 0 R', objects: [away] }, 'opens a web'],
  [
    'an address behind brackets that seem to end it',
    { catalogue: '/OpenAction 20 0 R', objects: ['<< /D (>> ( >>) >>) /S /URI /URI (https://a.example) >>'] },
    'opens a web',
  ],
  [
    'an address after a place in the document',
    { catalogue: `/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next ${away} >>` },
    'opens a web',
  ],
  [
    'an action whose kind stands elsewhere',
    { catalogue: '/OpenAction << /S 20 0 R /#55RI (https://a.example) >>', objects: ['/URI'] },
    'opens a web',
  ],
  [
    'an action that is longer than any',
    { catalogue: '/OpenAction 20 0 R', objects: [`<< /X (${'x'.repeat(3_000)}) /S /URI /URI (https://a.example) >>`] },
    'opens a web',
  ],
  ['an action of the document', { catalogue: `/AA << /WC ${away} >>` }, 'by itself when it is opened'],
  ['an action of a page', { page: `/AA << /O ${away} >>` }, 'by itself when it is opened'],
  [
    'an action of a page elsewhere',
    { page: '/A#41 20 0 R', objects: [`<< /O ${away} >>`] },
    'by itself when it is opened',
  ],
  [
    'an action of a mark on a page',
    { page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /AA << /E ${away} >> >>]` },
    'by itself when it is opened',
  ],
  [
    'an action of a field',
    { catalogue: '/AcroForm << /Fields [20 0 R] >>', objects: [`<< /FT /Tx /T (a) /AA << /K ${away} >> >>`] },
    'by itself when it is opened',
  ],
  [
    'a form that is sent',
    { page: `/Annots [${link('<< /S /SubmitForm /F << /FS /URL /F (https://a.example) >> >>')}]` },
    'sends what is filled in',
  ],
  ['data fetched into a form', { catalogue: '/OpenAction << /S /ImportData /F (a.fdf) >>' }, 'calls a program'],
  ['a program', { catalogue: `/OpenAction << /S /Launch /F ${share} >>` }, 'calls a program'],
  [
    'a file on a share that is opened',
    { catalogue: `/OpenAction << /S /GoToR /F ${share} /D [0 /Fit] >>` },
    'on a computer or a share',
  ],
  ['a link to a file on a share', { page: `/Annots [${link(`<< /S /GoToR /F ${share} /D [0 /Fit] >>`)}]` }, 'a share'],
  [
    'a file within a file on a share',
    { catalogue: `/OpenAction << /S /GoToE /F ${share} /D [0 /Fit] >>` },
    'attached files',
  ],
  ['a thread of another file', { catalogue: `/OpenAction << /S /Thread /F ${share} /D 0 >>` }, 'a share'],
  [
    'a share in octal digits',
    { catalogue: '/OpenAction << /S /Thread /F (\\134\\134listener\\134x) /D 0 >>' },
    'a share',
  ],
  ['a share in hexadecimal digits', { catalogue: '/Threads << /UF <FEFF005C 005C 0061> >>' }, 'a share'],
  ['a share with other strokes', { catalogue: '/OpenAction << /S /Thread /F (//listener/x.pdf) /D 0 >>' }, 'a share'],
  [
    'a share in an object of its own',
    { catalogue: '/OpenAction << /S /Thread /F 20 0 R /D 0 >>', objects: [share] },
    'a share',
  ],
  ['a file at an address', { catalogue: '/Threads << /Type /Filespec /FS /URL /F (a) >>' }, 'fetches parts'],
  [
    'a file at an address, told elsewhere',
    { catalogue: '/Threads << /FS 20 0 R /F (a) >>', objects: ['/URL'] },
    'fetches parts',
  ],
  [
    'a script by its text alone',
    { catalogue: '/OpenAction << /S 20 0 R /J#53 (app.beep) >>', objects: ['/X'] },
    'a script',
  ],
  ['a form in XFA', { catalogue: '/AcroForm << /X#46A [(a) 20 0 R] /Fields [] >>', objects: ['<< >>'] }, 'XFA'],
  ['a rendition', { catalogue: '/OpenAction << /S /Rendition /OP 0 >>' }, 'a script'],
  ['media', { page: '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]' }, 'films'],
  ['a film', { page: '/Annots [<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] >>]' }, 'films'],
  ['a sound', { catalogue: '/OpenAction << /S /Sound /Sound 20 0 R >>', objects: ['<< >>'] }, 'films'],
]

const numbered = (objects: string[]) => Object.fromEntries(objects.map((object, n) => [20 + n, object]))

test.each(calling)(
  'refused, in plain objects and packed ones: %s',
  (_what, { catalogue, page, objects = [] }, sentence) => {
    expect(refusal(smallPdf({ catalogue, page, more: numbered(objects) })), 'in plain objects').toContain(sentence)
    const packed = pdfWithObjectStream(catalogue ?? '', { page, objects: numbered(objects) })
    expect(refusal(packed), 'in an object stream').toContain(sentence)
  },
)

function refusal(bytes: Buffer) {
  const { why } = findSuspicion(bytes)
  return why ? pdfRefusals[why as keyof typeof pdfRefusals] : ''
}

test.each<[string, PdfParts, string]>([
  ['an address that is opened with it', { catalogue: `/OpenAction ${away}` }, 'opens a web address'],
  ['an action of a page', { page: `/AA << /O ${away} >>` }, 'by itself'],
  ['a form that is sent', { page: `/Annots [${link('<< /S /SubmitForm /F (a) >>')}]` }, 'sends what is filled in'],
  ['a link to a file on a share', { page: `/Annots [${link(`<< /S /GoToR /F ${share} /D [0 /Fit] >>`)}]` }, 'a share'],
  ['a screen on a page', { page: '/Annots [<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] >>]' }, 'films'],
  ['a thing in three dimensions', { page: '/Annots [<< /Type /Annot /Subtype /3D /Rect [0 0 9 9] >>]' }, 'films'],
])('sent to the desk it leaves nothing: %s', async (_what, { catalogue, page }, sentence) => {
  expect(await refusalOf(smallPdf({ catalogue, page }))).toContain(sentence)
  expect(await refusalOf(pdfWithObjectStream(catalogue ?? '', { page })), 'in an object stream').toContain(sentence)
})

test.each<[string, () => Buffer, string]>([
  [
    'an action that an update put in place of a harmless one',
    () =>
      Buffer.concat([
        smallPdf({ catalogue: '/OpenAction 20 0 R', more: { 20: '[10 0 R /Fit]' } }),
        Buffer.from(`20 0 obj\n${away}\nendobj\n%%EOF\n`),
      ]),
    'opens a web',
  ],
  [
    'an action that an update hides',
    () =>
      Buffer.concat([
        smallPdf({ catalogue: '/OpenAction 20 0 R', more: { 20: away } }),
        Buffer.from('20 0 obj\n[10 0 R /Fit]\nendobj\n%%EOF\n'),
      ]),
    'opens a web',
  ],
  [
    'a stream whose content is elsewhere',
    () => smallPdf({ more: { 20: { dictionary: '/F (picture.jpg) /FFilter /DCTDecode', data: '' } } }),
    'fetches parts',
  ],
  [
    'a stream in a file beside it',
    () => smallPdf({ more: { 20: { dictionary: '/F (b.bin)', data: '' } } }),
    'fetches parts',
  ],
  [
    'a value behind more than anybody writes',
    () => smallPdf({ catalogue: `/AA ${' '.repeat(2_000)}<< /WC ${away} >>` }),
    'cannot be looked into',
  ],
])('refused: %s', (_what, make, sentence) => {
  expect(refusal(make())).toContain(sentence)
})

test.each<[string, PdfParts]>([
  [
    'links that a reader clicks',
    { page: `/Annots [${link(away)} ${link('<< /S /GoTo /D [3 0 R /Fit] >>')} ${link('20 0 R')}]`, objects: [away] },
  ],
  ['a place it opens at', { catalogue: '/OpenAction [3 0 R /Fit]' }],
  [
    'a place it opens at, in an object of its own',
    { catalogue: '/OpenAction 20 0 R', objects: ['[3 0 R /XYZ null null 0]'] },
  ],
  [
    'an action that goes to a place',
    { catalogue: '/OpenAction 20 0 R', objects: ['<< /Type /Action /S /GoTo /D (chapter.1) >>'] },
  ],
  [
    'an outline and named places',
    {
      catalogue: '/Outlines 20 0 R /Names << /Dests << /Names [(chapter.1) [3 0 R /Fit]] >> >> /PageMode /UseOutlines',
      objects: [
        '<< /Type /Outlines /First 21 0 R /Last 22 0 R /Count 2 >>',
        '<< /Title (1 Summary // see https://a.example) /Parent 20 0 R /Next 22 0 R /A << /S /GoTo /D (chapter.1) >> >>',
        `<< /Title (2 More) /Parent 20 0 R /Prev 21 0 R /A ${away} >>`,
      ],
    },
  ],
  [
    'an address that others are relative to',
    { catalogue: '/URI << /Base (https://a.example/) >> /OpenAction [3 0 R /Fit]' },
  ],
  [
    'a form to be printed',
    {
      catalogue: '/AcroForm << /Fields [20 0 R] /DA (/F1 0 Tf) >>',
      objects: ['<< /FT /Tx /T (name) /F 4 /Subtype /Widget /Rect [0 0 9 9] >>'],
    },
  ],
  [
    'a letter named F, and marks with flags',
    {
      page: '/F 4 /Trans << /S /Fade /D 1 >> /Annots [<< /Type /Annot /Subtype /Text /F 28 /Rect [0 0 9 9] /Contents (a) >>]',
    },
  ],
])('kept: %s', async (_what, { catalogue, page, objects = [] }) => {
  expect(await refusalOf(smallPdf({ catalogue, page, more: numbered(objects) })), 'in plain objects').toBe('')
  testDatabase()
  expect(
    await refusalOf(pdfWithObjectStream(catalogue ?? '', { page, objects: numbered(objects) })),
    'in an object stream',
  ).toBe('')
})

test('short names that stand in packed bytes by chance do not count', async () => {
  const noise = Buffer.from('/AA\x01/JS\x9c/F\xf0/FS\x11/XFA\x07/UF\x99'.repeat(3_000), 'latin1')
  expect(await refusalOf(smallPdf({ more: { 20: { dictionary: '/X 1', data: noise } } }))).toBe('')
})
