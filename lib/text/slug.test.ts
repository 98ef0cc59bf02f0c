import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, isSlug, slugify } from './slug'

test.each([
  ['New in ‘Publications’: the visioning reports', 'new-in-publications-the-visioning-reports'],
  ['Phòng, chống mua bán người: Đường dây', 'phong-chong-mua-ban-nguoi-duong-day'],
  ['It’s Écrit & done!', 'its-ecrit-done'],
  ['2014', '2014'],
  ['Straße nach Ærø, № 5', 'stra-e-nach-r-no-5'],
  ['របាយការណ៍ ឆ្នាំ ២០១៤', 'របាយការណ៍-ឆ្នាំ-២០១៤'],
  ['关于人口贩运的报告', '关于人口贩运的报告'],
  ['تقرير عن الاتجار بالبشر، ٢٠١٤', 'تقرير-عن-الاتجار-بالبشر-٢٠١٤'],
  ['می\u200cخواهم \u202bكتـاب\u202c', 'میخواهم-كتاب'],
  ['Россия\u0306: «ИЮНЬ» Café', 'россия\u0306-июнь-cafe'],
  ['จังหวัดน้ำ', 'จังหวัดน้ำ'],
  ['が\u3164が', 'がが'],
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

test('a long title ends at a word, or without spaces at a whole letter', () => {
  const word = 'ក្រោម'.repeat(9)
  expect(slugify(`${word} ${word} ${word}`, '')).toBe(word)
  expect(slugify(word.repeat(3), '')).toBe('ក្រោម'.repeat(16))
  expect(slugify('a\u{20bb7}'.repeat(40), '')).toHaveLength(79)
})

test('what cannot be seen, or is spelled in two ways, is no slug', () => {
  for (const slug of ['новости', 'ข่าว-2', '河', '12']) expect([slug, isSlug(slug)]).toEqual([slug, true])
  const others = [
    'Новости',
    'й'.normalize('NFD'),
    'а\u200bб',
    '\u202eабв',
    'café',
    'ａ',
    '-а',
    'а--б',
    'а/б',
    '',
    'ж'.repeat(81),
  ]
  for (const other of others) expect([other, isSlug(other)]).toEqual([other, false])
})

test('a name is called the same however it is spaced, and keeps its own letters', () => {
  expect(nameKey('Mekong  Brief')).toBe('mekong-brief')
  expect(nameKey('Loạt bài Đồng Nai')).toBe('loat-bai-dong-nai')
  expect(nameKey('报告 2014')).toBe('报告-2014')
  expect(nameKey('ព្រឹត្តិ\u200bប័ត្រ (ថ្មី)')).toBe('ព្រឹត្តិប័ត្រ-ថ្មី')
  expect(nameKey('—')).toBe('')
})
