import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { got, someone } from '@/domain/testing/newsroom'
import { openDocument, wordDocument, workbook, zipOf, type ZipEntry } from '@/domain/testing/office'

beforeEach(() => {
  testDatabase()
})

async function upload(source: Buffer, name: string) {
  return storeUpload(await someone(), { source, name }, 5)
}

test('a Word document is kept as it came, and what it tells of its making is known', async () => {
  const stored = got(await upload(wordDocument(), 'Work plan.docx'))
  expect(stored).toMatchObject({
    name: 'work-plan.docx',
    title: 'A plan',
    properties: { author: 'Jane & Co', changedBy: 'Sok', program: 'Microsoft Office Word' },
  })
  expect(readdirSync(`${mediaRoot()}/${stored.id}`)).toEqual(['document.docx'])
})

test('an OpenDocument text and a table are kept', async () => {
  expect(got(await upload(openDocument(), 'a.odt'))).toMatchObject({
    type: 'application/vnd.oasis.opendocument.text',
    properties: { author: 'Jane', changedBy: 'Sok', program: 'LibreOffice/7' },
  })
  expect(got(await upload(Buffer.from('\ufeffខេត្ត,ករណី\nBattambang,12\n'), 'cases.csv'))).toMatchObject({
    type: 'text/csv',
    properties: {},
  })
})

const relations = (type: string, mode = 'External') =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://evil.example/x" TargetMode="${mode}"/></Relationships>`

test('links to other places are no reason to refuse a document', async () => {
  const linked = wordDocument([['word/_rels/document.xml.rels', relations('hyperlink')]])
  expect(await upload(linked, 'a.docx')).toMatchObject({ ok: true })
})

test('a document of 1 kB with 600 kB of unfinished elements costs this process nothing to speak of', async () => {
  const unfinished = (name: string) => wordDocument([[name, '<dc:title '.repeat(60_000), { packed: true }]])
  const documents = [unfinished('docProps/core.xml'), unfinished('word/_rels/document.xml.rels')]
  expect(documents[0]!.length).toBeLessThan(4_000)
  for (const document of documents) {
    const before = process.cpuUsage()
    const result = await upload(document, 'a.docx')
    const { user, system } = process.cpuUsage(before)
    expect(result.ok ? '' : result.problems[0]!.message).toContain('damaged')
    expect((user + system) / 1_000, 'milliseconds').toBeLessThan(1_000)
  }
})

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A Word document with parts of these types. */
function wordWith(parts: [name: string, content: string | Buffer, type: string][], more: ZipEntry[] = []) {
  const main: [string, string, string] = [
    'word/document.xml',
    '<w:document><w:body/></w:document>',
    `${word}.document.main+xml`,
  ]
  const all = [main, ...parts]
  const types = all.map(([name, , type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('')
  const entries = all.map(([name, content]): ZipEntry => [name, content])
  return wordDocument([['[Content_Types].xml', `<Types>${types}</Types>`], ...entries, ...more])
}

const worksheet = (inner: string) =>
  workbook([{ part: ['xl/worksheets/sheet1.xml', `<worksheet>${inner}</worksheet>`], type: 'worksheet' }])
const inside = (type: string) => relations(type, 'Internal')
const withTemplate = wordDocument([['word/_rels/settings.xml.rels', relations('attachedTemplate')]])

test('ordinary documents are kept: charts with their workbooks, signatures of programs, and what LibreOffice writes', async () => {
  const folder = join(import.meta.dirname, '../testing/libreoffice')
  const files = readdirSync(folder).filter((name) => name.endsWith('.docx'))
  expect(files.length).toBeGreaterThan(5)
  for (const name of files)
    expect([name, await upload(readFileSync(join(folder, name)), name)]).toMatchObject([name, { ok: true }])
  const chart = wordWith(
    [
      [
        'word/charts/chart1.xml',
        '<c:chartSpace/>',
        'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      ],
      ['word/embeddings/data.xlsx', worksheet('<row><c><f>SUM(A1:A3)</f></c></row>'), `${spreadsheet}.sheet`],
      ['word/media/image1.png', 'x', 'image/png'],
    ],
    [
      ['word/charts/_rels/chart1.xml.rels', inside('package')],
      ['word/_rels/document.xml.rels', inside('chart')],
    ],
  )
  expect(await upload(chart, 'chart.docx')).toMatchObject({ ok: true })
  const words = worksheet('<row><c><f>CONCAT("IMAGE(", MYIMAGE(1), "a")</f></c></row>')
  expect(await upload(words, 'words.xlsx')).toMatchObject({ ok: true })
  const open = openDocument(
    [
      'Configurations2/',
      'Configurations2/accelerator/current.xml',
      'Thumbnails/thumbnail.png',
      'Pictures/1.png',
      'manifest.rdf',
    ]
      .concat([
        'Object 1/content.xml',
        'ObjectReplacements/Object 1',
        'Basic/script-lc.xml',
        'settings.xml',
        'layout-cache',
      ])
      .map((name) => [name, /^(Obj|set).*xml$/.test(name) ? '<office:scripts/>' : '']),
  )
  expect(await upload(open, 'open.odt')).toMatchObject({ ok: true })
})

test.each([
  [
    'a part that is read as HTML',
    'a.docx',
    () => wordDocument([['word/_rels/document.xml.rels', inside('aFChunk')]]),
    'ordinary',
  ],
  [
    'a part of a type that nothing ordinary has',
    'a.docx',
    () => wordWith([['word/a.html', 'x', 'text/html']]),
    'ordinary',
  ],
  [
    'macros under the name of a picture',
    'a.docx',
    () =>
      wordDocument([
        [
          'word/_rels/document.xml.rels',
          '<Relationships><Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="media/image1.png"/></Relationships>',
        ],
      ]),
    'ordinary',
  ],
  [
    'a relation of a vocabulary that is not known',
    'a.docx',
    () =>
      wordDocument([
        [
          'word/_rels/document.xml.rels',
          '<Relationships><Relationship Type="http://x.example/relationships/image" Target="a"/></Relationships>',
        ],
      ]),
    'ordinary',
  ],
  [
    'a sheet of macros',
    'a.xlsx',
    () => workbook([{ part: ['xl/macrosheets/sheet1.xml', '<xm:macrosheet/>'], type: 'macrosheet' }]),
    'ordinary',
  ],
  [
    'a document in it that has a template elsewhere',
    'a.docx',
    () => wordWith([['word/embeddings/a.docx', withTemplate, `${word}.document`]]),
    'from another place',
  ],
  [
    'a document in a document in it that has a template elsewhere',
    'a.docx',
    () =>
      wordWith([
        [
          'word/embeddings/a.docx',
          wordWith([['word/embeddings/b.docx', withTemplate, `${word}.document`]]),
          `${word}.document`,
        ],
      ]),
    'from another place',
  ],
  [
    'a formula that fetches',
    'a.xlsx',
    () => worksheet('<c><f>_xlfn.WEBSERVICE("http://evil.example/")</f></c>'),
    'from another place',
  ],
  [
    'a formula of a picture elsewhere',
    'a.xlsx',
    () => worksheet('<c><f>1+_xlfn.IMAGE(A1)</f></c>'),
    'from another place',
  ],
  [
    'a condition that fetches',
    'a.xlsx',
    () => worksheet('<cfRule><formula>WebService (A1)</formula></cfRule>'),
    'from another place',
  ],
  [
    'a script in the text of an OpenDocument',
    'a.odt',
    () =>
      openDocument([['content.xml', '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>']]),
    'macros',
  ],
  ['a file that no OpenDocument has', 'a.odt', () => openDocument([['Versions/Version1', 'x']]), 'ordinary'],
  [
    'a key that runs a macro in an OpenDocument',
    'a.odt',
    () =>
      openDocument([['Configurations2/accelerator/current.xml', '<accel:item xlink:href="vnd.sun.star.script:a"/>']]),
    'macros',
  ],
  ['macros', 'a.docx', () => wordDocument([['word/vbaProject.bin', 'x']]), 'macros'],
  [
    'macros, under its own type',
    'a.docx',
    () => wordDocument([], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    'macros',
  ],
  ['macros of OpenDocument', 'a.odt', () => openDocument([['Basic/Standard/Module1.xml', '<x/>']]), 'macros'],
  [
    'a template elsewhere',
    'a.docx',
    () => wordDocument([['word/_rels/settings.xml.rels', relations('attachedTemplate')]]),
    'from another place',
  ],
  [
    'a picture elsewhere',
    'a.docx',
    () => wordDocument([['word/_rels/document.xml.rels', relations('image')]]),
    'from another place',
  ],
  [
    'a picture elsewhere, in another encoding',
    'a.docx',
    () => wordDocument([['word/_rels/document.xml.rels', Buffer.from(`\ufeff${relations('image')}`, 'utf16le')]]),
    'from another place',
  ],
  [
    'a picture elsewhere, in a part whose name is in capitals',
    'a.docx',
    () => wordDocument([['word/_RELS/document.xml.RELS', relations('image')]]),
    'from another place',
  ],
  [
    'a picture elsewhere that says, by another name, that it is a link',
    'a.docx',
    () =>
      wordDocument([
        [
          'word/_rels/document.xml.rels',
          relations('image').replace(' Target=', ' xmlns:x="urn:x" x:Type="http://x.example/hyperlink" Target='),
        ],
      ]),
    'from another place',
  ],
  ['a part that is no XML', 'a.docx', () => wordDocument([['docProps/core.xml', '<a><b></a>']]), 'damaged'],
  ['a packed program', 'a.docx', () => wordDocument([['word/embeddings/oleObject1.bin', 'MZ']]), 'other programs'],
  [
    'an entity bomb',
    'a.docx',
    () => wordDocument([['word/_rels/document.xml.rels', '<!DOCTYPE x [<!ENTITY a "aa">]><Relationships/>']]),
    'damaged',
  ],
  [
    'a password',
    'a.odt',
    () => openDocument([], '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'),
    'locked with a password',
  ],
  ['a password of the archive', 'a.docx', () => wordDocument([['word/x.xml', 'x', { flags: 1, size: 1 }]]), 'locked'],
  [
    'a list that promises 4 GB',
    'a.docx',
    () => wordDocument([['word/x.xml', 'x', { size: 4_000_000_000 }]]),
    'far more than a document',
  ],
  [
    'twenty thousand parts',
    'a.docx',
    () => wordDocument(Array.from({ length: 20_000 }, (_, n) => [`word/${n}.xml`, ''])),
    'far more than a document',
  ],
  [
    'the same part twice',
    'a.docx',
    () => wordDocument([...(['1', '2'] as const).map((text): [string, string] => ['word/x.xml', text])]),
    'damaged',
  ],
  ['a part that climbs out', 'a.docx', () => wordDocument([['../../x', 'x']]), 'damaged'],
  ['only half of itself', 'a.docx', () => wordDocument().subarray(0, 700), 'damaged'],
  ['any archive under a document’s name', 'a.docx', () => zipOf([['x.txt', 'x']]), 'is not a picture'],
  ['a Word document under a workbook’s name', 'a.xlsx', () => wordDocument(), 'holds a Word document'],
  [
    'an old or locked document',
    'a.docx',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'locked with a password',
  ],
  [
    'a document of long ago',
    'a.doc',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'Save it as .docx',
  ],
  ['a table in another encoding', 'a.csv', () => Buffer.from('caf\xe9,1\n', 'latin1'), 'CSV UTF-8'],
  ['a table with zeros', 'a.csv', () => Buffer.from('a,\0\n'), 'CSV UTF-8'],
  ['a web page that calls itself a table', 'a.csv', () => Buffer.from(' <script>alert(1)</script>'), 'a web page'],
])('%s is refused in a sentence and nothing is kept', async (_what, name, make, sentence) => {
  const result = await upload(make(), name)
  expect(result.ok ? '' : result.problems[0]!.message).toContain(sentence)
  expect(await read().$count(media)).toBe(0)
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
})
