import { expect, test } from 'vitest'
import type { Block } from '@/lib/edition/schema'
import { EditionReader } from '../read'
import { parseChildLine } from '../lines'

const report = {
  tagged: true,
  inTags: 100,
  title: true,
  language: true,
  headings: 0,
  skippedHeadings: 0,
  figures: 0,
  figuresWithoutAlt: 0,
  tables: 0,
  tablesWithoutHeaders: 0,
  fontsOutside: [],
  lettersWithoutUnicode: 0,
  scannedPages: 0,
}
const head = { is: 'edition' as const, from: 'tags' as const, report }
const page = (n: number, words: string, artifacts = '') => ({
  is: 'made' as const,
  n,
  blocks: [{ is: 'paragraph', words: [words] }] satisfies Block[],
  artifacts,
})

test('an edition is whole when all pages were said in their order; before that there is none', () => {
  const reader = new EditionReader()
  const texts = ['One page', 'Another']
  expect(reader.take(page(1, 'One page'), texts)).toBe(false)
  expect(reader.take(head, texts)).toBe(true)
  expect(reader.take(head, texts)).toBe(false)
  expect(reader.take(page(1, 'One page'), texts)).toBe(true)
  expect(reader.edition(2)).toBeUndefined()
  expect(reader.take(page(3, 'Another'), texts)).toBe(false)
  expect(reader.take(page(2, 'Another'), texts)).toBe(true)
  expect(reader.take(page(3, 'More'), texts)).toBe(false)
  expect(reader.edition(2)?.pages).toHaveLength(2)
})

test('a page whose blocks and furniture lack letters of its text is shown as its text', () => {
  const reader = new EditionReader()
  const texts = ['A head. Some words of a page', 'Some words of a page', 'ABCDEF']
  reader.take(head, texts)
  reader.take(page(1, 'Some words of a page', 'A head.'), texts)
  reader.take(page(2, 'Some words'), texts)
  reader.take(page(3, 'FEDCBA'), texts)
  expect(reader.edition(3)?.pages.map(({ blocks }) => blocks !== undefined)).toEqual([true, false, true])
})

test('a line of the child with anything but blocks is none', () => {
  expect(parseChildLine(JSON.stringify(page(1, 'Words')))).toEqual(page(1, 'Words'))
  const html = { ...page(1, 'Words'), html: '<script>' }
  expect(parseChildLine(JSON.stringify(html))).toBeUndefined()
  expect(parseChildLine(JSON.stringify({ ...page(1, ''), blocks: [{ is: 'html', words: [] }] }))).toBeUndefined()
  const deep = `${'{"is":"quote","blocks":['.repeat(50_000)}${']}'.repeat(50_000)}`
  expect(parseChildLine(`{"is":"made","n":1,"artifacts":"","blocks":[${deep}]}`)).toBeUndefined()
})
