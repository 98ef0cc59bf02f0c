import { expect, test } from 'vitest'
import { joinLines, rowsAt } from './layout-rows.mjs'

const line = (text: string, left: number, y: number, isBold = false) => ({
  text,
  left,
  right: left + text.length * 5,
  y,
  size: 10,
  isBold,
})

test('pieces below one another are a table, its first line of bold letters the head', () => {
  const lines = [
    line('Year', 20, 700, true),
    line('Place', 120, 700, true),
    line('2014', 20, 685),
    line('A long name', 120, 685),
    line('of a place', 120, 673),
    line('2015', 20, 658),
    line('Another', 120, 658),
    line('The next paragraph', 20, 600),
  ]
  const rows = rowsAt(lines, 0)
  const cell = (words: string) => ({ blocks: [{ is: 'paragraph', words: [words] }] })
  const head = (words: string) => ({ head: 'col', ...cell(words) })
  expect(rows?.block).toEqual({
    is: 'table',
    rows: [
      { cells: [head('Year'), head('Place')] },
      { cells: [cell('2014'), cell('A long name of a place')] },
      { cells: [cell('2015'), cell('Another')] },
    ],
  })
  expect(rows?.next).toBe(7)
})

test('words of a justified line that stand apart are no cells', () => {
  const lines = [
    line('The offices of', 20, 700),
    line('the region', 131, 700),
    line('agreed', 230, 700),
    line('on how', 20, 688),
    line('a report is', 97, 688),
    line('kept and read', 194, 688),
  ]
  expect(rowsAt(lines, 0)).toBeUndefined()
})

test('titles and the numbers of their pages are a list of contents', () => {
  const lines = [
    line('About ........', 20, 700),
    line('2', 300, 700),
    line('Two halves ....', 20, 685),
    line('13', 295, 685),
  ]
  expect(rowsAt(lines, 0)?.block).toMatchObject({
    is: 'list',
    kind: 'none',
    items: [
      { blocks: [{ is: 'paragraph', words: ['About 2'] }] },
      { blocks: [{ is: 'paragraph', words: ['Two halves 13'] }] },
    ],
  })
})

test('a divided word is whole again, a name keeps its hyphen, and scripts without spaces get none', () => {
  expect(joinLines('divi\u00ad', 'ded')).toBe('divided')
  expect(joinLines('divi-', 'ded')).toBe('divided')
  expect(joinLines('UN-', 'ACT')).toBe('UN-ACT')
  expect(joinLines('人口', '贩运')).toBe('人口贩运')
  expect(joinLines('one', 'two')).toBe('one two')
})
