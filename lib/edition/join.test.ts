import { expect, test } from 'vitest'
import { joinPages } from './join'
import { plainText, type Block, type Cell } from './schema'

const p = (words: string, goesOn?: true): Block => ({ is: 'paragraph', words: [words], ...(goesOn && { goesOn }) })
const cell = (words: string, head?: Cell['head']): Cell => ({ ...(head && { head }), blocks: [p(words)] })
const pages = (...blocks: Block[][]) => joinPages(blocks.map((some, n) => ({ page: n + 1, blocks: some })))

test('a paragraph that a page cuts is one, with a mark where the page begins', () => {
  expect(pages([p('One half')], [p('other half', true), p('Next')])).toEqual([
    { is: 'page', n: 1 },
    { is: 'paragraph', words: ['One half', ' ', { is: 'page', n: 2 }, 'other half'] },
    p('Next'),
  ])
})

test('a divided word is whole again, and scripts without spaces get none', () => {
  expect(plainText(pages([p('divi\u00ad')], [p('ded', true)]))).toBe('divided')
  expect(plainText(pages([p('人口')], [p('贩运', true)]))).toBe('人口贩运')
})

test('what is whole stays a block of its own, and a page without words keeps nothing apart', () => {
  expect(pages([p('One')], [p('Two')]).map(({ is }) => is)).toEqual(['page', 'paragraph', 'page', 'paragraph'])
  expect(plainText(pages([p('One half')], [], [p('other half', true)]))).toBe('One half other half')
  const heading: Block = { is: 'heading', level: 2, words: ['One'] }
  expect(pages([heading], [p('goes on', true)]).map(({ is }) => is)).toEqual(['page', 'heading', 'page', 'paragraph'])
})

test('a list goes on with its next item, or in the middle of one', () => {
  const list = (items: { blocks: Block[]; goesOn?: true }[], goesOn?: true): Block => ({
    is: 'list',
    kind: '1',
    items,
    ...(goesOn && { goesOn }),
  })
  const next = pages([list([{ blocks: [p('One')] }])], [list([{ blocks: [p('Two')] }], true)])
  expect(plainText(next)).toBe('One\nTwo')
  expect(next).toHaveLength(2)
  const middle = pages([list([{ blocks: [p('One')] }])], [list([{ goesOn: true, blocks: [p('more', true)] }], true)])
  expect(plainText(middle)).toBe('One more')
})

test('a table goes on without the head that is drawn again, and a cut row is one', () => {
  const head = { cells: [cell('Name', 'col'), cell('Count', 'col')] }
  const table = (rows: { cells: Cell[]; goesOn?: true }[], goesOn?: true): Block => ({
    is: 'table',
    rows,
    ...(goesOn && { goesOn }),
  })
  const whole = pages(
    [table([head, { cells: [cell('A'), cell('1')] }])],
    [table([head, { cells: [cell('B'), cell('2')] }], true)],
  )
  expect(plainText(whole)).toBe('Name Count\nA 1\nB 2')
  const cut = { goesOn: true as const, cells: [{ goesOn: true as const, blocks: [p('tail', true)] }, { blocks: [] }] }
  expect(plainText(pages([table([{ cells: [cell('A'), cell('1')] }])], [table([cut], true)]))).toBe('A tail 1')
  // Two tables that follow one another are two.
  expect(pages([table([head])], [table([head])]).filter(({ is }) => is === 'table')).toHaveLength(2)
})
