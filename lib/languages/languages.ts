/** The languages of the interface and of entries. Codes are BCP 47 and part of addresses. */
export const languages = ['en', 'km', 'lo', 'my', 'th', 'vi', 'zh'] as const

export type Language = (typeof languages)[number]

export const deskLanguage: Language = 'en'

export const defaultLanguage: Language = 'en'

export type MainLanguage = { language: Language; before: Language[] }

// Next loads this file several times in a process: all copies share this value.
const globalState = globalThis as { gazetteMainLanguage?: MainLanguage }

/** The language without a prefix in addresses. A setting, read again with the public version or the settings. */
export function mainLanguage(): Language {
  return globalState.gazetteMainLanguage?.language ?? defaultLanguage
}

export function formerMainLanguages(): Language[] {
  return globalState.gazetteMainLanguage?.before ?? []
}

/** Takes the value of the database: JSON or already parsed. Without one, the default language holds. */
export function setMainLanguage(value: unknown) {
  globalState.gazetteMainLanguage = readMainLanguage(value)
}

function readMainLanguage(value: unknown): MainLanguage | undefined {
  const { language, before } = ((typeof value === 'string' ? JSON.parse(value) : value) ?? {}) as Partial<MainLanguage>
  return isLanguage(language) ? { language, before: Array.isArray(before) ? before.filter(isLanguage) : [] } : undefined
}

export function otherLanguages(main = mainLanguage()) {
  return languages.filter((language) => language !== main)
}

export function languagesInOrder() {
  return [mainLanguage(), ...otherLanguages()]
}

export const languageNames: Record<Language, { own: string; english: string }> = {
  en: { own: 'English', english: 'English' },
  km: { own: 'ខ្មែរ', english: 'Khmer' },
  lo: { own: 'ລາວ', english: 'Lao' },
  my: { own: 'မြန်မာ', english: 'Burmese' },
  th: { own: 'ไทย', english: 'Thai' },
  vi: { own: 'Tiếng Việt', english: 'Vietnamese' },
  zh: { own: '中文', english: 'Chinese' },
}

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}

/** Empty for the main language. */
export function languagePrefix(language: Language) {
  return language === mainLanguage() ? '' : `/${language}`
}
