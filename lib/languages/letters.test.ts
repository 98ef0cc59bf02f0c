import { expect, test } from 'vitest'
import { languageByLetters } from './languages'

test('letters that one language has tell it, whatever is said', () => {
  expect(languageByLetters('ចំណាំ', 'en')).toBe('km')
  expect(languageByLetters('ໝາຍເຫດ 2014', 'th')).toBe('lo')
  expect(languageByLetters('မှတ်ချက်', 'vi')).toBe('my')
  expect(languageByLetters('หมายเหตุ', 'km')).toBe('th')
  expect(languageByLetters('说明', 'en')).toBe('zh')
})

test('a text in several scripts is in the language that is said, if it is one of them', () => {
  expect(languageByLetters('ผู้เขียน ចំណាំ', 'th')).toBe('th')
  expect(languageByLetters('UNIAP និង COMMIT', 'km')).toBe('km')
})

test('Latin letters are in the language that is said, unless that has letters of its own: then nobody knows', () => {
  expect(languageByLetters('Words', 'en')).toBe('en')
  expect(languageByLetters('Lời', 'vi')).toBe('vi')
  expect(languageByLetters('… Cambodia, 2014', 'km')).toBe('')
  expect(languageByLetters('2014 · 7 %', 'km')).toBe('km')
})
