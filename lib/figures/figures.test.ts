import { expect, test } from 'vitest'
import { chartOf, extremesOf } from './chart'
import { isMissing, parseFigure } from './number'
import { nthTable, numericColumns, tableOf } from './table'
import { tableCsv } from './table-csv'

const cell = (text: string, type = 'tableCell', attrs = {}) => ({
  type,
  attrs,
  content: [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }],
})
const json = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((row, n) => ({
    type: 'tableRow',
    content: row.map((text) => cell(text, n === 0 ? 'tableHeader' : 'tableCell')),
  })),
})
const table = (...rows: string[][]) => tableOf(json(...rows))

test.each([
  ['1,234', 1234],
  ['1 234', 1234],
  ['1\u00a0234\u202f567', 1_234_567],
  ['1,234.5', 1234.5],
  ['12%', 12],
  ['12,5 %', 12.5],
  ['-3', -3],
  ['−3.25', -3.25],
  ['+7', 7],
  ['$1,200', 1200],
  ['US$ 40', 40],
  ['40 €', 40],
  ['.5', 0.5],
  ['១២៣', 123],
  ['๑,๒๓๔', 1234],
  ['໑໒', 12],
  ['၁၂.၅', 12.5],
  ['１２％', 12],
  ['1.234,5', 1234.5],
])('%j is a number', (text, value) => expect(parseFigure(text, 'en')).toBe(value))

test.each(['', 'about 12', '12 people', '1,23,4', '1 23', '12-15', '2014-10-05', '--3', '%', '1.2.3', '9'.repeat(60)])(
  '%j is no number',
  (text) => expect(parseFigure(text, 'en')).toBeUndefined(),
)

test('in Vietnamese a point parts thousands and a comma is that of decimals', () => {
  expect(parseFigure('1.234', 'vi')).toBe(1234)
  expect(parseFigure('1.234,5', 'vi')).toBe(1234.5)
  expect(parseFigure('1,234', 'vi')).toBe(1.234)
  expect(parseFigure('1.234', 'en')).toBe(1.234)
})

test('what stands for no number is missing, not nothing', () => {
  for (const text of ['', ' ', '–', '-', 'n/a', 'N.A.', '…']) expect(isMissing(text)).toBe(true)
  for (const text of ['0', 'none', '-1']) expect(isMissing(text)).toBe(false)
})

test('columns of numbers are found, the first column and those with words are not', () => {
  const found = table(
    ['Year', 'Found', 'Helped', 'Where'],
    ['2012', '1,200', '–', 'North'],
    ['2013', '900', '12%', '7'],
  )
  expect([...numericColumns(found, 'en')]).toEqual([1, 2])
})

test('a chart has the labels of the first column, a series for each column of numbers, and gaps', () => {
  const chart = chartOf(table(['Year', 'Men', 'Women'], ['2012', '5', '−2'], ['2013', '', '1,000']), 'bars', 'en')
  expect(chart).toEqual({
    labels: ['2012', '2013'],
    series: [
      { name: 'Men', figures: [{ value: 5, text: '5' }, undefined] },
      {
        name: 'Women',
        figures: [
          { value: -2, text: '−2' },
          { value: 1000, text: '1,000' },
        ],
      },
    ],
  })
  if ('problem' in chart) throw new Error(chart.problem)
  expect(extremesOf(chart, chart.series[1]!)).toMatchObject({
    largest: { label: '2013' },
    smallest: { label: '2012' },
    first: { text: '−2' },
    last: { text: '1,000' },
  })
})

test('why a table cannot be drawn is a sentence', () => {
  const reason = (rows: string[][], form: 'bars' | 'line' = 'bars') => {
    const chart = chartOf(table(...rows), form, 'en')
    return 'problem' in chart ? chart.problem : undefined
  }
  expect(
    reason([
      ['A', 'B'],
      ['x', 'y'],
      ['x', 'z'],
    ]),
  ).toContain('no column of numbers')
  expect(
    reason([
      ['A', 'B'],
      ['x', '1'],
    ]),
  ).toContain('fewer than two rows')
  expect(
    reason([['A', '1', '2', '3', '4', '5'], ...'xy'.split('').map((a) => [a, '1', '2', '3', '4', '5'])]),
  ).toContain('5 columns of numbers')
  expect(reason([['A', 'B'], ...Array.from({ length: 31 }, () => ['x', '1'])])).toContain('31 rows')
  expect(reason([['A', 'B'], ...Array.from({ length: 31 }, () => ['x', '1'])], 'line')).toBeUndefined()
  expect(
    reason([
      ['A', 'B'],
      ['x', '9'.repeat(20)],
      ['x', '1'],
    ]),
  ).toContain('too large')
  const plain = json(['1', '2', '3'], ['x', '1', '2'], ['x', '1', '2'])
  for (const one of plain.content[0]!.content) one.type = 'tableCell'
  expect(chartOf(tableOf(plain), 'bars', 'en')).toMatchObject({ problem: expect.stringContaining('no heading row') })
  const spanned = {
    ...plain,
    content: [...plain.content, { type: 'tableRow', content: [cell('x', 'tableCell', { colspan: 3 })] }],
  }
  expect(chartOf(tableOf(spanned), 'bars', 'en')).toMatchObject({ problem: expect.stringContaining('reach over') })
})

test('tables are counted in the order of the text, also within others', () => {
  const body = {
    type: 'doc',
    content: [json(['a'], ['1']), { type: 'blockquote', content: [json(['b'], ['2'])] }, json(['c'], ['3'])],
  }
  expect([1, 2, 3].map((n) => nthTable(body, n)!.table[0]![0]!.text)).toEqual(['a', 'b', 'c'])
  expect(nthTable(body, 4)).toBeUndefined()
  expect(nthTable(null, 1)).toBeUndefined()
})

test('CSV has every cell in its place, and no formula', () => {
  const spanned = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('=HYPERLINK("x")'), cell('over', 'tableCell', { colspan: 2, rowspan: 2 })] },
      { type: 'tableRow', content: [cell('a, "b"')] },
    ],
  }
  expect(tableCsv(tableOf(spanned))).toBe('\uFEFF"\'=HYPERLINK(""x"")",over,\r\n"a, ""b""",,\r\n')
})

test('a negative number stays a number in CSV', () => {
  expect(tableCsv(table(['A', 'B'], ['x', '-3'], ['y', '−4%']))).toContain('x,-3\r\n')
  expect(tableCsv(table(['A', 'B'], ['x', '-3+cmd'], ['y', '1']))).toContain("x,'-3+cmd")
})
