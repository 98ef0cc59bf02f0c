import { nameKey } from '../text/slug'
import { keptByKey } from '../lists/kept-results'

/** A tag of BCP 47 in its usual form (`isLanguageTag`): `fr`, `pt-BR`, `zh-Hant`. */
export type Language = string

export const deskLanguage: Language = 'en'

/** The languages that a new site offers; the first is its main one. */
export const defaultLanguages: readonly Language[] = ['en', 'km', 'lo', 'my', 'th', 'vi', 'zh']

const defaultLanguage = defaultLanguages[0]!

/** `before`: former main languages. `offered`: the languages of the site in their order; texts have no others. */
export type LanguageSetting = {
  language: Language
  before: Language[]
  offered: readonly Language[]
  /** For browsers, which know other names than the server. */
  names?: Record<Language, { own: string; english: string }>
}

// Next loads this file several times in a process: all copies share this value.
const globalState = globalThis as { gazetteLanguages?: LanguageSetting & { byPrefix: Map<string, Language> } }

function current() {
  return (globalState.gazetteLanguages ??= withPrefixes(readLanguageSetting(undefined)))
}

/** The language without a prefix in addresses. A setting, read again with the public version or the settings. */
export function mainLanguage(): Language {
  return current().language
}

export function formerMainLanguages(): Language[] {
  return current().before
}

export function languageSetting(): LanguageSetting {
  const { language, before, offered } = current()
  return { language, before, offered }
}

export function givenNames(language: Language) {
  return current().names?.[language]
}

/** Takes the value of the database: JSON or already parsed. Without one, the default languages hold. */
export function setLanguages(value: unknown) {
  globalState.gazetteLanguages = withPrefixes(readLanguageSetting(value))
}

export function readLanguageSetting(value: unknown): LanguageSetting {
  const { language, before, offered, names } = ((typeof value === 'string' ? JSON.parse(value) : value) ??
    {}) as Partial<LanguageSetting>
  return {
    language: language ?? defaultLanguage,
    before: before ?? [],
    offered: offered ?? defaultLanguages,
    names,
  }
}

function withPrefixes(setting: LanguageSetting) {
  const all = [setting.language, ...setting.offered]
  return { ...setting, byPrefix: new Map(all.map((language) => [language.toLowerCase(), language])) }
}

/** Returns the main language, then the others in the site's order. */
export function siteLanguages(): Language[] {
  return [mainLanguage(), ...otherLanguages()]
}

export function otherLanguages(): Language[] {
  return current().offered.filter((language) => language !== mainLanguage())
}

export function isSiteLanguage(language?: string): language is Language {
  return language === mainLanguage() || current().offered.includes(language ?? '')
}

/** Returns the language of the site that the first segment of an address stands for. */
export function languageOfPrefix(segment: string): Language | undefined {
  return current().byPrefix.get(segment)
}

/** Empty for the main language. */
export function languagePrefix(language: Language) {
  return language === mainLanguage() ? '' : prefixOf(language)
}

export function prefixOf(language: Language) {
  return `/${language.toLowerCase()}`
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

const regionNamesIn = keptByKey(
  (language: Language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
)

export function regionName(code: string, language: Language): string | undefined {
  return regionNamesIn(language).of(code)
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
    for (const language of defaultLanguages) {
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
