import type { Spoken } from './say'

type Words = {
  /** Before the names of languages that each lead to the same text: "Also in". */
  alsoIn: string
  /** The words that stand before and after the languages that a text is in, where the reader's is none of them. */
  only: [before: string, after: string]
  /** Heads the part of a list that is in the main language, by the name of that in a sentence. */
  inLanguage: (name: string) => string
}

/** Words about the languages of a text. */
export const translationWords: Spoken<Words> = {
  en: {
    alsoIn: 'Also in',
    only: ['This text exists only in ', '.'],
    inLanguage: (name) => `In ${name}`,
  },
  km: {
    alsoIn: 'មានជាភាសា',
    only: ['អត្ថបទនេះមានតែជាភាសា', 'ប៉ុណ្ណោះ។'],
    inLanguage: (name) => `ជាភាសា${name}`,
  },
  lo: {
    alsoIn: 'ມີໃນພາສາ',
    only: ['ບົດນີ້ມີສະເພາະໃນພາສາ', 'ເທົ່ານັ້ນ.'],
    inLanguage: (name) => `ເປັນພາສາ${name}`,
  },
  my: {
    alsoIn: 'အခြားဘာသာစကားဖြင့်',
    only: ['ဤစာသားကို ', 'ဘာသာဖြင့်သာ ဖတ်နိုင်ပါသည်။'],
    inLanguage: (name) => `${name}ဘာသာဖြင့်`,
  },
  th: {
    alsoIn: 'อ่านในภาษา',
    only: ['เนื้อหานี้มีเฉพาะภาษา', 'เท่านั้น'],
    inLanguage: (name) => `เป็นภาษา${name}`,
  },
  vi: {
    alsoIn: 'Cũng có bằng',
    only: ['Bài này chỉ có bằng ', '.'],
    inLanguage: (name) => `Bằng ${name}`,
  },
  zh: {
    alsoIn: '其他语言',
    only: ['本文目前只有', '版本。'],
    inLanguage: (name) => `${name}内容`,
  },
}
