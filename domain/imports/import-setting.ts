import { isMainLanguageFree } from '@/domain/site/main-language'
import { isLanguage, languageNames, languages, mainLanguage, type Language } from '@/lib/languages/languages'
import { languageNameIn, languageTagOf } from '@/lib/languages/language-tags'
import { countInWords } from '@/lib/text/numbers'
import { languageIn } from './folder/spellings'

/** `tag`: the language as the source names it, also one that no text here can have; '' if it names none. */
export type SourceLanguage = { language: Language; tag: string }

/** Returns the language of the first word that is given; `takenAs` stands in for none and for those not here. */
export function sourceLanguage(words: (string | undefined)[], takenAs?: Language): SourceLanguage {
  const word = words.find((given) => given?.trim())?.trim() ?? ''
  const code = word.toLowerCase().split(/[-_]/)[0]
  const language = isLanguage(code) ? code : languageIn(word)
  return { language: language ?? takenAs ?? mainLanguage(), tag: language ?? languageTagOf(word) ?? word }
}

export function isForeign(tag: string) {
  return tag !== '' && !isLanguage(tag)
}

export function languageName(tag: string) {
  if (isLanguage(tag)) return languageNames[tag].english
  const known = languageTagOf(tag)
  return (known && languageNameIn(known, 'en')) ?? `“${tag}”`
}

export type LanguageCount = { tag: string; texts: number }

export function countLanguages(texts: Iterable<{ tag: string }>): LanguageCount[] {
  const counts = new Map<string, number>()
  for (const { tag } of texts) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, texts]) => ({ tag, texts })).sort((a, b) => b.texts - a.texts)
}

/** Says in which languages the texts are, and what becomes of those whose language is not given or not here. */
export function languagesInWords(counts: LanguageCount[], takenAs?: Language): string[] {
  const named = counts.filter(({ tag }) => tag !== '')
  const nameless = counts.find(({ tag }) => tag === '')
  const foreign = named.filter(({ tag }) => isForeign(tag))
  const standIn = languageNames[takenAs ?? mainLanguage()].english
  const list = named.map(({ tag, texts }) => `${countInWords(texts, 'text')} in ${languageName(tag)}`).join(', ')
  const here = languages.map((language) => languageNames[language].english).join(', ')
  return [
    ...(list ? [`As it says itself, it has ${list}.`] : []),
    ...(nameless ? [`${countInWords(nameless.texts, 'text')} without a language: taken as ${standIn}.`] : []),
    ...(foreign.length > 0
      ? [
          `A text here is in one of these languages: ${here}. ${takenAs ? `Those in ${namesOf(foreign)} are taken as ${standIn}; their words are marked with their own language.` : choiceMissing(foreign)}`,
        ]
      : []),
  ]
}

/** Says that somebody has to choose; undefined if nothing is to be chosen. */
export function missingChoice(counts: LanguageCount[], takenAs?: Language): string | undefined {
  const foreign = counts.filter(({ tag }) => isForeign(tag))
  return foreign.length > 0 && !takenAs ? choiceMissing(foreign) : undefined
}

function choiceMissing(foreign: LanguageCount[]) {
  return `Nothing is imported before somebody chooses what those in ${namesOf(foreign)} are taken as: the language of a text cannot be changed later.`
}

function namesOf(counts: LanguageCount[]) {
  return counts.map(({ tag }) => languageName(tag)).join(' and ')
}

export type LanguageAdvice = {
  language: Language
  main: Language
  /** Nothing was ever public on this site, so the export's language can become the main one. */
  isFree: boolean
}

/** Languages and zones that an import states before anything else. */
export type ImportSetting = { languages: LanguageCount[]; language: Language | undefined; zones: string[] }

/** `language`: that of the export here. Returns undefined if it is the main one. */
export async function languageAdvice(language: Language | undefined, now: number): Promise<LanguageAdvice | undefined> {
  const main = mainLanguage()
  return language && language !== main ? { language, main, isFree: await isMainLanguageFree(now) } : undefined
}

export function adviceInWords({ language, main, isFree }: LanguageAdvice): string[] {
  const [there, here] = [languageNames[language].english, languageNames[main].english]
  return [
    `This export is in ${there}; the main language of this site is ${here}.`,
    isFree
      ? `As it is, all of it would stand under /${language}, with nothing at /, and old addresses of months, categories and feeds would be lost. Nothing was ever public here, so ${there} can be the main language: then everything stands where it stood.`
      : `Texts are public here already, so ${here} stays: what is in ${there} will stand under /${language}, its feed at /${language}/feed.xml. Old addresses of texts and files lead there. Those of months, categories, tags and feeds show what this site has in ${here}, or nothing.`,
  ]
}

/** `isFree`: nothing was ever public here. */
export function zonesInWords(zones: string[], isFree: boolean): string[] {
  if (zones.length === 0) return []
  const free = 'Nothing was ever public here, so the site can have the zone of the old one.'
  return [
    `The clock of the old site was set to another time zone than this one, such as ${zones.join(' or ')}: days, and months in addresses, would be others. ${isFree ? free : 'The zone of this site is under Settings.'}`,
  ]
}
