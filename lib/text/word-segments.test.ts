import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from './word-segments'
import { countWords } from './word-count'

const texts: Record<string, string> = {
  en: 'In 2014, the people of eleven villages were told: “don’t sign, it’s 3.5 times your pay” – so said Ms. Dara.\n',
  vi: 'Báo cáo tháng mười về nạn buôn bán người trong khu vực, theo lời của những người đã trở về.\n',
  km: 'របាយការណ៍ប្រចាំខែស្តីពីការជួញដូរមនុស្សនៅក្នុងតំបន់ និងការងារដែលគេបានសន្យា។ ឆ្នាំ២០១៤\n',
  th: 'รายงานประจำเดือนเกี่ยวกับการค้ามนุษย์ในภูมิภาค และงานที่สัญญาไว้กับชาวบ้าน 2014\n',
  lo: 'ບົດລາຍງານປະຈຳເດືອນກ່ຽວກັບການຄ້າມະນຸດໃນພາກພື້ນ ແລະວຽກທີ່ໄດ້ສັນຍາໄວ້\n',
  my: 'လစဉ်အစီရင်ခံစာ လူကုန်ကူးမှုနှင့် ပတ်သက်၍ ရွာသားများကို ကတိပေးခဲ့သော အလုပ်များ။\n',
  zh: '关于该地区人口贩运的月度报告，以及向村民承诺的工作。2014年十月\n',
}

function whole(text: string, language: string) {
  return Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text), ({ segment }) => segment)
}

test.each(Object.entries(texts))(
  'a long text in %s is divided as if at once, in paragraphs and in one line, with spaces and without',
  (language, text) => {
    for (const variant of [text.repeat(80), text.repeat(80).replace(/\n/g, ' '), text.repeat(80).replace(/\s/g, '')]) {
      expect(Array.from(segmentsOf(variant, language), ({ segment }) => segment)).toEqual(whole(variant, language))
      const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(variant)].filter(
        (segment) => segment.isWordLike,
      )
      expect(countWords(variant, language)).toBe(words.length)
    }
  },
)

test('whatever a text is made of, its segments joined are the text, and no sign is parted from its letter', () => {
  const letters = ['a', ' ', '\n', 'ក', '្', 'ា', 'é', 'e\u0301', '👩‍🌾', '报', '.', '\u200b', '1', 'ก', '้']
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((some) => some.join('').repeat(90))
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'km', 'zh'), (text, language) => {
      const segments = Array.from(segmentsOf(text, language), ({ segment }) => segment)
      expect(segments.join('')).toBe(text)
      expect(segments.every((segment) => segment.isWellFormed())).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('one word without an end is divided where no letter is cut in two', () => {
  const segments = Array.from(segmentsOf('e\u0301'.repeat(5_000), 'en'), ({ segment }) => segment)
  expect(segments.join('')).toBe('e\u0301'.repeat(5_000))
  expect(segments.every((segment) => segment.startsWith('e'))).toBe(true)
})
