import { expect, test } from 'vitest'
import { withoutEnd } from './slug'

test('signs at the end go, others stay', () => {
  expect(withoutEnd('a-b--', /-/)).toBe('a-b')
  expect(withoutEnd('--', /-/)).toBe('')
  expect(withoutEnd('Read more … ›', /[\s…›]/)).toBe('Read more')
  expect(withoutEnd('', /x/)).toBe('')
})
