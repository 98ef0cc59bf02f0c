import { expect, test } from 'vitest'
import { isbnProblem } from './isbn'

test.each([
  '',
  ' ',
  '978-0-306-40615-7',
  '9780306406157',
  '0-306-40615-2',
  '0306406152',
  '080442957X',
  '0-8044-2957-x',
  'ISBN 978 0 306 40615 7',
  'ISBN-13: 9780306406157',
  '978–0–306–40615–7',
  '979-10-90636-07-1',
])('%j is right', (typed) => expect(isbnProblem(typed)).toBeUndefined())

test.each([
  ['978-0-306-40615-8', /last digit/],
  ['0306406153', /last digit/],
  ['9780306460157', /last digit/],
  ['1234567890123', /978 or 979/],
  ['12345', /10 or 13/],
  ['97803064061X7', /10 or 13/],
  ['soon', /10 or 13/],
  ['ISBN', /10 or 13/],
])('%j is not', (typed, says) => expect(isbnProblem(typed)).toMatch(says))

test('every single wrong digit of thirteen is found', () => {
  const right = '9780306406157'
  for (let at = 3; at < 13; at++)
    for (const digit of '0123456789')
      if (digit !== right[at]) expect(isbnProblem(right.slice(0, at) + digit + right.slice(at + 1))).toBeTruthy()
})
