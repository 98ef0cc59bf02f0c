import type { Language } from '@/lib/languages'
import type { Spoken } from './say'

type Words = {
  /** Before the names of languages that each lead to the same text: "Also in". */
  alsoIn: string
  /** What stands before and after the languages that a text is in, where the reader's is none of them. */
  only: [before: string, after: string]
  /** Each language as it is called within such a sentence. */
  names: Record<Language, string>
}

/** What is said of the languages of a text. */
export const translationWords: Spoken<Words> = {
  en: {
    alsoIn: 'Also in',
    only: ['This text exists only in ', '.'],
    names: { en: 'English', km: 'Khmer', lo: 'Lao', my: 'Burmese', th: 'Thai', vi: 'Vietnamese', zh: 'Chinese' },
  },
  km: {
    alsoIn: 'មានជាភាសា',
    only: ['អត្ថបទនេះមានតែជាភាសា', 'ប៉ុណ្ណោះ។'],
    names: { en: 'អង់គ្លេស', km: 'ខ្មែរ', lo: 'ឡាវ', my: 'ភូមា', th: 'ថៃ', vi: 'វៀតណាម', zh: 'ចិន' },
  },
  lo: {
    alsoIn: 'ມີໃນພາສາ',
    only: ['ບົດນີ້ມີສະເພາະໃນພາສາ', 'ເທົ່ານັ້ນ.'],
    names: { en: 'ອັງກິດ', km: 'ຂະເໝນ', lo: 'ລາວ', my: 'ມຽນມາ', th: 'ໄທ', vi: 'ຫວຽດນາມ', zh: 'ຈີນ' },
  },
  my: {
    alsoIn: 'အခြားဘာသာစကားဖြင့်',
    only: ['ဤစာသားကို ', 'ဘာသာဖြင့်သာ ဖတ်နိုင်ပါသည်။'],
    names: { en: 'အင်္ဂလိပ်', km: 'ခမာ', lo: 'လာအို', my: 'မြန်မာ', th: 'ထိုင်း', vi: 'ဗီယက်နမ်', zh: 'တရုတ်' },
  },
  th: {
    alsoIn: 'อ่านในภาษา',
    only: ['เนื้อหานี้มีเฉพาะภาษา', 'เท่านั้น'],
    names: { en: 'อังกฤษ', km: 'เขมร', lo: 'ลาว', my: 'เมียนมา', th: 'ไทย', vi: 'เวียดนาม', zh: 'จีน' },
  },
  vi: {
    alsoIn: 'Cũng có bằng',
    only: ['Bài này chỉ có bằng ', '.'],
    names: {
      ...{ en: 'tiếng Anh', km: 'tiếng Khmer', lo: 'tiếng Lào', my: 'tiếng Miến Điện' },
      ...{ th: 'tiếng Thái', vi: 'tiếng Việt', zh: 'tiếng Trung' },
    },
  },
  zh: {
    alsoIn: '其他语言',
    only: ['本文目前只有', '版本。'],
    names: { en: '英文', km: '高棉文', lo: '老挝文', my: '缅甸文', th: '泰文', vi: '越南文', zh: '中文' },
  },
}
