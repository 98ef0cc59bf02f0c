import type { Language } from '@/lib/languages/languages'
import type { Spoken } from './say'

/** The name of each language in each. */
export const languageWords: Spoken<Record<Language, string>> = {
  en: {
    en: 'English',
    km: 'Khmer',
    lo: 'Lao',
    my: 'Burmese',
    th: 'Thai',
    vi: 'Vietnamese',
    zh: 'Chinese',
  },
  km: {
    en: 'អង់គ្លេស',
    km: 'ខ្មែរ',
    lo: 'ឡាវ',
    my: 'ភូមា',
    th: 'ថៃ',
    vi: 'វៀតណាម',
    zh: 'ចិន',
  },
  lo: {
    en: 'ອັງກິດ',
    km: 'ຂະເໝນ',
    lo: 'ລາວ',
    my: 'ມຽນມາ',
    th: 'ໄທ',
    vi: 'ຫວຽດນາມ',
    zh: 'ຈີນ',
  },
  my: {
    en: 'အင်္ဂလိပ်',
    km: 'ခမာ',
    lo: 'လာအို',
    my: 'မြန်မာ',
    th: 'ထိုင်း',
    vi: 'ဗီယက်နမ်',
    zh: 'တရုတ်',
  },
  th: {
    en: 'อังกฤษ',
    km: 'เขมร',
    lo: 'ลาว',
    my: 'เมียนมา',
    th: 'ไทย',
    vi: 'เวียดนาม',
    zh: 'จีน',
  },
  vi: {
    en: 'Tiếng Anh',
    km: 'Tiếng Khmer',
    lo: 'Tiếng Lào',
    my: 'Tiếng Miến Điện',
    th: 'Tiếng Thái',
    vi: 'Tiếng Việt',
    zh: 'Tiếng Trung',
  },
  zh: {
    en: '英语',
    km: '高棉语',
    lo: '老挝语',
    my: '缅甸语',
    th: '泰语',
    vi: '越南语',
    zh: '中文',
  },
}

/** The name of a language within a sentence: Vietnamese begins it small there. */
export function languageInSentence(language: Language, frame: { language: Language }) {
  const word = languageWords[frame.language][language]
  return frame.language === 'vi' ? word.charAt(0).toLowerCase() + word.slice(1) : word
}
