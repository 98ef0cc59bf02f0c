/** @module-tag thorough */
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { plainText } from '@/lib/edition/schema'
import { smallPdf, type Objects } from '@/domain/testing/pdfs'
import { headingsIn, readEdition } from '@/domain/testing/read-edition'
import { refusalOf } from '../test-sending'

// Trees of structure made by hand, wrong ones among them. The line of the page is the marked content 0.

const marked = (words: string, id = 0) =>
  `/P << /MCID ${id} >> BDC BT /F1 18 Tf 20 ${300 - id * 30} Td (${words}) Tj ET EMC\n`

function tagged(elements: Objects, { content = marked('Some words here'), parents = '[21 0 R]' } = {}) {
  return smallPdf({
    catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 20 0 R',
    page: '/StructParents 0',
    content,
    more: {
      20: `<< /Type /StructTreeRoot /K 21 0 R /ParentTree << /Nums [0 ${parents}] >> >>`,
      ...elements,
    },
  })
}

const element = (role: string, kids: string, { parent = 20, more = '' } = {}) =>
  `<< /Type /StructElem /S /${role} /P ${parent} 0 R /Pg 10 0 R /K ${kids} ${more} >>`

const wordsOf = async (source: Buffer) => {
  const { edition } = await readEdition(source)
  return [edition.from, ...edition.pages.map(({ blocks }) => plainText(blocks ?? []))]
}

test('a tree of one element is trusted, and the roles that a document names itself are known', async () => {
  const { edition, blocks } = await readEdition(tagged({ 21: element('H1', '0') }))
  expect(edition.from).toBe('tags')
  expect(headingsIn(blocks)).toEqual(['2 Some words here'])
})

test('where less than nine tenths of the words are in the tags, the look of the pages decides', async () => {
  const content = marked('Some words here') + marked('And many others that no tag says anything about', 1)
  const { edition } = await readEdition(tagged({ 21: element('P', '0') }, { content }))
  expect(edition.from).toBe('layout')
  expect(edition.report).toMatchObject({ tagged: true, inTags: 25 })
})

test('what stands outside of a good tree is not lost', async () => {
  const content = marked('Some words here that are long enough to be nearly all of it') + marked('Stray', 1)
  expect(await wordsOf(tagged({ 21: element('P', '0') }, { content }))).toEqual([
    'tags',
    'Some words here that are long enough to be nearly all of it\nStray',
  ])
})

test('words that stand where no words may stand are not lost either', async () => {
  const content = ['A table', 'a caption', 'a cell'].map((words, id) => marked(words, id)).join('')
  const inTable = { parent: 21 }
  const kids = {
    21: element('Table', '[0 22 0 R 23 0 R]'),
    22: element('Caption', '1', inTable),
    23: element('TR', '[2]', inTable),
  }
  const [from, words] = await wordsOf(tagged(kids, { content, parents: '[21 0 R 22 0 R 23 0 R]' }))
  expect([from, words!.split('\n').sort()]).toEqual(['tags', ['A table', 'a caption', 'a cell']])
})

test('only the web, mail, telephones and pages are linked to', async () => {
  const link = (uri: string) => {
    const annotation = `<< /Type /Annot /Subtype /Link /Rect [0 0 300 400] /A << /S /URI /URI (${uri}) >> >>`
    return smallPdf({
      catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 20 0 R',
      page: `/StructParents 0 /Annots [${annotation}]`,
      content: marked('Some words here'),
      more: {
        20: '<< /Type /StructTreeRoot /K 21 0 R /ParentTree << /Nums [0 [21 0 R]] >> >>',
        21: element('Link', '0'),
      },
    })
  }
  const targets = async (uri: string) => {
    const { blocks } = await readEdition(link(uri))
    expect(plainText(blocks), uri).toBe('Some words here')
    return JSON.stringify(blocks).match(/"to":"([^"]*)"/)?.[1]
  }
  expect(await targets('https://example.org/')).toBe('https://example.org/')
  expect(await targets('mailto:a@example.org')).toBe('mailto:a@example.org')
  for (const uri of ['javascript:alert%281%29', 'data:text/html,x', 'ftp://example.org', ' https://x', '//example.org'])
    expect(await targets(uri), uri).toBeUndefined()
})

const chain = (levels: number) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, n) => [
      n + 21,
      element('Div', n + 1 < levels ? `${n + 22} 0 R` : '0', { parent: n + 20 }),
    ]),
  )

test.each([
  ['a cycle', () => tagged({ 21: element('Sect', '22 0 R'), 22: element('Sect', '[21 0 R 0]', { parent: 21 }) })],
  ['an element that holds itself', () => tagged({ 21: element('Sect', '[21 0 R 21 0 R 0]') })],
  ['5,000 levels', () => tagged(chain(5_000), { parents: '[5020 0 R]' })],
  [
    '200,000 kids',
    () =>
      tagged(
        { 21: element('Sect', `[${'22 0 R '.repeat(200_000)}]`), 22: element('P', '0', { parent: 21 }) },
        { parents: '[22 0 R]' },
      ),
  ],
  ['the same words 200,000 times', () => tagged({ 21: element('P', `[${'0 '.repeat(200_000)}]`) })],
  [
    'attributes without end',
    () =>
      tagged({
        21: element('L', '22 0 R'),
        22: element('LI', '0', {
          parent: 21,
          more: `/A [${'<< /O /List /ListNumbering /Decimal >> '.repeat(50_000)}]`,
        }),
      }),
  ],
])('%s is read within the limits, and its words are there', async (_, make) => {
  testDatabase()
  const source = make()
  expect(await refusalOf(source)).toBe('')
  const [from, words] = await wordsOf(source)
  expect(['tags', 'layout']).toContain(from)
  expect(words).toBe('Some words here')
})

test('a page of 6,000 elements is an edition, or shown as its text where its blocks are too many', async () => {
  const ids = Array.from({ length: 6_000 }, (_, n) => n)
  const content = ids
    .map((id) => `/P << /MCID ${id} >> BDC BT /F1 6 Tf 20 ${390 - (id % 60) * 6} Td (w${id}) Tj ET EMC\n`)
    .join('')
  const elements = Object.fromEntries(ids.map((id) => [id + 22, element('P', String(id), { parent: 21 })]))
  const kids = `[${ids.map((id) => `${id + 22} 0 R`).join(' ')}]`
  const source = tagged({ 21: element('Sect', kids), ...elements }, { content, parents: kids })
  const { edition, pageTexts } = await readEdition(source)
  expect(edition).toBeDefined()
  expect(plainText(edition.pages[0]!.blocks ?? [{ is: 'paragraph', words: pageTexts }])).toContain('w5999')
})
