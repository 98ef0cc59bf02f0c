import { expect, test } from 'vitest'
import { drawMap, mapOf } from './draw-map'

const mekong = ['CN', 'KH', 'LA', 'MM', 'TH', 'VN']

function bytesOf(codes: string[]) {
  return drawMap(codes)!.shapes.reduce((sum, { path = '' }) => sum + path.length, 0)
}

test('six countries of the Mekong are drawn in less than two kilobytes', () => {
  expect(
    drawMap(mekong)!
      .shapes.map(({ code }) => code)
      .sort(),
  ).toEqual(mekong)
  expect(bytesOf(mekong)).toBeLessThan(1_500)
})

test.each([
  ['across the line of dates', ['FJ', 'NZ', 'TO', 'WS']],
  ['of Russia', ['KZ', 'MN', 'RU']],
  ['on all continents', ['AU', 'BR', 'FR', 'KE', 'KH', 'US']],
  ['of one small country', ['SG']],
  ['with a country that is a dot', ['IT', 'VA']],
])('a map %s has each of them within its sides', (_, codes) => {
  const { width, height, shapes } = drawMap(codes)!
  expect(shapes.map(({ code }) => code).sort()).toEqual(codes)
  for (const { label } of shapes) {
    expect(label[0]).toBeGreaterThanOrEqual(0)
    expect(label[0]).toBeLessThanOrEqual(width)
    expect(label[1]).toBeLessThanOrEqual(height + 16)
  }
})

test('a country that is too small to be seen is a dot', () => {
  expect(drawMap(['IT', 'VA'])!.shapes.find(({ code }) => code === 'VA')?.dot).toBeDefined()
})

test('letters that stand for no country have no map', () => {
  expect(drawMap(['ZZ'])).toBeUndefined()
})

test('the order of the countries changes nothing, and a map is drawn once', () => {
  expect(mapOf(['TH', 'KH'])).toBe(mapOf(['KH', 'TH']))
})
