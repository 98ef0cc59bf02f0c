import type { Spoken } from './say'

type Words = { skip: string; main: string; languages: string }

/** What stands around every page. */
export const frameWords: Spoken<Words> = {
  en: { skip: 'Skip to content', main: 'Main', languages: 'Languages' },
  km: { skip: 'រំលងទៅខ្លឹមសារ', main: 'ម៉ឺនុយ​មេ', languages: 'ភាសា' },
  lo: { skip: 'ຂ້າມໄປຫາເນື້ອຫາ', main: 'ເມນູຫຼັກ', languages: 'ພາສາ' },
  my: { skip: 'အကြောင်းအရာသို့ သွားရန်', main: 'ပင်မ မီနူး', languages: 'ဘာသာစကားများ' },
  th: { skip: 'ข้ามไปยังเนื้อหา', main: 'เมนูหลัก', languages: 'ภาษา' },
  vi: { skip: 'Chuyển đến nội dung', main: 'Trình đơn chính', languages: 'Ngôn ngữ' },
  zh: { skip: '跳到正文', main: '主菜单', languages: '语言' },
}
