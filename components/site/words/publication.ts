import type { Spoken } from './say'

type Words = {
  type: string
  series: string
  /** A series with the number in it, where both are marked up by themselves. */
  number: (number: string) => string
  authors: (n: number) => string
  publisher: string
  published: string
  here: string
  updated: string
  language: string
  countries: (n: number) => string
  topics: (n: number) => string
  reference: string
  licence: string
  reserved: string
  permission: string
  abstract: string
  inTheNews: string
  editions: string
  comma: string
}

/** What a publication's page says of it. */
export const publicationWords: Spoken<Words> = {
  en: {
    type: 'Type',
    series: 'Series',
    number: (number) => `, no. ${number}`,
    authors: (n) => (n > 1 ? 'Authors' : 'Author'),
    publisher: 'Publisher',
    published: 'Published',
    here: 'On this site since',
    updated: 'Updated',
    language: 'Language',
    countries: (n) => (n > 1 ? 'Countries' : 'Country'),
    topics: (n) => (n > 1 ? 'Topics' : 'Topic'),
    reference: 'Reference',
    licence: 'Licence',
    reserved: 'All rights reserved',
    permission: 'Used with permission',
    abstract: 'Abstract',
    inTheNews: 'In the news',
    editions: 'Languages of this publication',
    comma: ', ',
  },
  km: {
    type: 'ប្រភេទ',
    series: 'ស៊េរី',
    number: (number) => ` លេខ ${number}`,
    authors: () => 'អ្នកនិពន្ធ',
    publisher: 'អ្នកបោះពុម្ពផ្សាយ',
    published: 'បោះពុម្ពផ្សាយ',
    here: 'នៅលើគេហទំព័រនេះតាំងពី',
    updated: 'កែប្រែ',
    language: 'ភាសា',
    countries: () => 'ប្រទេស',
    topics: () => 'ប្រធានបទ',
    reference: 'លេខយោង',
    licence: 'អាជ្ញាប័ណ្ណ',
    reserved: 'រក្សាសិទ្ធិគ្រប់យ៉ាង',
    permission: 'ប្រើដោយមានការអនុញ្ញាត',
    abstract: 'សេចក្ដីសង្ខេប',
    inTheNews: 'ក្នុងព័ត៌មាន',
    editions: 'ភាសានៃឯកសារនេះ',
    comma: ', ',
  },
  lo: {
    type: 'ປະເພດ',
    series: 'ຊຸດ',
    number: (number) => ` ເລກທີ ${number}`,
    authors: () => 'ຜູ້ຂຽນ',
    publisher: 'ຜູ້ຈັດພິມ',
    published: 'ຈັດພິມ',
    here: 'ຢູ່ໃນເວັບໄຊນີ້ຕັ້ງແຕ່',
    updated: 'ປັບປຸງ',
    language: 'ພາສາ',
    countries: () => 'ປະເທດ',
    topics: () => 'ຫົວຂໍ້',
    reference: 'ເລກອ້າງອີງ',
    licence: 'ສັນຍາອະນຸຍາດ',
    reserved: 'ສະຫງວນລິຂະສິດ',
    permission: 'ໃຊ້ໂດຍໄດ້ຮັບອະນຸຍາດ',
    abstract: 'ບົດຄັດຫຍໍ້',
    inTheNews: 'ໃນຂ່າວ',
    editions: 'ພາສາຂອງສິ່ງພິມນີ້',
    comma: ', ',
  },
  my: {
    type: 'အမျိုးအစား',
    series: 'စာစဉ်',
    number: (number) => `၊ အမှတ် ${number}`,
    authors: () => 'ရေးသားသူ',
    publisher: 'ထုတ်ဝေသူ',
    published: 'ထုတ်ဝေသည့်ရက်',
    here: 'ဤဝက်ဘ်ဆိုက်တွင် တင်သည့်ရက်',
    updated: 'ပြင်ဆင်သည့်ရက်',
    language: 'ဘာသာစကား',
    countries: () => 'နိုင်ငံ',
    topics: () => 'အကြောင်းအရာ',
    reference: 'ရည်ညွှန်းအမှတ်',
    licence: 'လိုင်စင်',
    reserved: 'မူပိုင်ခွင့်အားလုံး ရယူထားသည်',
    permission: 'ခွင့်ပြုချက်ဖြင့် သုံးထားသည်',
    abstract: 'အနှစ်ချုပ်',
    inTheNews: 'သတင်းများထဲတွင်',
    editions: 'ဤထုတ်ဝေစာ၏ ဘာသာစကားများ',
    comma: '၊ ',
  },
  th: {
    type: 'ประเภท',
    series: 'ชุด',
    number: (number) => ` ลำดับที่ ${number}`,
    authors: () => 'ผู้เขียน',
    publisher: 'ผู้จัดพิมพ์',
    published: 'เผยแพร่',
    here: 'อยู่ในเว็บไซต์นี้ตั้งแต่',
    updated: 'ปรับปรุง',
    language: 'ภาษา',
    countries: () => 'ประเทศ',
    topics: () => 'หัวข้อ',
    reference: 'หมายเลขอ้างอิง',
    licence: 'สัญญาอนุญาต',
    reserved: 'สงวนลิขสิทธิ์',
    permission: 'ใช้โดยได้รับอนุญาต',
    abstract: 'บทคัดย่อ',
    inTheNews: 'ในข่าว',
    editions: 'ภาษาของสิ่งพิมพ์นี้',
    comma: ', ',
  },
  vi: {
    type: 'Loại',
    series: 'Tùng thư',
    number: (number) => `, số ${number}`,
    authors: () => 'Tác giả',
    publisher: 'Nhà xuất bản',
    published: 'Xuất bản',
    here: 'Có trên trang này từ',
    updated: 'Cập nhật',
    language: 'Ngôn ngữ',
    countries: () => 'Quốc gia',
    topics: () => 'Chủ đề',
    reference: 'Số hiệu',
    licence: 'Giấy phép',
    reserved: 'Giữ mọi quyền',
    permission: 'Sử dụng với sự cho phép',
    abstract: 'Tóm tắt',
    inTheNews: 'Trong tin tức',
    editions: 'Các ngôn ngữ của ấn phẩm này',
    comma: ', ',
  },
  zh: {
    type: '类型',
    series: '丛书',
    number: (number) => `，第 ${number} 号`,
    authors: () => '作者',
    publisher: '出版者',
    published: '出版日期',
    here: '本站收录日期',
    updated: '更新日期',
    language: '语言',
    countries: () => '国家',
    topics: () => '主题',
    reference: '编号',
    licence: '许可协议',
    reserved: '保留所有权利',
    permission: '经许可使用',
    abstract: '摘要',
    inTheNews: '相关新闻',
    editions: '本出版物的语言版本',
    comma: '、',
  },
}
