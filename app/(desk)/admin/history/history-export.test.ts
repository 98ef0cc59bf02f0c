import { expect, test } from 'vitest'
import type { NamedAct } from '@/domain/desk/history'
import { historyCsvLine, jsonLine } from './history-filters'

const act: NamedAct = {
  id: 1,
  number: 1,
  key: null,
  at: 0,
  by: 1,
  verb: 'published',
  entryId: 7,
  detail: { release: 2 },
  hash: 'abc',
  who: '=cmd|"/c calc"!A1',
  title: 'Line\nbreak, comma',
  person: undefined,
  term: undefined,
  upload: undefined,
}

test('what a spreadsheet would run as a formula is text, and quotes, commas and line breaks stay inside their cell', () => {
  const line = historyCsvLine(act, 'Asia/Bangkok')
  expect(line).toMatch(/^1,1970-01-01T00:00:00\.000Z,"'=cmd\|""\/c calc""!A1",published,7,/)
  expect(line.endsWith(',"{""release"":2}",abc\r\n')).toBe(true)
  for (const start of ['+', '-', '@', '\t', '\r'])
    expect(historyCsvLine({ ...act, who: `${start}1` }, 'UTC')).toMatch(new RegExp(`Z,"?'\\${start}1`))
})

test('a line of JSON holds what the chain is made of', () => {
  expect(JSON.parse(jsonLine(act))).toMatchObject({ id: 1, at: 0, by: 1, verb: 'published', entryId: 7, hash: 'abc' })
  expect(jsonLine(act).trimEnd()).not.toContain('\n')
})
