import { isMainLanguageFree } from '@/domain/site/main-language'
import { isSiteLanguage, mainLanguage, prefixOf, type Language } from '@/lib/languages/languages'
import { englishName, isLanguageTag, languageNamed, shortestTag } from '@/lib/languages/language-tags'
import { countInWords } from '@/lib/text/numbers'

/** `tag`: the language of the text; as the source writes it where that is unknown, '' where it names none. */
export type SourceLanguage = { language: Language; tag: string }

/** Returns the language of the first word that is given; `takenAs` stands in for none and for unknown ones. */
export function sourceLanguage(words: (string | undefined)[], takenAs?: Language): SourceLanguage {
  const word = words.find((given) => given?.trim())?.trim() ?? ''
  const named = languageNamed(word)
  const tag = named && shortestTag(named)
  return { language: tag ?? takenAs ?? mainLanguage(), tag: tag ?? word }
}

export function isUnknown(tag: string) {
  return tag !== '' && !isLanguageTag(tag)
}

export type LanguageCount = { tag: string; texts: number }

export function countLanguages(texts: Iterable<{ tag: string }>): LanguageCount[] {
  const counts = new Map<string, number>()
  for (const { tag } of texts) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, texts]) => ({ tag, texts })).sort((a, b) => b.texts - a.texts)
}

/** Says that somebody has to choose; undefined if nothing is to be chosen. */
export function missingChoice(counts: LanguageCount[], takenAs?: Language): string | undefined {
  const unknown = unknownWords(counts)
  if (!unknown || takenAs) return undefined
  return `Nothing is imported before somebody chooses which language ${unknown} stands for.`
}

function unknownWords(counts: LanguageCount[]) {
  const unknown = counts.filter(({ tag }) => isUnknown(tag))
  return unknown.map(({ tag }) => `“${tag}”`).join(' and ')
}

/** Says in which languages the texts are, which of them are new here, and what becomes of those without one. */
export function languagesInWords(counts: LanguageCount[], takenAs?: Language): string[] {
  const unknown = unknownWords(counts)
  const standIn = englishName(takenAs ?? mainLanguage())
  const texts = counts.map(({ tag, texts }) => {
    if (!tag) return `${countInWords(texts, 'text')} without a language, taken as ${standIn}`
    return `${countInWords(texts, 'text')} in ${isUnknown(tag) ? `“${tag}”` : englishName(tag)}`
  })
  const added = counts.map(({ tag }) => tag).filter((tag) => tag !== '' && !isUnknown(tag) && !isSiteLanguage(tag))
  return [
    ...(texts.length > 0 ? [`As it says itself, it has ${texts.join(', ')}.`] : []),
    ...(added.length > 0
      ? [`The import adds ${new Intl.ListFormat('en').format(added.map(englishName))} to the languages of this site.`]
      : []),
    ...(unknown ? [missingChoice(counts, takenAs) ?? `Those in ${unknown} are taken as ${standIn}.`] : []),
  ]
}

/** `language`: the main one of what is moved in, as a text here has it; `zones`: those its clock fits. */
export type ImportSetting = { languages: LanguageCount[]; language?: Language; zones: string[] }

/** `offer`: a setting that this site can take over, since nothing was ever public here. */
export type SettingNote = {
  sentences: string[]
  offer?: { name: string; option: string; values: { language: Language } | { zone: string } }
}

/** Says what would be otherwise here; `now` UTC ms. */
export async function settingNotes({ language, zones }: ImportSetting, now: number): Promise<SettingNote[]> {
  const isFree = await isMainLanguageFree(now)
  const notes: SettingNote[] = []
  const main = mainLanguage()
  if (language && language !== main) {
    const [there, here] = [englishName(language), englishName(main)]
    const name = `${there} the main language`
    notes.push({
      sentences: [
        `Most of this is in ${there}; the main language of this site is ${here}.`,
        isFree
          ? `As it is, all of it would stand under ${prefixOf(language)}, with nothing at /, and old addresses of months, categories and feeds would be lost. Nothing was ever public here, so ${there} can be the main language: then everything stands where it stood.`
          : `Texts are public here already, so ${here} stays: what is in ${there} will stand under ${prefixOf(language)}, its feed at ${prefixOf(language)}/feed.xml. Old addresses of texts and files lead there. Those of months, categories, tags and feeds show what this site has in ${here}, or nothing.`,
      ],
      offer: isFree ? { name, option: '--main-language', values: { language } } : undefined,
    })
  }
  const [zone] = zones
  if (zone) {
    const sentence = `The clock of the old site was set to another time zone than this one, such as ${zones.join(' or ')}: days, and months in addresses, would be others.`
    const offer = { name: `${zone} the time zone`, option: `--time-zone ${zone}`, values: { zone } }
    const advice = 'The zone of this site is under Settings.'
    notes.push({ sentences: isFree ? [sentence] : [sentence, advice], offer: isFree ? offer : undefined })
  }
  return notes
}
