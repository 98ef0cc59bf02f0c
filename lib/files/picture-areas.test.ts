import { randomBytes, randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { blurAreas, scaledArea, withMargin } from './picture-areas.mjs'

const info = { width: 500, height: 500, channels: 3 }

/** The places of an area's pixels, by the cell in which each lies. */
function placesByCell({ left, top, width, height }: Area, [across, down]: readonly [number, number]) {
  const cells = Array.from({ length: across * down }, (): number[] => [])
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * down) / height) * across + Math.floor((x * across) / width)
      cells[cell]!.push(((top + y) * info.width + left + x) * info.channels)
    }
  return cells
}
type Area = { left: number; top: number; width: number; height: number }

/** Puts the pixels in another order, within each cell. */
function shuffled(pixels: Buffer, cells: number[][]) {
  const other = Buffer.from(pixels)
  for (const places of cells)
    for (let n = places.length - 1; n > 0; n--) {
      const [a, b] = [places[n]!, places[randomInt(n + 1)]!]
      const pixel = Buffer.from(other.subarray(a, a + 3))
      other.copyWithin(a, b, b + 3)
      pixel.copy(other, b)
    }
  return other
}

test.each([
  [{ width: 400, height: 100 }, [4, 3]],
  [{ width: 100, height: 400 }, [3, 4]],
  [{ width: 120, height: 130 }, [3, 3]],
  [{ width: 30, height: 16 }, [3, 2]],
  [{ width: 10, height: 10 }, [1, 1]],
] as const)(
  'of an area of %o only the means of %o cells count: in another order its pixels give the same',
  (size, cells) => {
    const area = { shape: 'rectangle' as const, left: 50, top: 60, ...size }
    const pixels = randomBytes(info.width * info.height * 3)
    const other = shuffled(pixels, placesByCell(area, cells))
    expect(other.equals(pixels)).toBe(false)
    for (const one of [pixels, other]) blurAreas(one, info, [area])
    expect(other.equals(pixels)).toBe(true)
  },
)

test('the colours of cells are coarse: what differs a little is the same', () => {
  const area = { shape: 'rectangle' as const, left: 0, top: 0, width: 500, height: 500 }
  const [one, other] = [Buffer.alloc(750_000, 120), Buffer.alloc(750_000, 125)]
  for (const pixels of [one, other]) blurAreas(pixels, info, [area])
  expect(one.equals(other)).toBe(true)
})

test('an area reaches a little beyond what was drawn, and never beyond the picture', () => {
  const picture = { width: 100, height: 80 }
  const area = { shape: 'oval' as const, left: 20, top: 4, width: 30, height: 40 }
  expect(withMargin(area, picture)).toEqual({ shape: 'oval', left: 4, top: 0, width: 62, height: 60 })
  const edge = { ...area, left: 70, top: 40 }
  expect(withMargin(edge, picture)).toEqual({ shape: 'oval', left: 54, top: 24, width: 46, height: 56 })
})

test('in a smaller picture an area covers at least the same place', () => {
  const area = { shape: 'oval' as const, left: 11, top: 13, width: 20, height: 9 }
  expect(scaledArea(area, 0.5)).toEqual({ shape: 'oval', left: 5, top: 6, width: 11, height: 5 })
})
