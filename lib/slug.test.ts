import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSlug, slugify } from './slug'

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
