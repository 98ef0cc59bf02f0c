import { expect, test } from 'vitest'
import { largestRect, moveRect, spanRect, resizeSide } from './crop-math'

const picture = { width: 1600, height: 900 }
const any = { picture, ratio: 'free' as const }
const square = { picture, ratio: 'square' as const }

test('the largest part of each ratio lies in the middle', () => {
  expect(largestRect(picture, 'free')).toEqual({ left: 0, top: 0, ...picture })
  expect(largestRect(picture, 'square')).toEqual({ left: 350, top: 0, width: 900, height: 900 })
  expect(largestRect({ width: 900, height: 1600 }, 'wide')).toEqual({ left: 0, top: 547, width: 900, height: 506 })
})

test('a part that is moved stays in the picture', () => {
  const part = { left: 100, top: 100, width: 400, height: 300 }
  expect(moveRect(part, { x: 10.4, y: -20 }, picture)).toEqual({ ...part, left: 110, top: 80 })
  expect(moveRect(part, { x: 9999, y: -9999 }, picture)).toEqual({ ...part, left: 1200, top: 0 })
})

test('a part spans from a corner to a point in any direction, in its ratio, and never beyond the edge', () => {
  expect(spanRect({ x: 100, y: 100 }, { x: 300, y: 250 }, any)).toEqual({
    left: 100,
    top: 100,
    width: 200,
    height: 150,
  })
  expect(spanRect({ x: 300, y: 250 }, { x: 100, y: 100 }, any)).toEqual({
    left: 100,
    top: 100,
    width: 200,
    height: 150,
  })
  expect(spanRect({ x: 100, y: 800 }, { x: 900, y: 890 }, square)).toEqual({
    left: 100,
    top: 800,
    width: 100,
    height: 100,
  })
  expect(spanRect({ x: 500, y: 500 }, { x: 505, y: 501 }, any)).toMatchObject({ width: 32, height: 32 })
})

test('a number that is typed is followed by the others as far as there is room', () => {
  const part = { left: 100, top: 100, width: 400, height: 400 }
  expect(resizeSide(part, 'left', 1500, any)).toMatchObject({ left: 1200 })
  expect(resizeSide(part, 'width', 500, any)).toEqual({ ...part, width: 500 })
  expect(resizeSide(part, 'height', 600, square)).toEqual({ ...part, width: 600, height: 600 })
  expect(resizeSide(part, 'width', 5000, square)).toEqual({ ...part, width: 800, height: 800 })
  expect(resizeSide(part, 'width', Number.NaN, any)).toEqual(part)
})
