import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  intersection,
  countIntersection,
  countIn,
  digitsOfCounts,
  union,
  hasBit,
  intersects,
  noBits,
  numbersOf,
  setBit,
  withCount,
  difference,
} from './bits'

test('sets of bits say what sets say', () => {
  const numbers = fc.uniqueArray(fc.nat(99))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), numbers, numbers, (size, first, second) => {
      const [a, b] = [first, second].map((all) => new Set(all.filter((n) => n < size))) as [Set<number>, Set<number>]
      const bits = (all: Set<number>) => {
        const set = noBits(size)
        for (const n of all) setBit(set, n)
        return set
      }
      const members = (set: Uint32Array) => Array.from({ length: 128 }, (_, n) => n).filter((n) => hasBit(set, n))
      const sorted = (all: Iterable<number>) => [...all].sort((x, y) => x - y)
      const all = bits(new Set(Array.from({ length: size }, (_, n) => n)))
      expect(members(intersection(bits(a), bits(b)))).toEqual(sorted([...a].filter((n) => b.has(n))))
      expect(members(difference(bits(a), bits(b)))).toEqual(sorted([...a].filter((n) => !b.has(n))))
      expect(countIntersection(bits(a), bits(b))).toBe([...a].filter((n) => b.has(n)).length)
      expect(countIntersection(bits(a), all)).toBe(a.size)
      expect(countIn(bits(a), [bits(b), all])).toEqual([countIntersection(bits(a), bits(b)), a.size])
      expect(members(union(bits(a), bits(b)))).toEqual(sorted(new Set([...a, ...b])))
      expect(intersects(bits(a), bits(b))).toBe([...a].some((n) => b.has(n)))
      expect(numbersOf(bits(a))).toEqual(sorted(a))
    }),
    { seed: 2014 },
  )
})

test('numbers are found by how many of some sets they are in', () => {
  const size = 70
  const set = fc.uniqueArray(fc.nat(size - 1)).map((numbers) => {
    const bits = noBits(size)
    for (const n of numbers) setBit(bits, n)
    return bits
  })
  fc.assert(
    fc.property(fc.array(set, { minLength: 1, maxLength: 9 }), set, (sets, among) => {
      const digits = digitsOfCounts(sets, among)
      for (let count = 1; count <= sets.length; count++) {
        const expected = numbersOf(among).filter((n) => sets.filter((bits) => hasBit(bits, n)).length === count)
        expect(numbersOf(withCount(digits, count))).toEqual(expected)
      }
    }),
    { seed: 2014 },
  )
})
