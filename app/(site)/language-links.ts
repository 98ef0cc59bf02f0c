import { localPath, type Frame } from '@/components/site/frame'
import { ownLanguages, textsElsewhere } from '@/domain/published/list-languages'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'

/** The address of a list. `in`: languages that have it; `own`: those with own texts. Default: all with any texts. */
export type AddressInLanguages = { path: string; in?: Language[]; own?: Language[] }

export function languagesWithTexts(frame: Frame) {
  return siteLanguages().filter((language) => language === mainLanguage() || frame.languages.includes(language))
}

export function languageLinksOf(frame: Frame, addressIn: (frame: Frame) => string): Frame['languageLinks'] {
  return Object.fromEntries(languagesWithTexts(frame).map((language) => [language, addressIn({ ...frame, language })]))
}

/** Adds links to the first of `places` that each language has. `whole`: the first page of a list without filters. */
export function listedIn(frame: Frame, places: [AddressInLanguages, ...AddressInLanguages[]], whole: boolean): Frame {
  const withTexts = languagesWithTexts(frame)
  const isThere = (place: AddressInLanguages, language: Language) => (place.in ?? withTexts).includes(language)
  const languageLinks = withTexts.map((language) => {
    const place = places.find((place) => isThere(place, language))
    return [language, localPath({ language }, place?.path ?? '/')] as const
  })
  const [list] = places
  const same = withTexts.filter((language) => isThere(list, language) && (list.own ?? withTexts).includes(language))
  const alternates = same.map((language) => ({ language, path: localPath({ language }, list.path) }))
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

export async function sectionIn(frame: Frame, { path, now, whole }: { path: string; now: number; whole: boolean }) {
  const { language } = frame
  const elsewhere = await textsElsewhere(path, { language, now })
  return { ...listedIn(frame, [{ path, own: await ownLanguages(path, now) }], whole), elsewhere }
}
