import { expect, test } from 'vitest'
import { createPositionMapper } from './editor-window'

test.each([
  ['The road', 'The long road', 8, 13, 'behind what was put in'],
  ['The road', 'The long road', 2, 2, 'before it'],
  ['The long road', 'The road', 6, 4, 'in what was removed'],
  ['The road', 'The road', 3, 3, 'in a line that stays'],
])('in “%s”, which becomes “%s”, place %i is then %i: %s', (before, after, at, then) =>
  expect(createPositionMapper(before, after)(at)).toBe(then),
)
