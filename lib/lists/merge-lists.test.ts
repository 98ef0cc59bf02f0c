import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeLists } from './merge-lists'

const letters = (text: string) => Array.from(text)
const merged = (base: string, mine: string, theirs: string) =>
  mergeLists(letters(base), letters(mine), letters(theirs))?.join('')

test.each([
  ['abc', 'aXbc', 'abcY', 'aXbcY', 'additions in two places'],
  ['ab', 'abX', 'abY', 'abYX', 'additions in one place, theirs first'],
  ['ab', 'abX', 'abX', 'abX', 'the same addition, once'],
  ['ab', 'abXY', 'abX', 'abXY', 'one addition that goes on'],
  ['abc', 'aXc', 'abc', 'aXc', 'a change of one side'],
  ['abc', 'aXc', 'abYc', 'aXYc', 'something added behind what the other changed'],
  ['abc', 'aXc', 'aYbc', 'aYXc', 'something added before what the other changed'],
  ['abcdef', 'aef', 'abcf', 'af', 'two removals that overlap'],
  ['abcdef', 'af', 'abef', 'af', 'a removal within another'],
  ['abcd', 'Xbcd', 'aYcd', 'XYcd', 'changes next to each other'],
])('%s by one to %s, by the other to %s, is %s: %s', (base, mine, theirs, together) =>
  expect(merged(base, mine, theirs)).toBe(together),
)

test.each([
  ['abc', 'aXc', 'aYc', 'two changes of the same'],
  ['abcd', 'ad', 'abXcd', 'something added within what the other removed'],
  ['abcd', 'ad', 'abcXd', 'something added beside what the other removed'],
  ['abcd', 'ad', 'aXcd', 'a change of what the other removed'],
  ['abcd', 'aXd', 'abYcd', 'something added within what the other changed'],
])('%s by one to %s, by the other to %s, has to be chosen: %s', (base, mine, theirs) =>
  expect(merged(base, mine, theirs)).toBeUndefined(),
)

test('what both have stays, what one removed is gone, and what one added is there', () => {
  const base = 'abcdefghij'
  const side = (sign: string) =>
    fc
      .array(fc.record({ drops: fc.boolean(), adds: fc.boolean() }), { minLength: 10, maxLength: 10 })
      .map((steps) => steps.map(({ drops, adds }, n) => (drops ? '' : base[n]!) + (adds ? `${sign}${n}` : '')).join(''))
  fc.assert(
    fc.property(side('X'), side('Y'), (mine, theirs) => {
      const result = merged(base, mine, theirs)
      if (result === undefined) return
      for (const letter of base)
        expect(result.includes(letter), letter).toBe(mine.includes(letter) && theirs.includes(letter))
      const count = (text: string, sign: string) => text.split(sign).length
      expect(count(result, 'X')).toBe(count(mine, 'X'))
      expect(count(result, 'Y')).toBe(count(theirs, 'Y'))
    }),
    { numRuns: 500 },
  )
})
