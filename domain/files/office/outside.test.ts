/** @module-tag thorough */
import { existsSync, readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { someone } from '@/domain/testing/newsroom'
import { openDocument, wordDocument, workbook } from '@/domain/testing/office'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from '../intake'

// Returns what a document would fetch or run by itself when it is opened.

beforeEach(() => {
  testDatabase()
})

async function refusalOf(source: Buffer, name: string) {
  const result = await storeUpload(await someone(), { source, name }, 5)
  if (result.ok) return ''
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
  return result.problems[0]!.message
}

const outside = 'from another place'
const dde = 'from another program when it is opened (DDE)'
const image = (href: string) => `<draw:frame><draw:image xlink:href="${href}" xlink:actuate="onLoad"/></draw:frame>`
const content = (inner: string) => `<office:document-content>${inner}</office:document-content>`
const odt = (inner: string, part = 'content.xml') => openDocument([[part, content(inner)]])

test.each([
  ['a picture elsewhere', image('http://evil.example/x.png'), outside],
  ['a picture elsewhere, in capitals and entities', image('&#72;TTPS&#58;//evil.example/x.png'), outside],
  ['a picture on a share', image('\\\\evil.example\\share\\x.png'), outside],
  ['a picture on a share, with slashes', image('//evil.example/share/x.png'), outside],
  ['a picture on a disk', image('file:///home/x.png'), outside],
  ['a picture beside the document', image('../x.png'), outside],
  ['a picture elsewhere, under another prefix', '<d:image l:href="ftp://evil.example/x.png"/>', outside],
  ['an object elsewhere', '<draw:object xlink:href="http://evil.example/x.ods"/>', outside],
  ['an OLE object elsewhere', '<draw:object-ole xlink:href="file://evil.example/x"/>', outside],
  ['a plugin elsewhere', '<draw:plugin xlink:href="http://evil.example/x.mp4"/>', outside],
  ['a frame of another page', '<draw:floating-frame xlink:href="https://evil.example/"/>', outside],
  [
    'a linked section',
    '<text:section text:name="a"><text:section-source xlink:href="http://evil.example/a.odt"/></text:section>',
    outside,
  ],
  [
    'a linked table',
    '<table:table><table:table-source xlink:href="file://evil.example/a.ods"/></table:table>',
    outside,
  ],
  ['a linked range', '<table:cell-range-source table:name="a" xlink:href="http://evil.example/a.ods"/>', outside],
  ['a font elsewhere', '<svg:font-face-uri xlink:href="http://evil.example/a.ttf"/>', outside],
  ['a picture of a button', '<form:button form:image-data="http://evil.example/a.png"/>', outside],
  [
    'a formula that fetches',
    '<table:table-cell table:formula="of:=WEBSERVICE (&quot;http://evil.example&quot;)"/>',
    outside,
  ],
  ['a formula of another file', `<table:table-cell table:formula="of:=['file://evil.example/a.ods'#$A.A1]"/>`, outside],
  ['a base elsewhere', '<office:body xml:base="http://evil.example/"/>', outside],
  [
    'a document within, in one piece',
    `<draw:object><office:document>${image('http://evil.example/')}</office:document></draw:object>`,
    outside,
  ],
  ['a section by DDE', '<text:section><office:dde-source office:dde-application="soffice"/></text:section>', dde],
  ['a field by DDE', '<text:dde-connection-decl office:dde-application="cmd"/>', dde],
  ['a table by DDE', '<table:dde-links><table:dde-link/></table:dde-links>', dde],
  [
    'a formula by DDE',
    '<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;;&quot;/c calc&quot;;&quot;a&quot;)"/>',
    dde,
  ],
  [
    'a macro of the program that a mouse starts',
    '<script:event-listener xlink:href="vnd.sun.star.script:../../x.py$y?language=Python&amp;location=share"/>',
    'macros',
  ],
  ['a link that runs a command', '<text:a xlink:href="vnd.libreoffice.command:x">x</text:a>', 'macros'],
])('an OpenDocument with %s is refused', async (_, inner, sentence) => {
  expect(await refusalOf(odt(inner), 'a.odt')).toContain(sentence)
})

test.each([
  ['styles', 'styles.xml'],
  ['the text of an object in it', 'Object 1/content.xml'],
  ['the styles of an object in an object', 'Object 1/Object 2/styles.xml'],
])('%s is read too', async (_, part) => {
  const fill = '<draw:fill-image xlink:href="http://evil.example/x.png"/>'
  expect(await refusalOf(odt(fill, part), 'a.odt')).toContain(outside)
})

test('of the settings and properties, what leads to other computers is refused, and paths of a disk are not', async () => {
  const settings = (value: string) =>
    odt(`<config:config-item config:name="ColorTableURL">${value}</config:config-item>`, 'settings.xml')
  const meta = (inner: string) => openDocument([['meta.xml', `<office:meta>${inner}</office:meta>`]])
  expect(await refusalOf(settings('http://evil.example/x.soc'), 'a.odt')).toContain(outside)
  expect(await refusalOf(meta('<meta:auto-reload xlink:href="http://evil.example/"/>'), 'a.odt')).toContain(outside)
  expect(await refusalOf(meta('<meta:template xlink:href="file://evil.example/t.ott"/>'), 'a.odt')).toContain(outside)
  const printer = '<config:config-item config:name="PrinterName">\\\\server\\HP</config:config-item>'
  expect(await refusalOf(odt(printer, 'settings.xml'), 'a.odt')).toBe('')
  expect(await refusalOf(settings('file:///usr/share/palette/standard.soc'), 'a.odt')).toBe('')
  expect(await refusalOf(meta('<meta:template xlink:href="../../Templates/t.ott"/>'), 'a.odt')).toBe('')
})

test('a picture elsewhere is seen in UTF-16, at the end of 3 MB, and in what is no package', async () => {
  const wide = Buffer.from(`\ufeff${content(image('http://evil.example/'))}`, 'utf16le')
  expect(await refusalOf(openDocument([['content.xml', wide]]), 'a.odt')).toContain(outside)
  const long = content(`${'<text:p>Some words.</text:p>'.repeat(110_000)}${image('http://evil.example/')}`)
  expect(await refusalOf(openDocument([['content.xml', long, { packed: true }]]), 'a.odt')).toContain(outside)
  const flat = Buffer.from(
    `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">${image('http://evil.example/')}</office:document>`,
  )
  expect(await refusalOf(flat, 'a.odt')).toContain('is not')
  expect(await refusalOf(flat, 'a.fodt')).toContain('is not')
})

test('links, and what lies in the document itself, are kept', async () => {
  const inner = [
    '<text:a xlink:href="https://example.org/">x</text:a><draw:a xlink:href="../other.odt"/>',
    '<draw:area-rectangle xlink:href="http://example.org/"/>',
    '<presentation:event-listener xlink:href="#page2"/>',
    '<form:form xlink:href=""/><form:button xlink:href="https://example.org/" form:image-data=""/>',
    image('Pictures/10000.png'),
    image('data:image/png;base64,AAAA'),
    '<draw:object xlink:href="./Object 1"/><text:section-source text:section-name="a"/>',
    '<table:dde-links/><table:table-cell table:formula="of:=HYPERLINK(&quot;http://example.org&quot;)"/>',
    '<text:p>http://example.org/ and DDE("x")</text:p>',
  ].join('')
  const chart = content('<chart:chart xlink:href=".."/><draw:image xlink:href="../Pictures/1.png"/>')
  const document = openDocument([
    ['content.xml', content(inner)],
    ['Object 1/content.xml', chart],
  ])
  expect(await refusalOf(document, 'a.odt')).toBe('')
})

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const run = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
const sign = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
const field = (...texts: string[]) =>
  `${sign('begin')}${texts.map(run).join('<w:t/>')}${sign('separate')}<w:r><w:t>x</w:t></w:r>${sign('end')}`
const word = (inner: string) =>
  wordDocument([['word/document.xml', `<w:document><w:body><w:p>${inner}</w:p></w:body></w:document>`]])
const picture = ' INCLUDEPICTURE  \\d "http://evil.example/x.png" \\* MERGEFORMATINET '

test.each([
  ['DDEAUTO', field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'), dde],
  ['DDE in pieces', field(' D', 'DE', 'AUTO cmd "/c"'), dde],
  ['DDE that has no end', `${sign('begin')}${run('dde')}`, dde],
  ['DDE in a simple field', '<w:fldSimple w:instr=" DDE cmd x"/>', dde],
  ['DDE behind many spaces', field(`${' '.repeat(20_000)}DDE x`), dde],
  ['DDE within another field', `${sign('begin')}${run('IF 1 = 1 "')}${field('DDE x')}${run('"')}${sign('end')}`, dde],
  ['DDE outside of a field', run('DDEAUTO x'), dde],
  ['a picture elsewhere', field(picture), outside],
  ['a picture elsewhere, in pieces', field('INCLUDE', 'PICTURE "ht', 'tp://evil.example/x.png"'), outside],
  ['a picture elsewhere, in a simple field', `<w:fldSimple w:instr="${picture.replaceAll('"', '&quot;')}"/>`, outside],
  ['a picture on a share', field('INCLUDEPICTURE "\\\\\\\\evil.example\\\\x.png"'), outside],
  ['a text elsewhere', field('INCLUDETEXT "https://evil.example/x.docx"'), outside],
  [
    'a text whose address another field makes',
    `${sign('begin')}${run('INCLUDETEXT "')}${field('REF a')}${run('"')}${sign('end')}`,
    outside,
  ],
  ['a link to another file', field('LINK Excel.Sheet.12 "C:\\\\x.xlsx" "A!R1C1" \\a'), outside],
])('a Word document with %s is refused', async (_, inner, sentence) => {
  expect(await refusalOf(word(inner), 'a.docx')).toContain(sentence)
})

test('fields in the foot of a page are read, whatever the part is called', async () => {
  const types = `<Types><Default Extension="abc" ContentType="${wordType}footer+xml"/><Override PartName="/word/document.xml" ContentType="${wordType}document.main+xml"/></Types>`
  const parts: [string, string][] = [
    ['[Content_Types].xml', types],
    ['word/x.abc', `<w:ftr>${field('DDE x')}</w:ftr>`],
  ]
  const escaped = types.replace('document.xml', 'docum%65nt.xml').replace('footer', 'x')
  expect(await refusalOf(wordDocument(parts), 'a.docx')).toContain(dde)
  const main: [string, string] = ['word/document.xml', `<w:document>${sign('begin')}${run('DDE x')}</w:document>`]
  expect(await refusalOf(wordDocument([['[Content_Types].xml', escaped], main]), 'a.docx')).toContain(dde)
})

test('a document within a document is not taken for its text', async () => {
  const types = `<Types><Default Extension="docx" ContentType="${wordType}document"/><Override PartName="/word/document.xml" ContentType="${wordType}document.main+xml"/></Types>`
  const parts: [string, string | Buffer][] = [
    ['[Content_Types].xml', types],
    ['word/embeddings/a.docx', wordDocument()],
  ]
  expect(await refusalOf(wordDocument(parts), 'a.docx')).toBe('')
})

test('other fields, and pictures of the document itself, are kept', async () => {
  const inner = [
    field(' HYPERLINK "http://example.org/DDE" \\o "INCLUDEPICTURE http://"'),
    field(' TOC \\o "1-3" '),
    field('PAGE'),
    field(' INCLUDEPICTURE "cid:image001.png@01D" \\* MERGEFORMATINET '),
    `${sign('begin')}${run('IF ')}${field('PAGE')}${run(' = 1 "a" "b"')}${sign('end')}`,
    field(`ADDIN ZOTERO_ITEM CSL_CITATION {"uri":"http://example.org/${'x'.repeat(30_000)}"}`),
    '<w:r><w:t>DDEAUTO is a field.</w:t></w:r>',
  ].join('')
  expect(await refusalOf(word(inner), 'a.docx')).toBe('')
})

const data = 'fetches data from another place'
const connection = (attributes: string) => `<connections><connection id="1" ${attributes}/></connections>`

test.each<[string, string, string, string, string]>([
  [
    'DDE',
    'externalLink',
    'xl/externalLinks/externalLink1.xml',
    '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c"/></externalLink>',
    dde,
  ],
  ['DDE under another name', 'externalLink', 'xl/a.bin', '<externalLink><x:ddeLink/></externalLink>', dde],
  ['a connection that is refreshed', 'connections', 'xl/connections.xml', connection('refreshOnLoad="1"'), data],
  ['a connection that is refreshed each minute', 'connections', 'xl/connections.xml', connection('interval="1"'), data],
  ['a query that is refreshed', 'queryTable', 'xl/queryTables/a.xml', '<queryTable refreshOnLoad="true"/>', data],
  [
    'a pivot table that is fetched',
    'pivotCacheDefinition',
    'xl/p.xml',
    '<pivotCacheDefinition refreshOnLoad="1"><cacheSource type="external"/></pivotCacheDefinition>',
    data,
  ],
  [
    'links that are always followed',
    'sheet.main',
    'xl/workbook.xml',
    '<workbook><workbookPr updateLinks="always"/></workbook>',
    data,
  ],
])('a workbook with %s is refused', async (_, type, name, xml, sentence) => {
  expect(await refusalOf(workbook([{ part: [name, xml], type }]), 'a.xlsx')).toContain(sentence)
})

test('a workbook with a table of another one, and data that is fetched when somebody says so, is kept', async () => {
  const kept = workbook([
    { part: ['xl/externalLinks/e.xml', '<externalLink><externalBook/></externalLink>'], type: 'externalLink' },
    { part: ['xl/connections.xml', connection('refreshedVersion="6" saveData="1"')], type: 'connections' },
    {
      part: [
        'xl/p.xml',
        '<pivotCacheDefinition refreshOnLoad="1"><cacheSource type="worksheet"/></pivotCacheDefinition>',
      ],
      type: 'pivotCacheDefinition',
    },
  ])
  expect(await refusalOf(kept, 'a.xlsx')).toBe('')
})
