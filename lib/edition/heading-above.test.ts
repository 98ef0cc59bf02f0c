import { expect, test } from 'vitest'
import { headingAbove } from './heading-above'
import { outlineOf, plainText, type Block } from './schema'

const heading = (words: string): Block => ({ is: 'heading', level: 2, words: [words] })
const p = (words: string): Block => ({ is: 'paragraph', words: [words] })
const pages: Block[][] = [
  [p('Before all.')],
  [p('Still before.'), heading('First'), p('Under the first.'), heading('Second'), p('Under the second.')],
  [p('Under the second as well.')],
  [{ is: 'list', kind: 'none', items: [{ blocks: [p('Third')] }] }, heading('Third'), p('Under the third.')],
]
const outline = outlineOf(
  pages.map((blocks) => ({ blocks, artifacts: '' })),
  (text) => text.toLowerCase(),
)

test.each([
  [1, 'Before all.', undefined],
  [2, 'Still before.', undefined],
  [2, 'First', 'first'],
  [2, 'Under the first.', 'first'],
  [2, 'Under the second.', 'second'],
  [3, 'Under the second as well.', 'second'],
  // A line of a list that says the same as a heading is none.
  [4, 'Third', 'second'],
  [4, 'Under the third.', 'third'],
  [9, 'Behind all.', 'third'],
])('on page %i, “%s” stands under “%s”', (page, words, id) => {
  const at = plainText(pages[page - 1] ?? []).indexOf(words)
  expect(headingAbove(outline, page, (end) => end <= at)?.id).toBe(id)
})

test('of 2,000 headings on one page, few are looked at', () => {
  const many = Array.from({ length: 2_000 }, (_, n) => ({
    level: 2 as const,
    text: 'a',
    page: 1,
    n: n + 1,
    at: n * 10,
    id: `a-${n}`,
  }))
  let looks = 0
  const found = headingAbove(many, 1, (at) => (looks++, at <= 15_005))
  expect(found?.id).toBe('a-1500')
  expect(looks).toBeLessThan(12)
})

test('in an edition of an older program, which knows no places, the last heading of a page before is taken', () => {
  const old = [
    { level: 2 as const, text: 'One', page: 1, n: 1 },
    { level: 2 as const, text: 'Two', page: 2, n: 1 },
  ]
  expect(headingAbove(old, 2, () => true)?.text).toBe('One')
})
