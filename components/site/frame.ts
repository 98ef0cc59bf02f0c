import type { ReactNode } from 'react'
import type { TextsElsewhere } from '@/domain/published/list-languages'
import type { MenuPages } from '@/domain/published/menu-pages'
import type { Site } from '@/domain/published/site'
import type { Alternate } from '@/domain/published/translations'
import { buddhistThai, type DateLanguage } from '@/lib/time/date-words'
import { languagePrefix, mainLanguage, type Language } from '@/lib/languages/languages'
import { languageByLetters } from '@/lib/languages/letters'

export type Frame = {
  /** The only origin that is ever printed, without a final slash. */
  origin: string
  site: Site
  language: Language
  languages: Language[]
  demonstration: boolean
  help: boolean
  banner?: ReactNode
  /** The pages of the language switch; other languages lead to their front page. */
  languageLinks?: Partial<Record<Language, string>>
  menu?: MenuPages
  alternates?: Alternate[]
  /** True for a list without texts of its own language: search engines get another list. */
  unlisted?: boolean
  notice?: ReactNode
  /** Counts of the texts that other languages have of an empty list. */
  elsewhere?: TextsElsewhere
}

export function datesOf({ language, site }: Pick<Frame, 'language' | 'site'>): DateLanguage {
  return language === 'th' && site.buddhistYears ? buddhistThai : language
}

type FrameLanguages = Pick<Frame, 'language'> & Partial<Pick<Frame, 'languages'>>

/** For example `/news` or `/km/news`. Without texts in a language, links lead to the main language's sections. */
export function localPath({ language, languages }: FrameLanguages, path: string) {
  const prefix = languages && !languages.includes(language) ? '' : languagePrefix(language)
  return path === '/' ? prefix || '/' : prefix + path
}

/** Returns the language of the lists that contain a text: the reader's, or for other texts their own. */
export function frameOfLists(frame: FrameLanguages, { language }: { language: Language }): FrameLanguages {
  return language === mainLanguage() ? frame : { language }
}

/** Help exists in every language, also without texts there. */
export function helpPath({ language }: Pick<Frame, 'language'>, slug?: string) {
  return `${languagePrefix(language)}/help${slug === undefined ? '' : `/${slug}`}`
}

export function monthPath(frame: Frame, { year, month }: { year: number; month: number }) {
  return localPath(frame, `/${yearDigits(year)}/${String(month).padStart(2, '0')}`)
}

export function yearPath(frame: Frame, year: number) {
  return localPath(frame, `/${yearDigits(year)}`)
}

function yearDigits(year: number) {
  return String(year).padStart(4, '0')
}

export function pagePath(base: string, page: number) {
  return page === 1 ? base : `${base}/page/${page}`
}

export function langOf(frame: Pick<Frame, 'language'>, language: Language) {
  return language === frame.language ? undefined : language
}

export function langByLetters(frame: Frame, text: string, surrounding: Language) {
  const language = languageByLetters(text, surrounding)
  return language === frame.language ? undefined : language
}
