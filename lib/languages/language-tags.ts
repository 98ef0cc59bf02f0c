import { languages } from './languages'

// Tags of languages as HTML has them in `lang` (BCP 47): of passages within a text, which may be in any language.

/** The greatest length of a tag that programs have to take (RFC 5646, section 4.4.1). */
const maxLength = 35

// Language, script, region and variants, each in its usual case. Without extensions: they say how dates are counted, not what is spoken.
// Linear: each part begins with a hyphen, which no part holds.
const shape = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*$/

/** Undetermined, several, one without a code, none at all: they tell a screen reader nothing. */
const noLanguage = new Set(['und', 'mul', 'mis', 'zxx'])

/** Languages that are offered by name beside the languages of the site: large languages, and those spoken around the Mekong. */
const further = 'ar bn cja de es fa fil fr hi hmn id it ja kac kjg ko ksw lis mnw ms ne nl pt ru shn sv ta uk ur'

export const offeredTags = { ofSite: [...languages] as string[], further: further.split(' ') }

/** Names that Unicode's data does not have in any language. */
const namesBeside: Record<string, string> = {
  cja: 'Western Cham',
  kjg: 'Khmu',
  ksw: 'S’gaw Karen',
  lis: 'Lisu',
  mnw: 'Mon',
}

/** Returns whether it is a tag as texts keep it. The data of the browser is not asked: it changes, and what was saved stays valid. */
export function isLanguageTag(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= maxLength &&
    shape.test(value) &&
    !noLanguage.has(value.split('-', 1)[0]!)
  )
}

/** A tag as somebody or some program wrote it (`EN_us`), as texts keep it (`en-US`); undefined where it names no language. */
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

/** Returns whether two tags mean one language in one script: English of Britain and of the United States do, Chinese in two scripts does not. */
export function isSameLanguage(one: string, other: string) {
  const [a, b] = [localeOf(one), localeOf(other)]
  return a.language === b.language && a.script === b.script
}

/** Scripts that are written together. */
const scriptsTogether: Record<string, string[]> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
}

/** Returns whether most letters of a text are of a language's script. True where there are none, or where nobody knows its script. */
export function isWrittenIn(text: string, tag: string) {
  const letters = text.match(/\p{L}/gu) ?? []
  const { script } = localeOf(tag)
  if (!script || letters.length === 0) return true
  const pattern = lettersOf(script)
  return !pattern || letters.filter((letter) => pattern.test(letter)).length * 2 >= letters.length
}

const patterns = new Map<string, RegExp | undefined>()

function lettersOf(script: string) {
  if (!patterns.has(script)) patterns.set(script, patternOf(scriptsTogether[script] ?? [script]))
  return patterns.get(script)
}

function patternOf(scripts: string[]) {
  try {
    // Linear: one character.
    return new RegExp(`[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u')
  } catch {
    return undefined
  }
}

/**
 * The tag that words really need within a text in another language, where a program wrote one on them: none where it is the text's own
 * language, and none where the letters are the text's and not those of the language. Word processors mark everything with the language
 * of somebody's spelling check.
 */
export function neededTag(words: string, written: string | undefined, own: string): string | undefined {
  const tag = written ? languageTagOf(written) : undefined
  if (!tag || isSameLanguage(tag, own)) return undefined
  return isWrittenIn(words, tag) || !isWrittenIn(words, own) ? tag : undefined
}

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

/** `rtl` for a language that is written from right to left: for the attribute `dir`. */
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

/** The name of a language in the words of another, or in English; undefined where no name is known. */
export function languageNameIn(tag: string, speaks: string): string | undefined {
  return new Intl.DisplayNames([speaks, 'en'], { type: 'language', fallback: 'none' }).of(tag) ?? namesBeside[tag]
}
