import { expect, test } from 'vitest'
import { isAsItWas, restInWords } from './report-view'

const none = { new: 0, changed: 0, unchanged: 0, conflict: 0, 'left out': 0 }
const counted = (tally: Partial<typeof none>) => [{ what: 'Posts, published', tally: { ...none, ...tally } }]

test('an export that holds nothing new is told from one that holds nothing', () => {
  expect(isAsItWas({ tally: { ...none, unchanged: 47 } })).toBe(true)
  expect(isAsItWas({ tally: none })).toBe(false)
  expect(isAsItWas({ tally: { ...none, unchanged: 47, 'left out': 1 } })).toBe(false)
})

test('what the table of an import does not show is said below it', () => {
  const tally = { ...none, new: 3, unchanged: 14 }
  expect(restInWords({ tally, counts: counted({ new: 3 }) })).toEqual([
    '14 more things were as before, and not touched.',
  ])
  expect(restInWords({ tally, counts: counted({ new: 3, unchanged: 14 }) })).toEqual([])
  expect(restInWords({ tally: { ...none, new: 3 }, counts: counted({ new: 2 }) })).toEqual([
    'One more thing came again with a later import, whose report tells of it.',
  ])
})
