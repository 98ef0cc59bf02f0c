import { type Frame, localPath } from '@/components/site/frame'
import { menuPagesAt } from '@/domain/published/menu-pages'
import { siteSettings } from '@/domain/published/site'
import { liveLanguages, offersHelp, showsDemonstration } from '@/domain/published/live-languages'
import { env } from '@/lib/process/env'
import { mainLanguage, type Language, languagesInOrder } from '@/lib/languages/languages'
import { MissingPage } from '@/components/site/missing-page'
import { liveEndingIn } from '@/domain/published/item'
import { postsToGoOnTo, postYears } from '@/domain/published/posts'
import { ownLanguages, textsElsewhere } from '@/domain/published/list-languages'

/** Returns the site's part of documents in a language at a moment (UTC ms); without `language`, in the main one. */
export async function siteFrame({ at, language }: { at: number; language?: Language }): Promise<Frame> {
  const [site, languages, demonstration, help] = await Promise.all([
    siteSettings(),
    liveLanguages(at),
    showsDemonstration(at),
    offersHelp(at),
  ])
  // The main language is known from here on.
  const frame = { origin: env().siteUrl, site, language: language ?? mainLanguage(), languages, demonstration, help }
  if (frame.language === mainLanguage() || !languages.includes(frame.language)) return frame
  return { ...frame, menu: await menuPagesAt(at) }
}

type MissingPageQuery = { at: number; language: Language; path: string; frame: Frame }

export async function missingPageView({ at: now, language, path, frame }: MissingPageQuery) {
  const [alike, years, latest] = await Promise.all([
    liveEndingIn({ now, slug: path.split('/').at(-1)! }),
    postYears({ now, language, zone: frame.site.zone }),
    postsToGoOnTo({ now, language, limit: 5 }),
  ])
  return <MissingPage frame={frame} alike={alike} years={years} latest={latest} />
}

/** `in`: languages with the list; `own`: languages with own texts, for search engines. Default: all with texts. */
type AddressInLanguages = { path: string; in?: Language[]; own?: Language[] }

export function languagesWithTexts(frame: Frame) {
  return languagesInOrder().filter((language) => language === mainLanguage() || frame.languages.includes(language))
}

export function languageLinksOf(frame: Frame, addressIn: (frame: Frame) => string): Frame['languageLinks'] {
  return Object.fromEntries(languagesWithTexts(frame).map((language) => [language, addressIn({ ...frame, language })]))
}

/** Adds addresses in other languages, the nearest of `places`. `whole`: the first page of a list without filters. */
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
