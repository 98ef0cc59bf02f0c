import { languageNameIn } from '@/lib/languages/language-tags'

export function spokenLanguage() {
  return typeof navigator === 'undefined' ? 'en' : navigator.language
}

const names = new Map<string, string>()

export function languageName(tag: string): string {
  const name = names.get(tag) ?? languageNameIn(tag, spokenLanguage()) ?? tag
  names.set(tag, name)
  return name
}
