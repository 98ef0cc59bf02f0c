import { expect, test } from 'vitest'
import type { RevisionRow } from '@/domain/writing/revisions'
import { groupRevisions } from './revision-words'

const hour = 3_600_000
const noon = Date.UTC(2014, 9, 7, 5)

function row(id: number, authorId: number | null, savedAt: number, more: Partial<RevisionRow> = {}): RevisionRow {
  const author = authorId === null ? null : ['Anna', 'Mali'][authorId]!
  return { id, author, authorId, savedAt, remark: '', releases: [], ...more } as unknown as RevisionRow
}

const shape = (rows: RevisionRow[]) => {
  const { marked, groups } = groupRevisions(rows, 'Asia/Bangkok')
  return {
    marked: marked.map(({ id }) => id),
    groups: groups.map(({ author, revisions }) => `${author}: ${revisions.map(({ id }) => id).join(' ')}`),
  }
}

test('versions of one person on one day stand together, also where another one wrote in between', () => {
  const rows = [row(5, 0, noon), row(4, 1, noon - hour), row(3, 0, noon - 2 * hour), row(2, 1, noon - 3 * hour)]
  expect(shape(rows).groups).toEqual(['Anna: 5 3', 'Mali: 4 2'])
})

test('a day is one of the reader’s zone', () => {
  // 23:00 and 01:00 in Bangkok, on one day in UTC.
  const rows = [row(2, 0, Date.UTC(2014, 9, 7, 18)), row(1, 0, Date.UTC(2014, 9, 7, 16))]
  expect(shape(rows).groups).toEqual(['Anna: 2', 'Anna: 1'])
})

test('versions with a name and those that were published come first, and are in no group', () => {
  const released = { releases: [{ id: 1 }] } as unknown as Partial<RevisionRow>
  const rows = [
    row(4, 0, noon),
    row(3, 0, noon, { remark: 'To the ministry' }),
    row(2, 1, noon, released),
    row(1, null, noon),
  ]
  expect(shape(rows)).toEqual({ marked: [3, 2], groups: ['Anna: 4', 'null: 1'] })
})

test('two people of one name are told apart', () => {
  const rows = [row(2, 0, noon), { ...row(1, 1, noon), author: 'Anna' }]
  expect(shape(rows).groups).toEqual(['Anna: 2', 'Anna: 1'])
})
