import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, isSlug, slugify } from './slug'

test.each([
  ['New in ‘Publications’: the visioning reports', 'new-in-publications-the-visioning-reports'],
  ['Phòng, chống mua bán người: Đường dây', 'phong-chong-mua-ban-nguoi-duong-day'],
  ['It’s Écrit & done!', 'its-ecrit-done'],
  ['2014', '2014'],
  ['របាយការណ៍', 'post-7'],
  ['关于人口贩运的报告', 'post-7'],
  ['', 'post-7'],
])('%j becomes %j', (title, slug) => {
  expect(slugify(title, 'post-7')).toBe(slug)
})

test('whatever the title, the slug can stand in an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => isSlug(slugify(title, 'post-7'))),
    { numRuns: 2000 },
  )
})

test('a name is called the same however it is spaced, and keeps its own letters', () => {
  expect(nameKey('Mekong  Brief')).toBe('mekong-brief')
  expect(nameKey('Loạt bài Đồng Nai')).toBe('loat-bai-dong-nai')
  expect(nameKey('报告 2014')).toBe('报告-2014')
  expect(nameKey('ព្រឹត្តិ\u200bប័ត្រ (ថ្មី)')).toBe('ព្រឹត្តិប័ត្រ-ថ្មី')
  expect(nameKey('—')).toBe('')
})
