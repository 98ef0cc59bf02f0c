import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv'
import { csvRows } from './csv-rows'

const cells = async (text: string) => (await csvRows(text)).map((row) => row.cells)

test.each([
  ['commas', 'a,b\nc,d'],
  ['semicolons', 'a;b\nc;d\n'],
  ['tabs and a byte order mark', '\uFEFFa\tb\r\nc\td\r\n'],
  ['old ends of lines', 'a,b\rc,d\r'],
  ['quotes', '"a","b"\n"c" , "d"\n'],
  ['what the first line of Excel says', 'sep=;\r\na;b\r\nc;d\r\n'],
  ['the same after a mark and in quotes', '\uFEFF"sep=,"\na,b\nc,d'],
  ['what that line says and others would not', 'sep=\t\na\tb\nc\td'],
  ['empty lines', '\n\na,b\n,\n\nc,d\n\n'],
])('cells set apart by %s', async (_, text) => {
  expect(await cells(text)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('in quotes, separators, quotes and ends of lines are letters; lines are numbered as they stand in the file', async () => {
  expect(await csvRows('x,y\n"a,""b""\nc",d\n\ne,f')).toEqual([
    { line: 1, cells: ['x', 'y'] },
    { line: 2, cells: ['a,"b"\nc', 'd'] },
    { line: 5, cells: ['e', 'f'] },
  ])
  expect(await csvRows('sep=;\na,b,c;d')).toEqual([{ line: 2, cells: ['a,b,c', 'd'] }])
  expect(await csvRows('sep=x\na')).toEqual([
    { line: 1, cells: ['sep=x'] },
    { line: 2, cells: ['a'] },
  ])
})

test('whatever is written as CSV is read back', async () => {
  const cell = fc.string({ maxLength: 8 }).map((text) => `/${text}x`)
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(rows, async (typedRows) => {
      const text = csvLine(['source', 'target']) + typedRows.map((row) => csvLine(row)).join('')
      expect((await cells(text)).slice(1)).toEqual(typedRows)
    }),
    { numRuns: 500 },
  )
})

test('a quotation that never ends is told, with the line it took the rest of the file from', async () => {
  expect((await csvRows('a,b\nc,"d\ne,f')).at(-1)).toEqual({ line: 2, cells: ['c', 'd\ne,f'], open: true })
  expect((await csvRows('a,"b"')).at(-1)).toEqual({ line: 1, cells: ['a', 'b'] })
})
