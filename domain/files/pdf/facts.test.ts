import { expect, test } from 'vitest'
import { languageOf, propertiesIn } from './facts'

const blank = {
  Title: '',
  Author: '',
  Subject: '',
  Keywords: '',
  Creator: '',
  Producer: '',
  CreationDate: '',
  ModDate: '',
}

test('what a PDF tells of its making has plain names, and nothing that turns text around', () => {
  const told = { ...blank, Author: 'Jane\u202e\n Writer', Creator: 'Word', CreationDate: "D:20141007120000+07'00'" }
  expect(propertiesIn(told)).toEqual({ author: 'Jane Writer', program: 'Word', made: '2014-10-07' })
})

test.each([
  ['km', 'ការជួញដូរមនុស្ស UN-ACT', 'en'],
  ['lo', 'ການຄ້າມະນຸດ', undefined],
  ['my', 'လူကုန်ကူးမှု', 'en'],
  ['th', 'การค้ามนุษย์', 'en'],
  ['zh', '人口贩运', 'en'],
  ['vi', 'Phòng, chống mua bán người là nhiệm vụ của cả nước', 'en'],
  ['en', 'The people of the region and the work that is to be done for them', undefined],
  ['en', 'Migration', 'en'],
  [undefined, 'Les personnes et les pays', 'fr'],
  [undefined, '', undefined],
])('the language is %s: “%s”, claimed to be %s', (language, text, claimed) => {
  expect(languageOf([text], claimed)).toBe(language)
})
