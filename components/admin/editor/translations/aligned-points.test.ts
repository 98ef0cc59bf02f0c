import { expect, test } from 'vitest'
import { interpolate, swapSides } from './scroll-together'

const points = [
  { here: 100, there: 50 },
  { here: 200, there: 150 },
  { here: 200, there: 400 },
  { here: 300, there: 420 },
]

test('between two points the heights are in proportion, and outside as far away', () => {
  expect(interpolate(points, 150)).toBe(100)
  expect(interpolate(points, 250)).toBe(410)
  expect(interpolate(points, 80)).toBe(30)
  expect(interpolate(points, 310)).toBe(430)
  expect(interpolate([], 10)).toBeUndefined()
})

test('what stands beside nothing is passed over at once, and the way back leads to the same place', () => {
  expect(interpolate(points, 200)).toBe(400)
  expect(interpolate(swapSides(points), 300)).toBe(200)
  for (const y of [60, 130, 240, 290]) expect(interpolate(swapSides(points), interpolate(points, y)!)).toBeCloseTo(y)
})
