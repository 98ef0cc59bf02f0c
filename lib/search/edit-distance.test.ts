import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, mustDiffer } from './edit-distance'

test('letters added, taken away, changed and swapped count once each', () => {
  const far = (a: string, b: string) => editDistance([...a], [...b], 3)
  expect([far('heron', 'heron'), far('heron', 'hron'), far('heron', 'herron'), far('heron', 'heran')]).toEqual([
    0, 1, 1, 1,
  ])
  expect([far('heron', 'ehron'), far('heron', 'ehrom'), far('heron', 'stork')]).toEqual([1, 2, 4])
})

test('what is told apart by its letters alone is never near, and most of what is far is told apart', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeghimnrstu'), minLength: 2, maxLength: 10 })
  let [apart, far] = [0, 0]
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 2 }), (a, b, max) => {
      const isFar = editDistance([...a], [...b], max) > max
      far += Number(isFar)
      apart += Number(mustDiffer(a, b, max))
      expect(isFar || !mustDiffer(a, b, max)).toBe(true)
    }),
    { numRuns: 2_000, seed: 2014 },
  )
  expect(apart / far).toBeGreaterThan(0.7)
})
