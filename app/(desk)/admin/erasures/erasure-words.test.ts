import { expect, test } from 'vitest'
import { leftToDo, erasureName } from './erasure-list'

test('an erasure is called by titles while they are there, and by numbers afterwards', () => {
  const about = { isOfName: false, entryIds: [7, 8], mediaIds: ['a'] }
  expect(erasureName({ ...about, titles: ['Home', ''] })).toBe('“Home”, “Untitled” and 1 file')
  expect(erasureName(about)).toBe('Texts 7, 8 and 1 file')
  expect(erasureName({ isOfName: false, entryIds: [7], mediaIds: [] })).toBe('Text 7')
  expect(erasureName({ isOfName: false, entryIds: [], mediaIds: ['a', 'b'] })).toBe('2 files')
})

test('what is left is said of what was erased alone', () => {
  const left = { openCopies: 2, openBackups: 1 }
  expect(leftToDo({ ...left, state: 'erased' })).toBe('1 backup still holds it, 2 places outside to look after')
  expect(leftToDo({ ...left, state: 'waiting' })).toBe('')
  expect(leftToDo({ openCopies: 0, openBackups: 0, state: 'erased' })).toBe('')
})
