import { languages } from './languages'

// Language tags of HTML's `lang` (BCP 47), for passages in any language.

/** The length that programs have to accept (RFC 5646, section 4.4.1). */
const maxLength = 35

// Language, script, region and variants in their usual case. Extensions tell how dates are counted, not the language.
// Linear: each part begins with a hyphen, which no part contains.
const tagPattern = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*$/

/** Tags for undetermined, several, uncoded or no languages: useless for a screen reader. */
const tagsOfNoLanguage = new Set(['und', 'mul', 'mis', 'zxx'])

const furtherTags = 'ar bn cja de es fa fil fr hi hmn id it ja kac kjg ko ksw lis mnw ms ne nl pt ru shn sv ta uk ur'

export const offeredTags = { ofSite: [...languages] as string[], further: furtherTags.split(' ') }

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
    tagPattern.test(value) &&
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

const scriptPatterns = new Map<string, RegExp | undefined>()

function letterPattern(script: string) {
  if (!scriptPatterns.has(script)) scriptPatterns.set(script, patternOf(scriptsTogether[script] ?? [script]))
  return scriptPatterns.get(script)
}

function patternOf(scripts: string[]) {
  try {
    // Linear: one character.
    return new RegExp(`[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u')
  } catch {
    return undefined
  }
}

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

export function languageNameIn(tag: string, speaks: string): string | undefined {
  return new Intl.DisplayNames([speaks, 'en'], { type: 'language', fallback: 'none' }).of(tag) ?? namesBeside[tag]
}
