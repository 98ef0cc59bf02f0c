import type { Language } from '../languages/languages'

export const pictureWords: Record<Language, string> = {
  en: 'Picture:',
  km: 'រូបភាព៖',
  lo: 'ຮູບພາບ:',
  my: 'ရုပ်ပုံ -',
  th: 'ภาพ:',
  vi: 'Hình:',
  zh: '图片：',
}
