/** @module-tag thorough */
import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, mediaEditions, mediaPages } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { makeDueEditions } from '@/domain/files/editions'
import { storeUpload } from '@/domain/files/intake'
import { got, someone } from '@/domain/testing/newsroom'
import { cell, item, paragraph, readWord, row, styled, table, wordFile } from '@/domain/testing/word'

// Very costly documents: each is refused, or stored without an edition, within bounds of memory and time.

const maxMemory = 300_000_000

const deep = (n: number) =>
  `${'<w:sdt><w:sdtContent>'.repeat(n)}${paragraph('deep')}${'</w:sdtContent></w:sdt>'.repeat(n)}`
const tables = (n: number) => {
  let inner = paragraph('deep')
  for (let i = 0; i < n; i++) inner = table([row([cell(inner)])])
  return inner
}
const boxes = (n: number) =>
  `${'<w:p><w:r><w:pict><w:txbxContent>'.repeat(n)}${paragraph('deep')}${'</w:txbxContent></w:pict></w:r></w:p>'.repeat(n)}`
const document = (text: string) => wordFile([], { more: [['word/document.xml', text, { packed: true }]] })
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const selfReferring = wordFile([paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')], {
  more: [
    [
      'word/footnotes.xml',
      `<w:footnotes ${w}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`,
    ],
  ],
})

test.each<[string, () => Buffer, 'word' | 'none']>([
  ['45 MB of one text, packed to 45 kB', () => wordFile([paragraph('a'.repeat(45_000_000))]), 'none'],
  ['10 MB of one text', () => wordFile([paragraph('a'.repeat(10_000_000))]), 'none'],
  ['200,000 paragraphs', () => wordFile(Array<string>(200_000).fill(paragraph('a word'))), 'none'],
  ['90,000 paragraphs', () => wordFile(Array<string>(90_000).fill(paragraph('a word'))), 'word'],
  ['50,000 headings', () => wordFile(Array<string>(50_000).fill(styled('Heading1', 'Equal'))), 'word'],
  ['a table of 20,000 rows', () => wordFile([table(Array<string>(20_000).fill(row([cell('a'), cell('b')])))]), 'word'],
  ['a list of 50,000 items', () => wordFile(Array<string>(50_000).fill(item('a'))), 'word'],
  ['elements 1,100 deep', () => wordFile([deep(550)]), 'none'],
  ['tables 11 deep', () => wordFile([tables(11)]), 'none'],
  ['tables 9 deep', () => wordFile([tables(9)]), 'word'],
  ['boxes 200 deep', () => wordFile([boxes(200)]), 'word'],
  [
    'styles that are made from themselves',
    () =>
      wordFile([styled('Round', 'a')], {
        more: [
          [
            'word/styles.xml',
            `<w:styles ${w}><w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>`,
          ],
        ],
      }),
    'word',
  ],
  ['a note that refers to itself', () => selfReferring, 'word'],
  [
    'an entity from outside',
    () =>
      document(
        `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${w}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    'none',
  ],
  [
    'entities in entities',
    () => document(`<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document ${w}><w:body/></w:document>`),
    'none',
  ],
  ['XML that is none', () => document('<w:document'), 'none'],
  ['no document in it', () => wordFile([], { more: [['word/document.xml', '']] }), 'none'],
  [
    'a part that says it is small',
    () => wordFile([], { more: [['word/document.xml', 'a'.repeat(1_000_000), { packed: true, size: 10 }]] }),
    'none',
  ],
  ['a ZIP that is none', () => Buffer.from('PK\x03\x04 no'), 'none'],
])(
  '%s',
  async (_, make, from) => {
    const { edition, peak, pageTexts } = await readWord(make())
    expect(edition.from).toBe(from)
    expect(pageTexts.length).toBeLessThan(2_000)
    expect(peak).toBeLessThan(maxMemory)
  },
  120_000,
)

beforeEach(() => {
  testDatabase()
})

const pagesOf = (id: string) =>
  read().select().from(mediaPages).where(eq(mediaPages.mediaId, id)).orderBy(asc(mediaPages.page))
const make = () => makeDueEditions({ signal: new AbortController().signal, pause: async () => {} })

test('an upload has its edition at once; one that none can be made of is kept, and tried once more when nobody waits', async () => {
  const editor = await someone()
  const source = wordFile([styled('Heading1', 'វិធីសាស្ត្រ'), paragraph('ការងារប្រចាំឆ្នាំនៃប្រទេសកម្ពុជា')])
  const upload = got(await storeUpload(editor, { source, name: 'a.docx' }, 5))
  expect(upload).toMatchObject({ language: 'km', pages: null })
  expect(await pagesOf(upload.id)).toMatchObject([{ text: 'វិធីសាស្ត្រ\nការងារប្រចាំឆ្នាំនៃប្រទេសកម្ពុជា' }])
  expect(await read().select().from(mediaEditions)).toMatchObject([
    { from: 'word', outline: [{ level: 2, page: 1, id: 'section' }] },
  ])
  const bare = got(await storeUpload(editor, { source: wordFile([tables(11)]), name: 'b.docx' }, 5))
  expect(await pagesOf(bare.id)).toEqual([])
  expect([await make(), await make()]).toEqual([1, 0])
  expect(await read().$count(mediaEditions)).toBe(2)
})

test('a Word document from before gets its edition afterwards', async () => {
  const upload = got(await storeUpload(await someone(), { source: wordFile([paragraph('Words')]), name: 'a.docx' }, 5))
  await write(async (tx) => {
    await tx.delete(mediaEditions)
    await tx.delete(mediaPages)
  })
  expect(await make()).toBe(1)
  expect(await pagesOf(upload.id)).toMatchObject([{ text: 'Words' }])
  await write(async (tx) => tx.delete(media).where(eq(media.id, upload.id)))
  expect(await read().$count(mediaPages)).toBe(0)
})
