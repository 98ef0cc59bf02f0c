/** @module-tag thorough */
import { beforeAll, expect, test } from 'vitest'
import { defaultLanguages } from '@/lib/languages/languages'
import { plainText } from '@/lib/edition/schema'
import { columnsPage, languagePage, richPage, spoken } from '@/domain/testing/print-sources'
import { printed } from '@/domain/testing/printed'
import { headingsIn, itemsIn, readEdition, rowsIn } from '@/domain/testing/read-edition'

// Pages as a browser prints them, tagged and not, against the pages that it was printed from.

let files: Record<string, Buffer>

beforeAll(async () => {
  const head = 'A running head of a report'
  files = await printed({
    rich: { html: richPage, head },
    untagged: { html: richPage, head, tagged: false },
    columns: { html: columnsPage, tagged: false },
    ...Object.fromEntries(defaultLanguages.map((language) => [language, { html: languagePage(language) }])),
  })
})

const letters = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]/gu)
    ?.join('') ?? ''

test('of a tagged file, headings, lists in lists, links and cells are those of its source, whole over the ends of pages', async () => {
  const { edition, blocks, pageTexts } = await readEdition(files.rich!)
  expect(edition.from).toBe('tags')
  expect(headingsIn(blocks)).toEqual([
    '2 How reports are kept',
    '3 Steps of the work',
    '4 Smaller matters',
    '3 Numbers',
    '3 A picture',
  ])
  expect(itemsIn(blocks)).toEqual([
    '1 1 First step',
    '1 1 Second step',
    '2 bullet One part',
    '2 bullet Other part',
    '1 1 Third step',
  ])
  const rows = rowsIn(blocks)
  expect(rows.slice(0, 3)).toEqual(['*Name | *Count | *Remark', 'Two columns in one×2 | Here', '*Row 1 | 0 | Note 0'])
  expect(rows).toHaveLength(32)
  expect(rows.at(-1)).toBe('*Row 30 | 87 | Note 29')
  expect(blocks.filter(({ is }) => is === 'table')).toEqual([
    expect.objectContaining({ caption: ['What was counted'] }),
  ])
  expect(JSON.stringify(blocks)).toContain('{"is":"link","to":"https://example.org/a?b=1","words":["link to a page"]}')
  expect(blocks.find(({ is }) => is === 'figure')).toMatchObject({
    alt: 'A chart that rises from left to right',
    caption: ['Figure 1. Growth'],
  })
  // Each page but the first begins inside of a block, and has its mark there.
  expect([...JSON.stringify(blocks).matchAll(/\{"is":"page","n":(\d)\}/g)].map(([, n]) => n)).toEqual(
    pageTexts.map((_, n) => String(n + 1)),
  )
  expect(edition.pages.map(({ artifacts }) => artifacts)).toEqual(
    pageTexts.map((_, n) => `A running head of a report\n${n + 1}`),
  )
  expect(plainText(blocks)).not.toContain('running head')
  expect(edition.report).toMatchObject({ tagged: true, inTags: 100, title: true, language: true, headings: 5 })
  expect(edition.report).toMatchObject({ figures: 1, figuresWithoutAlt: 0, tables: 1, tablesWithoutHeaders: 0 })
})

test('of a file without tags, the look of the pages tells headings and rows, and furniture is dropped', async () => {
  const { edition, blocks, pageTexts } = await readEdition(files.untagged!)
  expect(edition.from).toBe('layout')
  expect(edition.report?.tagged).toBe(false)
  expect(headingsIn(blocks)).toEqual([
    '2 How reports are kept',
    '2 Steps of the work',
    '3 Smaller matters',
    '2 Numbers',
    '2 A picture',
  ])
  expect(rowsIn(blocks)).toContain('Row 20 | 57 | Note 19')
  expect(itemsIn(blocks)[0]).toBe('1 1 First step')
  expect(plainText(blocks)).not.toContain('running head')
  const all = edition.pages.map((page) => `${plainText(page.blocks!)}${page.artifacts}`).join('')
  expect(letters(all).length).toBe(letters(pageTexts.join('')).length)
})

test('two justified columns are read one after the other, and their words are no cells', async () => {
  const { blocks } = await readEdition(files.columns!)
  expect(headingsIn(blocks)).toEqual(['2 Two columns', '2 First part', '2 Second part'])
  expect(blocks.filter(({ is }) => is === 'paragraph')).toHaveLength(8)
  expect(rowsIn(blocks)).toEqual([])
})

test.each(defaultLanguages)(
  'in %s, headings, items, cells and all words in order are those of the source',
  async (language) => {
    const [heading, text, items, cells] = spoken[language]!
    const { edition, blocks } = await readEdition(files[language]!)
    expect(edition.from).toBe('tags')
    // A line without a space in its source has none.
    expect(headingsIn(blocks)).toEqual([`2 ${heading.normalize('NFC')}`])
    expect(itemsIn(blocks).map(letters)).toEqual(items.map((item) => letters(`1bullet${item}`)))
    expect(rowsIn(blocks).map(letters)).toEqual([letters(cells.slice(0, 2).join('')), letters(cells.slice(2).join(''))])
    expect(letters(plainText(blocks))).toBe(letters([heading, text.repeat(4), ...items, ...cells].join('')))
  },
)
