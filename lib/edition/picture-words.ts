import type { Language } from '../languages/languages'

/** Stands before the description of a picture that is not shown. */
export const pictureWords: Record<Language, string> = {
  en: 'Picture:',
  km: 'រូបភាព៖',
  lo: 'ຮູບພາບ:',
  my: 'ရုပ်ပုံ -',
  th: 'ภาพ:',
  vi: 'Hình:',
  zh: '图片：',
}
