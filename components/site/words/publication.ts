import type { Spoken } from './say'

type Words = {
  /** A series with the number in it, where both are marked up by themselves. */
  number: (number: string) => string
  here: string
  updated: string
  language: string
  countries: (n: number) => string
  topics: (n: number) => string
  reserved: string
  permission: string
  abstract: string
  inTheNews: string
  editions: string
  comma: string
}

/** Words that a publication's page says of it. */
export const publicationWords: Spoken<Words> = {
  en: {
    number: (number) => `, no. ${number}`,
    here: 'On this site since',
    updated: 'Updated',
    language: 'Language',
    countries: (n) => (n > 1 ? 'Countries' : 'Country'),
    topics: (n) => (n > 1 ? 'Topics' : 'Topic'),
    reserved: 'All rights reserved',
    permission: 'Used with permission',
    abstract: 'Abstract',
    inTheNews: 'In the news',
    editions: 'Languages of this publication',
    comma: ', ',
  },
  km: {
    number: (number) => ` លេខ ${number}`,
    here: 'នៅលើគេហទំព័រនេះតាំងពី',
    updated: 'កែប្រែ',
    language: 'ភាសា',
    countries: () => 'ប្រទេស',
    topics: () => 'ប្រធានបទ',
    reserved: 'រក្សាសិទ្ធិគ្រប់យ៉ាង',
    permission: 'ប្រើដោយមានការអនុញ្ញាត',
    abstract: 'សេចក្ដីសង្ខេប',
    inTheNews: 'ក្នុងព័ត៌មាន',
    editions: 'ភាសានៃឯកសារនេះ',
    comma: ', ',
  },
  lo: {
    number: (number) => ` ເລກທີ ${number}`,
    here: 'ຢູ່ໃນເວັບໄຊນີ້ຕັ້ງແຕ່',
    updated: 'ປັບປຸງ',
    language: 'ພາສາ',
    countries: () => 'ປະເທດ',
    topics: () => 'ຫົວຂໍ້',
    reserved: 'ສະຫງວນລິຂະສິດ',
    permission: 'ໃຊ້ໂດຍໄດ້ຮັບອະນຸຍາດ',
    abstract: 'ບົດຄັດຫຍໍ້',
    inTheNews: 'ໃນຂ່າວ',
    editions: 'ພາສາຂອງສິ່ງພິມນີ້',
    comma: ', ',
  },
  my: {
    number: (number) => `၊ အမှတ် ${number}`,
    here: 'ဤဝက်ဘ်ဆိုက်တွင် တင်သည့်ရက်',
    updated: 'ပြင်ဆင်သည့်ရက်',
    language: 'ဘာသာစကား',
    countries: () => 'နိုင်ငံ',
    topics: () => 'အကြောင်းအရာ',
    reserved: 'မူပိုင်ခွင့်အားလုံး ရယူထားသည်',
    permission: 'ခွင့်ပြုချက်ဖြင့် သုံးထားသည်',
    abstract: 'အနှစ်ချုပ်',
    inTheNews: 'သတင်းများထဲတွင်',
    editions: 'ဤထုတ်ဝေစာ၏ ဘာသာစကားများ',
    comma: '၊ ',
  },
  th: {
    number: (number) => ` ลำดับที่ ${number}`,
    here: 'อยู่ในเว็บไซต์นี้ตั้งแต่',
    updated: 'ปรับปรุง',
    language: 'ภาษา',
    countries: () => 'ประเทศ',
    topics: () => 'หัวข้อ',
    reserved: 'สงวนลิขสิทธิ์',
    permission: 'ใช้โดยได้รับอนุญาต',
    abstract: 'บทคัดย่อ',
    inTheNews: 'ในข่าว',
    editions: 'ภาษาของสิ่งพิมพ์นี้',
    comma: ', ',
  },
  vi: {
    number: (number) => `, số ${number}`,
    here: 'Có trên trang này từ',
    updated: 'Cập nhật',
    language: 'Ngôn ngữ',
    countries: () => 'Quốc gia',
    topics: () => 'Chủ đề',
    reserved: 'Giữ mọi quyền',
    permission: 'Sử dụng với sự cho phép',
    abstract: 'Tóm tắt',
    inTheNews: 'Trong tin tức',
    editions: 'Các ngôn ngữ của ấn phẩm này',
    comma: ', ',
  },
  zh: {
    number: (number) => `，第 ${number} 号`,
    here: '本站收录日期',
    updated: '更新日期',
    language: '语言',
    countries: () => '国家',
    topics: () => '主题',
    reserved: '保留所有权利',
    permission: '经许可使用',
    abstract: '摘要',
    inTheNews: '相关新闻',
    editions: '本出版物的语言版本',
    comma: '、',
  },
}
