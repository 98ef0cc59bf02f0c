import { nameKey } from '../text/slug'
import { defaultLanguages, givenNames, languageSetting, siteLanguages, type LanguageSetting } from './languages'
import { keptByKey } from '../lists/kept-results'

// Language tags of HTML's `lang` (BCP 47), for passages in any language.

/** The length that programs have to accept (RFC 5646, section 4.4.1). */
const maxLength = 35

// Language, script, region and variants in their usual case. Extensions tell how dates are counted, not the language.
// Linear: each part begins with a hyphen, which no part contains.
export const languageTagPattern = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*$/

/** Tags for undetermined, several, uncoded or no languages: useless for a screen reader. */
const tagsOfNoLanguage = new Set(['und', 'mul', 'mis', 'zxx'])

export const furtherTags =
  'ar bn cja de es fa fil fr hi hmn id it ja kac kjg ko ksw lis mnw ms ne nl pt ru shn sv ta uk ur'.split(' ')

/** Names that the runtime lacks, as people write them. */
const otherNames: Record<string, string[]> = {
  km: ['Cambodian'],
  lo: ['Laotian'],
  my: ['Myanmar'],
  vi: ['Tieng Viet'],
  zh: ['Mandarin', '汉语', '中文（简体）'],
}

const namesBeside: Record<string, string> = {
  cja: 'Western Cham',
  kjg: 'Khmu',
  ksw: 'S’gaw Karen',
  lis: 'Lisu',
  mnw: 'Mon',
}

/** Does not use the browser's data, which changes: a saved tag must stay valid. */
export function isLanguageTag(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= maxLength &&
    languageTagPattern.test(value) &&
    !tagsOfNoLanguage.has(value.split('-', 1)[0]!)
  )
}

/** Normalises a tag such as `EN_us` to `en-US`; undefined if it names no language. */
export function languageTagOf(written: string): string | undefined {
  const tag = written.trim().replaceAll('_', '-')
  if (tag.length > maxLength || !/^[a-z0-9-]+$/i.test(tag)) return undefined
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    return isLanguageTag(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}

/** Compares language and script: British and American English are equal, Chinese in two scripts is not. */
export function isSameLanguage(one: string, other: string) {
  const [a, b] = [localeOf(one), localeOf(other)]
  return a.language === b.language && a.script === b.script
}

const scriptsTogether: Record<string, string[]> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
}

/** True without letters, or if the script of the language is unknown. */
export function isWrittenIn(text: string, tag: string) {
  const letters = text.match(/\p{L}/gu) ?? []
  const { script } = localeOf(tag)
  if (!script || letters.length === 0) return true
  const pattern = letterPattern(script)
  return !pattern || letters.filter((letter) => pattern.test(letter)).length * 2 >= letters.length
}

const letterPattern = keptByKey((script: string) => {
  const scripts = scriptsTogether[script] ?? [script]
  try {
    // Linear: one character.
    return new RegExp(`[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u')
  } catch {
    return undefined
  }
})

/** Returns a tag for words; undefined for the text's own language, or if only that language has the letters. */
export function neededTag(words: string, written: string | undefined, own: string): string | undefined {
  const tag = written ? languageTagOf(written) : undefined
  if (!tag || isSameLanguage(tag, own)) return undefined
  return isWrittenIn(words, tag) || !isWrittenIn(words, own) ? tag : undefined
}

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

export function directionOf(tag: string): 'rtl' | undefined {
  return rightToLeft.has(localeOf(tag).script ?? '') ? 'rtl' : undefined
}

function localeOf(tag: string): { language: string; script?: string } {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return { language: tag }
  }
}

const languageNamesIn = keptByKey(
  (speaks: string) => new Intl.DisplayNames([speaks, 'en'], { type: 'language', fallback: 'none' }),
)

export function languageNameIn(tag: string, speaks: string): string | undefined {
  return languageNamesIn(speaks).of(tag) ?? namesBeside[tag]
}

/** Returns the English names of the languages of the site, by their tags. */
export function languageOptions(): Record<string, string> {
  return Object.fromEntries(siteLanguages().map((tag) => [tag, englishName(tag)]))
}

export function englishName(tag: string) {
  return givenNames(tag)?.english ?? languageNameIn(tag, 'en') ?? tag
}

/** The name in the language itself, as it begins a line: “Français”. */
export function ownName(tag: string) {
  const given = givenNames(tag)
  if (given) return given.own
  const name = languageNameIn(tag, tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

let tagsByName: Map<string, string> | undefined

/** Accepts the name in English or in the language itself, or a tag in any spelling. */
export function languageNamed(words: string): string | undefined {
  tagsByName ??= new Map(
    [...furtherTags, ...defaultLanguages].flatMap((tag) =>
      [englishName(tag), ownName(tag), ...(otherNames[tag] ?? [])].map((name) => [nameOf(name), tag] as const),
    ),
  )
  return tagsByName.get(nameOf(words)) ?? languageTagOf(words)
}

function nameOf(words: string) {
  return nameKey(words).replaceAll('-', '')
}

/** Leaves out what goes without saying: `km-KH` is `km`, `zh-TW` is `zh-Hant`, `pt-BR` stays. */
export function shortestTag(tag: string): string {
  const { language, region } = new Intl.Locale(tag)
  if (/-([a-z0-9]{5,}|\d[a-z0-9]{3})\b/.test(tag)) return tag
  const { script } = new Intl.Locale(tag).maximize()
  const own = script === new Intl.Locale(language).maximize().script ? undefined : script
  const usual = new Intl.Locale(own ? `${language}-${own}` : language).maximize()
  // Programs take neither country for granted in Portuguese; English is read alike in all its countries.
  const isUsual = language !== 'pt' && (region === usual.region || language === 'en')
  return [language, own, isUsual ? undefined : region].filter(Boolean).join('-')
}

/** Languages to choose from: those of the site, then others. */
export function choosableLanguages(): string[] {
  return [...new Set([...siteLanguages(), ...furtherTags])]
}

export function settingForBrowsers(): LanguageSetting {
  const names = choosableLanguages().map((tag) => [tag, { own: ownName(tag), english: englishName(tag) }] as const)
  return { ...languageSetting(), names: Object.fromEntries(names) }
}
