import { furtherTags, languageNameIn, languageTagOf, ownName } from '@/lib/languages/language-tags'
import { siteLanguages } from '@/lib/languages/languages'

export type LanguageChoice = {
  tag: string
  name: string
  own?: string
}

type LanguageGroup = { name: string; choices: LanguageChoice[] }

/** Returns languages that match the typed words; without words, all. The text's own is last among the site's. */
export function choicesFor(typed: string, language: string): LanguageGroup[] {
  const words = typed.trim().toLowerCase()
  const ofSite = [...siteLanguages().filter((tag) => tag !== language), language]
  const further = furtherTags
    .filter((tag) => !ofSite.includes(tag))
    .map(choiceOf)
    .sort((one, other) => one.name.localeCompare(other.name))
  const byCode = languageTagOf(typed)
  const isOffered = byCode && [...ofSite, ...furtherTags].includes(byCode)
  const fits = (choice: LanguageChoice) => matchesChoice(choice, words) || choice.tag === byCode
  const groups = [
    { name: 'Languages of this site', choices: ofSite.map(choiceOf).filter(fits) },
    { name: 'Other languages', choices: further.filter(fits) },
    { name: 'By its code', choices: byCode && !isOffered ? [choiceOf(byCode)] : [] },
  ]
  return groups.filter(({ choices }) => choices.length > 0)
}

const choiceCache = new Map<string, LanguageChoice>()

function choiceOf(tag: string): LanguageChoice {
  const choice = choiceCache.get(tag) ?? { tag, name: languageName(tag), own: ownName(tag) }
  choiceCache.set(tag, choice)
  return choice
}

function matchesChoice({ tag, name, own = '' }: LanguageChoice, words: string) {
  const names = [name, own, languageNameIn(tag, 'en') ?? ''].flatMap((name) => [name, ...name.split(/[\s(]+/)])
  return [tag, ...names].some((one) => one.toLowerCase().startsWith(words))
}

export function spokenLanguage() {
  return typeof navigator === 'undefined' ? 'en' : navigator.language
}

const nameCache = new Map<string, string>()

export function languageName(tag: string): string {
  const name = nameCache.get(tag) ?? languageNameIn(tag, spokenLanguage()) ?? tag
  nameCache.set(tag, name)
  return name
}
