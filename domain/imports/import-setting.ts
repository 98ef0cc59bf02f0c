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

/** Says that somebody has to choose; undefined if nothing is to be chosen. */
export function missingChoice(counts: LanguageCount[], takenAs?: Language): string | undefined {
  const foreign = foreignNames(counts)
  if (!foreign || takenAs) return undefined
  return `Nothing is imported before somebody chooses what those in ${foreign} are taken as: the language of a text cannot be changed later.`
}

function foreignNames(counts: LanguageCount[]) {
  const foreign = counts.filter(({ tag }) => isForeign(tag))
  return foreign.map(({ tag }) => languageName(tag)).join(' and ')
}

/** Says in which languages the texts are, and what becomes of those whose language is not given or not here. */
export function languagesInWords(counts: LanguageCount[], takenAs?: Language): string[] {
  const foreign = foreignNames(counts)
  const standIn = languageNames[takenAs ?? mainLanguage()].english
  const texts = counts.map(({ tag, texts }) =>
    tag
      ? `${countInWords(texts, 'text')} in ${languageName(tag)}`
      : `${countInWords(texts, 'text')} without a language, taken as ${standIn}`,
  )
  const here = languages.map((language) => languageNames[language].english).join(', ')
  const fate =
    missingChoice(counts, takenAs) ?? `Those in ${foreign} are taken as ${standIn}, their words marked as such.`
  return [
    ...(texts.length > 0 ? [`As it says itself, it has ${texts.join(', ')}.`] : []),
    ...(foreign ? [`A text here is in one of these languages: ${here}. ${fate}`] : []),
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
    const [there, here] = [languageNames[language].english, languageNames[main].english]
    const name = `${there} the main language`
    notes.push({
      sentences: [
        `Most of this is in ${there}; the main language of this site is ${here}.`,
        isFree
          ? `As it is, all of it would stand under /${language}, with nothing at /, and old addresses of months, categories and feeds would be lost. Nothing was ever public here, so ${there} can be the main language: then everything stands where it stood.`
          : `Texts are public here already, so ${here} stays: what is in ${there} will stand under /${language}, its feed at /${language}/feed.xml. Old addresses of texts and files lead there. Those of months, categories, tags and feeds show what this site has in ${here}, or nothing.`,
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
