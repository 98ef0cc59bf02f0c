/** The languages that the interface for readers has words in, and an entry can be written in. Codes are BCP 47 and stand in addresses. */
export const languages = ['en', 'km', 'lo', 'my', 'th', 'vi', 'zh'] as const

export type Language = (typeof languages)[number]

/** The language that the desk, the commands and files for programs speak. */
export const deskLanguage: Language = 'en'

/** The main language of a site that nobody chose another for. */
export const usualLanguage: Language = 'en'

/** The setting as the database keeps it: `before` are those that were the main language earlier, the latest first. */
export type MainLanguage = { language: Language; before: Language[] }

// Next loads this file more than once in a process: what is known of the site is kept where all of them see it.
const known = globalThis as { gazetteMainLanguage?: MainLanguage }

/**
 * The main language of the site, which stands at `/` without a prefix. It is a setting: whoever asks for the public version or for
 * the settings hears of it, so that every answer is made with the one that holds.
 */
export function mainLanguage(): Language {
  return known.gazetteMainLanguage?.language ?? usualLanguage
}

/** Returns what the main language was before, the latest first: the addresses of then still lead to the texts. */
export function formerMainLanguages(): Language[] {
  return known.gazetteMainLanguage?.before ?? []
}

/** Notes what the database says. @param value as it is stored, of JSON or already read; without one, the usual language holds */
export function noteMainLanguage(value: unknown) {
  known.gazetteMainLanguage = readMainLanguage(value)
}

function readMainLanguage(value: unknown): MainLanguage | undefined {
  const { language, before } = ((typeof value === 'string' ? JSON.parse(value) : value) ?? {}) as Partial<MainLanguage>
  return isLanguage(language) ? { language, before: Array.isArray(before) ? before.filter(isLanguage) : [] } : undefined
}

/** The languages beside the main one. */
export function otherLanguages(main = mainLanguage()) {
  return languages.filter((language) => language !== main)
}

/** All languages, the main one first. */
export function languagesInOrder() {
  return [mainLanguage(), ...otherLanguages()]
}

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

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}

/** The beginning of every address in a language: empty for the main one. */
export function languagePrefix(language: Language) {
  return language === mainLanguage() ? '' : `/${language}`
}
