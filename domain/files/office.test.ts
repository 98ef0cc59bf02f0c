import { existsSync, readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { got, someone } from '@/domain/testing/newsroom'
import { openDocument, wordDocument, zipOf } from '@/domain/testing/office'

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

test.each([
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
