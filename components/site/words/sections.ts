import type { Spoken } from './say'

/** The lists that every language has, by their address, and what the menu and their headings call them. */
export type SectionPath = '/' | '/news' | '/publications' | '/countries' | '/topics' | '/archive'

export const sectionNames: Spoken<Record<SectionPath, string>> = {
  en: {
    '/': 'Front page',
    '/news': 'News',
    '/publications': 'Publications',
    '/countries': 'Countries',
    '/topics': 'Topics',
    '/archive': 'Archive',
  },
  km: {
    '/': 'ទំព័រដើម',
    '/news': 'ព័ត៌មាន',
    '/publications': 'ឯកសារបោះពុម្ពផ្សាយ',
    '/countries': 'ប្រទេស',
    '/topics': 'ប្រធានបទ',
    '/archive': 'បណ្ណសារ',
  },
  lo: {
    '/': 'ໜ້າຫຼັກ',
    '/news': 'ຂ່າວ',
    '/publications': 'ສິ່ງພິມ',
    '/countries': 'ປະເທດ',
    '/topics': 'ຫົວຂໍ້',
    '/archive': 'ຄັງເອກະສານ',
  },
  my: {
    '/': 'ပင်မစာမျက်နှာ',
    '/news': 'သတင်းများ',
    '/publications': 'ထုတ်ဝေစာများ',
    '/countries': 'နိုင်ငံများ',
    '/topics': 'အကြောင်းအရာများ',
    '/archive': 'မှတ်တမ်းတိုက်',
  },
  th: {
    '/': 'หน้าแรก',
    '/news': 'ข่าว',
    '/publications': 'สิ่งพิมพ์',
    '/countries': 'ประเทศ',
    '/topics': 'หัวข้อ',
    '/archive': 'คลังเก็บ',
  },
  vi: {
    '/': 'Trang chủ',
    '/news': 'Tin tức',
    '/publications': 'Ấn phẩm',
    '/countries': 'Quốc gia',
    '/topics': 'Chủ đề',
    '/archive': 'Kho lưu trữ',
  },
  zh: {
    '/': '首页',
    '/news': '新闻',
    '/publications': '出版物',
    '/countries': '国家',
    '/topics': '主题',
    '/archive': '历年存档',
  },
}

export function isSection(path: string): path is SectionPath {
  return Object.hasOwn(sectionNames.en, path)
}
