import { isMainLanguageFree } from '@/domain/site/main-language'
import { isLanguage, languageNames, mainLanguage, type Language } from '@/lib/languages/languages'

export type LanguageAdvice = {
  language: Language
  main: Language
  /** Nothing was ever public on this site, so the export's language can become the main one. */
  isFree: boolean
}

/** Returns undefined if the export's language is the main one, missing or unsupported. */
export async function languageAdvice(told: string, now: number): Promise<LanguageAdvice | undefined> {
  const isFree = await isMainLanguageFree(now)
  const [code = ''] = told.toLowerCase().split(/[-_]/)
  const main = mainLanguage()
  return isLanguage(code) && code !== main ? { language: code, main, isFree } : undefined
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
