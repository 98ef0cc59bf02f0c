import { local, type Frame } from '@/components/site/frame'
import { ownLanguages } from '@/domain/published/list-languages'
import { languagesInOrder, mainLanguage, type Language } from '@/lib/languages/languages'

/**
 * A list, and the languages that have it; without `in`, all languages with something to read. `own`: those of them where it has a
 * text of the language itself; without it, all. The others are not offered to search engines.
 */
export type AddressInLanguages = { path: string; in?: Language[]; own?: Language[] }

/** The languages that have lists at all. */
export function languagesWithTexts(frame: Frame) {
  return languagesInOrder().filter((language) => language === mainLanguage() || frame.languages.includes(language))
}

/** The addresses of the language switch where a page is the same in all languages but for the texts in it. */
export function languageLinksOf(frame: Frame, addressIn: (frame: Frame) => string): Frame['languageLinks'] {
  return Object.fromEntries(languagesWithTexts(frame).map((language) => [language, addressIn({ ...frame, language })]))
}

/**
 * A frame that knows its list in the other languages. The first of `places` is the list itself, and each next one
 * stands above it: where a language has no such list, the switch leads to the nearest that it has.
 * @param whole whether the page is the list's first and not narrowed: only that one is the same in another language
 */
export function listedIn(frame: Frame, places: [AddressInLanguages, ...AddressInLanguages[]], whole: boolean): Frame {
  const withTexts = languagesWithTexts(frame)
  const isThere = (place: AddressInLanguages, language: Language) => (place.in ?? withTexts).includes(language)
  const languageLinks = withTexts.map((language) => {
    const place = places.find((place) => isThere(place, language))
    return [language, local({ language }, place?.path ?? '/')] as const
  })
  const [list] = places
  const same = withTexts.filter((language) => isThere(list, language) && (list.own ?? withTexts).includes(language))
  const alternates = same.map((language) => ({ language, path: local({ language }, list.path) }))
  const usual = alternates.find(({ language }) => language === mainLanguage()) ?? alternates[0]
  const isAmongThem = same.includes(frame.language)
  return {
    ...frame,
    languageLinks: Object.fromEntries(languageLinks),
    unlisted: !isAmongThem,
    alternates:
      whole && usual && isAmongThem && alternates.length > 1
        ? [...alternates, { language: 'x-default', path: usual.path }]
        : undefined,
  }
}

/** A frame that knows a list which every language with something to read has, at a moment (UTC ms). */
export async function sectionIn(frame: Frame, { path, now, whole }: { path: string; now: number; whole: boolean }) {
  return listedIn(frame, [{ path, own: await ownLanguages(path, now) }], whole)
}
