import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from './excerpt'
import { plainLetters } from './plain-letters'
import { parseQuery } from './search-terms'
import { indexText, wordsOfPlainText } from './search-segments'

test.each([
  ['ar', 'مُحَمَّد الإتجار بالأطفال ٢٠١٤ مدرسة', ['محمد', 'الاتجار', 'بالاطفال', '2014', 'مدرسه', 'محمـــد']],
  ['fa', 'قاچاق کودکان در ۱۳۹۳ خانهٔ', ['كودكان', 'کودکان', '1393', '١٣٩٣', 'خانه', 'خانۀ']],
  ['ur', 'بچوں کی سمگلنگ ہے', ['كى', 'کی', 'ھے', 'هے']],
  ['de', 'Maßnahmen für Flüchtlinge', ['massnahmen', 'MASSNAHMEN', 'fluchtlinge', 'für']],
  ['fr', 'Œuvres à l’été', ['oeuvres', 'ete', 'a']],
  ['es', 'Niños y niñas', ['ninos', 'NIÑAS']],
  ['ru', 'Ребёнок ещё', ['ребенок', 'ЕЩЕ']],
  ['vi', 'Buôn người ở Đồng Nai', ['buon', 'nguoi', 'dong', 'ĐỒNG']],
  ['km', 'ឆ្នាំ ២០១៤', ['2014', '២០១៤', '๒๐๑๔']],
  ['zh', '二〇一四年 ２０１４', ['2014']],
])('letters of %s are found as people type them, and marked where they stand', (_, text, queries) => {
  const words = wordsOfPlainText(indexText(text))
  for (const query of queries) {
    const [term] = parseQuery(query)
    expect(words, query).toContain(term!.runs[0]!.text)
    const { parts } = excerptOf(text, [term!])
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(plainLetters(parts.find(({ marked }) => marked)!.text), query).toBe(term!.runs[0]!.text)
  }
})

test('ASCII stays as it is but for case, and what is plain stays plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary' }), (ascii, any) => {
      expect(plainLetters(ascii)).toBe(ascii.toLowerCase())
      const plain = plainLetters(any)
      expect(plainLetters(plain)).toBe(plain)
      expect(plain).toMatch(/^(\P{Nd}|[0-9])*$/u)
    }),
    { numRuns: 2_000, seed: 2014 },
  )
})
