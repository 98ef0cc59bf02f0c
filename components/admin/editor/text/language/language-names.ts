import { languageNameIn } from '@/lib/languages/language-tags'

/** The language that the person reads, as their browser says. */
export function spokenLanguage() {
  return typeof navigator === 'undefined' ? 'en' : navigator.language
}

const names = new Map<string, string>()

/** The name of a language in the person's own, or its code where it has none. */
export function languageName(tag: string): string {
  const name = names.get(tag) ?? languageNameIn(tag, spokenLanguage()) ?? tag
  names.set(tag, name)
  return name
}
