import { expect, test } from 'vitest'
import type { Language } from '@/lib/languages/languages'
import { suggestsPeopleAtRisk } from './people'

/** A text about one person at risk, one about such people in general, and one about neither, in each language. */
const texts: Record<Language, [one: string, general: string, neither: string]> = {
  en: [
    'Dao, 16 years old, is a survivor of trafficking.',
    'Services for survivors were opened in two provinces.',
    'The embassy has opened a second office.',
  ],
  km: ['ជនរងគ្រោះ អាយុ ១៦ ឆ្នាំ បានត្រឡប់មកផ្ទះវិញ។', 'សេវាសម្រាប់ជនរងគ្រោះបានបើកនៅខេត្តពីរ។', 'ស្ថានទូតបានបើកការិយាល័យទីពីរ។'],
  lo: ['ຜູ້ເຄາະຮ້າຍ ອາຍຸ 16 ປີ ໄດ້ກັບບ້ານແລ້ວ.', 'ການບໍລິການສຳລັບຜູ້ເຄາະຮ້າຍໄດ້ເປີດໃນສອງແຂວງ.', 'ສະຖານທູດໄດ້ເປີດຫ້ອງການທີສອງ.'],
  my: ['အသက် ၁၆ နှစ်ရှိ လူကုန်ကူးခံရသူ အိမ်ပြန်ရောက်ပြီ။', 'လူကုန်ကူးခံရသူများအတွက် ဝန်ဆောင်မှုများ ဖွင့်လှစ်ခဲ့သည်။', 'သံရုံးသည် ဒုတိယရုံးခန်းကို ဖွင့်ခဲ့သည်။'],
  th: ['ผู้เสียหายอายุ 16 ปีได้กลับบ้านแล้ว', 'บริการสำหรับผู้เสียหายเปิดในสองจังหวัด', 'สถานทูตเปิดสำนักงานแห่งที่สอง'],
  vi: [
    'Nạn nhân 16 tuổi đã trở về nhà.',
    'Dịch vụ cho nạn nhân đã mở ở hai tỉnh.',
    'Đại sứ quán đã mở văn phòng thứ hai.',
  ],
  zh: ['一名16岁的受害者已经回家。', '两个省开设了面向受害者的服务。', '大使馆开设了第二个办公室。'],
}

test.each(Object.entries(texts) as [Language, (typeof texts)['en']][])(
  'in %s, a text about one person at risk suggests it, and one about many with a picture',
  (language, [one, general, neither]) => {
    const suggested = (text: string, hasPictures: boolean) => suggestsPeopleAtRisk(text, language, hasPictures)
    expect([suggested(one, false), suggested(one, true)]).toEqual([true, true])
    expect([suggested(general, false), suggested(general, true)]).toEqual([false, true])
    expect([suggested(neither, false), suggested(neither, true)]).toEqual([false, false])
  },
)

test('in Vietnamese, a form of address suggests one person where a name follows, and no other word', () => {
  const suggested = (text: string) => suggestsPeopleAtRisk(text, 'vi', false)
  expect(['Trẻ em được học.', 'Nạn nhân và anh em của họ đã về.'].map(suggested)).toEqual([false, false])
  expect(['Nạn nhân, chị Lan, đã về.', 'Chị Lan là nạn nhân.', 'Nạn nhân đã đổi tên.'].map(suggested)).toEqual([
    true,
    true,
    true,
  ])
})

test('marks that are typed apart from their letters are the same words', () => {
  expect(suggestsPeopleAtRisk('Nạn nhân 16 tuổi'.normalize('NFD'), 'vi', false)).toBe(true)
})
