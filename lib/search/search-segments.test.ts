import { expect, test } from 'vitest'
import { indexText, letterPairs, letterRuns, tidyForSearch, dictionaryWords } from './search-segments'

test('words of dense scripts are put apart by their dictionaries, and other words are left as they are', () => {
  expect(dictionaryWords('ការជួញដូរមនុស្ស')).toEqual(['ការ', 'ជួញដូរ', 'មនុស្ស'])
  expect(dictionaryWords('人口贩运')).toEqual(['人口', '贩运'])
  expect(indexText('Seven reports, one region')).toBe('seven reports, one region')
})

test('a text in several scripts is cut by each', () => {
  expect(letterRuns('UNODC报告 ២០១៤ របាយការណ៍។ Đà Nẵng')).toEqual([
    { text: 'unodc', dense: false },
    { text: '报告', dense: true },
    { text: '2014', dense: false },
    { text: 'របាយការណ៍', dense: true },
    { text: 'da', dense: false },
    { text: 'nang', dense: false },
  ])
})

test('pieces overlap, and a letter keeps its marks', () => {
  expect(letterPairs('人口贩运')).toEqual(['人口', '口贩', '贩运', '运'])
  expect(letterPairs('កុមារ')).toEqual(['កុមា', 'មារ', 'រ'])
  expect(letterPairs('人')).toEqual(['人'])
})

test('what cannot be seen and the ends of lines part no word', () => {
  expect(tidyForSearch('សិទ្ធិ\u200bមនុស្ស')).toBe('សិទ្ធិមនុស្ស')
  expect(tidyForSearch('人口贩\n运 and traf-\nficking in\nMyanmar')).toBe('人口贩运 and trafficking in\nMyanmar')
  expect(tidyForSearch('cafe\u0301')).toBe('café')
})

test('thousands of characters without a space are cut in little time', () => {
  const began = performance.now()
  expect(indexText('របាយការណ៍ស្តីពីការប្រឆាំង'.repeat(2_000)).length).toBeGreaterThan(50_000)
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('marks without a letter are no word: nothing would be left to look for', () => {
  expect(letterRuns('\u0301'.repeat(50))).toEqual([])
  expect(letterRuns('a \u0301 b').map(({ text }) => text)).toEqual(['a', 'b'])
})
