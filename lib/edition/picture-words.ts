import type { Language } from '../languages/languages'

/** Words that are said before the description of a picture that a text has no picture of. */
export const pictureWords: Record<Language, string> = {
  en: 'Picture:',
  km: 'រូបភាព៖',
  lo: 'ຮູບພາບ:',
  my: 'ရုပ်ပုံ -',
  th: 'ภาพ:',
  vi: 'Hình:',
  zh: '图片：',
}
