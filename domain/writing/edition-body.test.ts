import { expect, test } from 'vitest'
import { documentOf } from '@/domain/content/body/document'
import { plainTextOf } from '@/domain/content/body/render'
import { plainText, PageBlocks, type Block } from '@/lib/edition/schema'
import { countWords } from '@/lib/text/word-count'
import { editionBody } from './edition-body'

const p = (...words: string[]): Block => ({ is: 'paragraph', words })
const everything: { page: number; blocks: Block[] }[] = [
  {
    page: 1,
    blocks: [
      { is: 'heading', level: 2, words: ['What we ', { is: 'em', words: ['heard'] }] },
      {
        is: 'paragraph',
        words: ['See ', { is: 'link', to: '#p2', words: ['page ', { is: 'strong', words: ['two'] }] }],
      },
      { is: 'paragraph', words: ['Said', { is: 'note', words: ['By a midwife.'] }, ' so.'] },
      { is: 'paragraph', words: ['A ', { is: 'lang', lang: 'fr', words: ['mot juste'] }, '.'], lang: 'en' },
      { is: 'paragraph', words: ['ពាក្យខ្មែរ'], lang: 'km' },
      {
        is: 'list',
        kind: '1',
        start: 3,
        items: [
          { label: '3.', blocks: [p('Three'), { is: 'list', kind: 'bullet', items: [{ blocks: [p('Inner')] }] }] },
          { label: '4.', blocks: [] },
        ],
      },
      {
        is: 'list',
        kind: 'a',
        start: 3,
        items: [{ label: 'c)', blocks: [{ is: 'table', rows: [{ cells: [{ blocks: [p('Cell')] }] }] }] }],
      },
      { is: 'list', kind: 'label', items: [{ label: 'Art. 1', blocks: [p('Text')] }] },
      {
        is: 'table',
        caption: ['Table 1'],
        rows: [
          { cells: [{ head: 'col', columns: 2, blocks: [p('Head')] }] },
          { cells: [{ head: 'row', rows: 2, blocks: [p('Row')] }, { blocks: [p('1')] }] },
          { cells: [{ blocks: [] }] },
          { cells: [] },
        ],
      },
      { is: 'figure', alt: 'A clinic', caption: ['Figure 1'], blocks: [p('inside')] },
      { is: 'quote', blocks: [p('Quoted')] },
      { is: 'note', blocks: [p('A note at the foot')] },
      { is: 'caption', words: ['A caption'] },
      {
        is: 'paragraph',
        words: [{ is: 'link', to: 'https://example.org/', words: [{ is: 'code', words: ['linked()'] }] }],
      },
      p('It goes'),
    ],
  },
  { page: 2, blocks: [{ is: 'paragraph', words: ['on here.'], goesOn: true }] },
  { page: 3, blocks: [{ is: 'heading', level: 3, words: ['Last'] }] },
]

const bodyOf = (pages: typeof everything) => documentOf(editionBody(pages, { language: 'en', isPaged: true }))

test('every word of an edition is in the body, in its order', () => {
  expect(everything.map(({ blocks }) => PageBlocks.safeParse(blocks).success)).toEqual([true, true, true])
  const said = everything.map(({ blocks }) => plainText(blocks)).join('\n')
  // Numbers of a list are counted, and a picture is said to be one.
  const words = said
    .replace(/^(3\.|4\.|c\)) ?/gm, '')
    .replace('A clinic', 'Picture: A clinic')
    .replace('SaidBy', 'Said [By')
    .replace('wife. so', 'wife.] so')
  const text = plainTextOf(bodyOf(everything))
  // The caption of a table is shown with it, and no part of the plain text.
  const caption = String(bodyOf(everything).children.find(({ type }) => type.name === 'table')?.attrs.caption)
  expect(caption).toBe('Table 1')
  const inOrder = (some: string) => some.split(/\s+/).filter(Boolean)
  expect(inOrder(text)).toEqual(inOrder(words.replace('Table 1\n', '')))
  expect(countWords(text, 'en')).toBeGreaterThan(30)
})

test('headings, lists, tables with spans, links, languages, footnotes and pages are what they were', () => {
  const doc = bodyOf(everything)
  const json = JSON.stringify(doc.toJSON())
  for (const part of [
    '"attrs":{"start":3,"type":null}',
    '"attrs":{"start":3,"type":"a"}',
    '"colspan":2',
    '"rowspan":2',
    '"type":"footnote","attrs":{"text":"By a midwife."}',
    '"href":"#p2"',
    '"lang":"km"',
    '"lang":"fr"',
    '"href":"https://example.org/"',
  ])
    expect(json).toContain(part)
  expect(json).not.toContain('"lang":"en"')
  const pages: number[] = []
  doc.descendants(({ type, attrs }) => void (type.name === 'pageMark' && pages.push(Number(attrs.page))))
  expect(pages).toEqual([1, 2, 3])
  expect(doc.textContent).toContain('It goes on here.')
})

test('of a document without pages that readers know, all words are kept, but no mark of a page and no link to one', () => {
  const paged = bodyOf(everything)
  const doc = documentOf(editionBody(everything, { language: 'en', isPaged: false }))
  const json = JSON.stringify(doc.toJSON())
  expect(json).not.toContain('pageMark')
  expect(json).not.toContain('"href":"#')
  expect(json).toContain('"href":"https://example.org/"')
  const words = (body: typeof doc) => plainTextOf(body).trim().split(/\s+/)
  expect(words(doc)).toEqual(words(paged))
})

test('an edition without any words is an empty text', () => {
  expect(bodyOf([]).textContent).toBe('')
})
