import { expect, test } from 'vitest'
import { countWords, minutesToRead } from './word-count'

test('words are counted in scripts without spaces', () => {
  expect(countWords('Seven reports, one region.', 'en')).toBe(4)
  expect(countWords('关于人口贩运的报告', 'zh')).toBeGreaterThan(2)
  expect(countWords('របាយការណ៍ប្រចាំខែ', 'km')).toBeGreaterThan(1)
  expect(countWords('รายงานประจำเดือน', 'th')).toBeGreaterThan(1)
  expect(countWords('ບົດລາຍງານປະຈຳເດືອນ', 'lo')).toBeGreaterThan(1)
  expect(countWords('လစဉ်အစီရင်ခံစာ', 'my')).toBeGreaterThan(1)
})

test('reading takes at least a minute', () => {
  expect([0, 329, 331, 2_200].map(minutesToRead)).toEqual([1, 1, 2, 10])
})
