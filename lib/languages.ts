/** The languages an entry can be written in, the site's own first. Codes are BCP 47 and stand in addresses. */
export const languages = ['en', 'km', 'lo', 'my', 'th', 'vi', 'zh'] as const

export type Language = (typeof languages)[number]

export const siteLanguage: Language = 'en'

/** The languages beside the site's own. */
export const otherLanguages = languages.filter((language) => language !== siteLanguage)

/** Each language's name for itself, and in English for the desk. */
export const languageNames: Record<Language, { own: string; english: string }> = {
  en: { own: 'English', english: 'English' },
  km: { own: 'ខ្មែរ', english: 'Khmer' },
  lo: { own: 'ລາວ', english: 'Lao' },
  my: { own: 'မြန်မာ', english: 'Burmese' },
  th: { own: 'ไทย', english: 'Thai' },
  vi: { own: 'Tiếng Việt', english: 'Vietnamese' },
  zh: { own: '中文', english: 'Chinese' },
}

export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value)
}

/** The beginning of every address in a language: empty for the site's own. */
export function languagePrefix(language: Language) {
  return language === siteLanguage ? '' : `/${language}`
}
