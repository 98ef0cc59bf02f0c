import { nameKey } from '../text/slug'

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

/** Spellings that the runtime lacks: three letters (ISO 3166), names of the United Nations, and old names. */
const extraSpellings: Record<string, string[]> = {
  CN: ['CHN', 'PRC', 'People’s Republic of China'],
  KH: ['KHM', 'Kampuchea', 'Kingdom of Cambodia'],
  LA: ['LAO', 'Lao', 'Lao PDR', 'Lao People’s Democratic Republic'],
  MM: ['MMR', 'Burma', 'Union of Myanmar', 'Republic of the Union of Myanmar'],
  TH: ['THA', 'Siam', 'Kingdom of Thailand'],
  VN: ['VNM', 'Viet Nam', 'Socialist Republic of Viet Nam'],
}

let codesByName: Map<string, string> | undefined
let knownCodes: string[] | undefined

export function regionCode(name: string): string | undefined {
  return (codesByName ??= allNames()).get(regionKey(name))
}

export function regionCodes(): string[] {
  return (knownCodes ??= pairsOfLetters().filter(
    (code) => !codesOfGroups.has(code) && regionName(code, 'en') && currentCode(code) === code,
  ))
}

const namesByLanguage = new Map<Language, Intl.DisplayNames>()

export function regionName(code: string, language: Language): string | undefined {
  const names = namesByLanguage.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  namesByLanguage.set(language, names)
  return names.of(code)
}

function allNames() {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => names.set(regionKey(name), code)
  // Former codes map to present ones.
  for (const code of pairsOfLetters()) {
    const current = currentCode(code)
    if (current && !codesOfGroups.has(current) && regionName(code, 'en')) add(code, current)
  }
  for (const code of regionCodes())
    for (const language of languages) {
      const name = regionName(code, language)!
      // "Myanmar (Burma)" is two names.
      for (const spelling of [name, ...name.split(/ ?[()（）]/)]) if (spelling) add(spelling, code)
    }
  for (const [code, spellings] of Object.entries(extraSpellings)) for (const name of spellings) add(name, code)
  return names
}

function regionKey(name: string) {
  return nameKey(name).replaceAll('-', '')
}

function pairsOfLetters() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second))
}

/** `BU` was Burma and is `MM`; codes of three digits (UN M49) have two letters too. */
export function currentCode(code: string): string | undefined {
  return new Intl.Locale(`und-${code}`).region
}

/** Codes with a name in the runtime that ISO 3166 gives to no country or territory. */
const codesOfGroups = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

const ownLetters: [Language, RegExp][] = [
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['th', /\p{Script=Thai}/u],
  ['zh', /\p{Script=Han}/u],
]

/** Returns the only language with these letters, else `declared`; '' (unknown) for Latin if that has its own. */
export function languageByLetters(text: string, declared: Language): Language | '' {
  const matches = ownLetters.filter(([, letters]) => letters.test(text)).map(([language]) => language)
  if (matches.length > 0) return matches.includes(declared) ? declared : matches[0]!
  const hasOwnLetters = ownLetters.some(([language]) => language === declared)
  return hasOwnLetters && /\p{Script=Latin}{2}/u.test(text) ? '' : declared
}
