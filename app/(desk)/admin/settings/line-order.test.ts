import { expect, test } from 'vitest'
import { canNest, dropRow, liftRow, nestRow, stepRow, removeRow, type MenuRow } from './line-order'

type Named = MenuRow & { name: string }

/** "a b >c" has c under b. */
function rowsOf(words: string): Named[] {
  return words.split(' ').map((word) => ({ name: word.replace('>', ''), isSub: word.startsWith('>') }))
}

function written(rows: Named[]) {
  return rows.map(({ name, isSub }) => (isSub ? `>${name}` : name)).join(' ')
}

function at(rows: Named[], name: string) {
  return rows.findIndex((row) => row.name === name)
}

function step(words: string, name: string, by: 1 | -1) {
  const rows = rowsOf(words)
  const moved = stepRow(rows, at(rows, name), by)
  return moved && { order: written(moved.rows), at: moved.at }
}

test('a line moves past the whole of the next, with what stands under it', () => {
  expect(step('a b >c >d e', 'a', 1)).toEqual({ order: 'b >c >d a e', at: 3 })
  expect(step('a b >c >d e', 'b', -1)).toEqual({ order: 'b >c >d a e', at: 0 })
  expect(step('a >b c >d', 'c', -1)).toEqual({ order: 'c >d a >b', at: 0 })
  expect(step('a b >c', 'a', -1)).toBeUndefined()
  expect(step('a b >c', 'b', 1)).toBeUndefined()
})

test('a line of a sub-menu moves one place, and from one sub-menu into the next', () => {
  expect(step('a >b >c d', 'c', -1)).toEqual({ order: 'a >c >b d', at: 1 })
  expect(step('a >b c d', 'b', 1)).toEqual({ order: 'a c >b d', at: 2 })
  expect(step('a b >c d', 'c', -1)).toEqual({ order: 'a >c b d', at: 1 })
  expect(step('a >b', 'b', -1)).toBeUndefined()
  expect(step('a >b', 'b', 1)).toBeUndefined()
})

test('a line goes under the one before it only where it has none under itself, and comes out behind the others', () => {
  const rows = rowsOf('a b >c d')
  expect(rows.map((_, n) => canNest(rows, n))).toEqual([false, false, false, true])
  expect(written(nestRow(rows, 3).rows)).toBe('a b >c >d')
  const sub = rowsOf('a >b >c d')
  expect(written(liftRow(sub, 1).rows)).toBe('a >c b d')
  expect(liftRow(sub, 1).at).toBe(2)
})

test('a drop puts a line where it was let go, never into the middle of a sub-menu as another level', () => {
  const drop = (words: string, name: string, to: number, isSub: boolean) => {
    const rows = rowsOf(words)
    return written(dropRow(rows, at(rows, name), { to, isSub }).rows)
  }
  expect(drop('a b c', 'c', 0, false)).toBe('c a b')
  expect(drop('a b c', 'a', 3, false)).toBe('b c a')
  expect(drop('a b c', 'c', 1, true)).toBe('a >c b')
  expect(drop('a b c', 'c', 0, true)).toBe('c a b')
  expect(drop('a >b >c d', 'd', 2, false)).toBe('a >b >c d')
  expect(drop('a >b >c d', 'd', 2, true)).toBe('a >b >d >c')
  expect(drop('a >b c >d', 'c', 1, true)).toBe('a >b c >d')
  expect(drop('a >b c', 'a', 3, false)).toBe('c a >b')
  expect(drop('a >b c', 'a', 1, false)).toBe('a >b c')
  expect(drop('a >b c', 'b', 0, false)).toBe('b a c')
  expect(drop('a >b >c', 'b', 2, false)).toBe('a >c b')
})

test('no first line stands under nothing', () => {
  expect(written(removeRow(rowsOf('a >b >c'), 0))).toBe('b >c')
  expect(written(removeRow(rowsOf('a >b >c'), 1))).toBe('a >c')
})
