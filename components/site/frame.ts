import type { ReactNode } from 'react'
import type { MenuPages } from '@/domain/published/menu-pages'
import type { Site } from '@/domain/published/site'
import type { Alternate } from '@/domain/published/translations'
import { buddhistThai, type DateLanguage } from '@/lib/time/date-words'
import { languagePrefix, mainLanguage, type Language } from '@/lib/languages/languages'
import { languageByLetters } from '@/lib/languages/letters'

/** The facts that every public document needs to know of the site around it. */
export type Frame = {
  /** The only origin ever printed, without a final slash. */
  origin: string
  site: Site
  /** The language of the section the reader is in, which the interface speaks. */
  language: Language
  /** Languages that have something to read. */
  languages: Language[]
  /** True if any of the texts are the demonstration's. */
  demonstration: boolean
  /** True if there are services that help people, to which every page leads. */
  help: boolean
  /** Said above every page where the site is shown as it stands at another moment. */
  banner?: ReactNode
  /** The pages to which the switch of languages leads from this page: to the front page of a language that is not named. */
  languageLinks?: Partial<Record<Language, string>>
  /** In a language that is not the main one: what the menus lead to. */
  menu?: MenuPages
  /** This page in every language it is in, for search engines. */
  alternates?: Alternate[]
  /** A list that has nothing of its own language: search engines know its texts by the list that has them. */
  unlisted?: boolean
  /** Said above a text that is not in the reader's language. */
  notice?: ReactNode
}

/** The language that dates are written in for the reader. */
export function datesOf({ language, site }: Pick<Frame, 'language' | 'site'>): DateLanguage {
  return language === 'th' && site.buddhistYears ? buddhistThai : language
}

type Spoken = Pick<Frame, 'language'> & Partial<Pick<Frame, 'languages'>>

/**
 * A section's address in the reader's language, or in a text's own: `/news` or `/km/news`. A language in which there is
 * nothing to read has no sections, so its few pages, such as the 404, lead to those of the site's own language.
 */
export function local({ language, languages }: Spoken, path: string) {
  const prefix = languages && !languages.includes(language) ? '' : languagePrefix(language)
  return path === '/' ? prefix || '/' : prefix + path
}

/**
 * Returns where ways from a text lead: the lists of the reader's language hold the texts of the main one too; those of any
 * other language are in the lists of their own alone.
 */
export function listsWith(frame: Spoken, { language }: { language: Language }): Spoken {
  return language === mainLanguage() ? frame : { language }
}

/** Returns the address where people find help: all countries, or one. It is there in every language, also where that has no texts. */
export function helpPath({ language }: Pick<Frame, 'language'>, slug?: string) {
  return `${languagePrefix(language)}/help${slug === undefined ? '' : `/${slug}`}`
}

export function monthPath(frame: Frame, { year, month }: { year: number; month: number }) {
  return local(frame, `/${yearDigits(year)}/${String(month).padStart(2, '0')}`)
}

export function yearPath(frame: Frame, year: number) {
  return local(frame, `/${yearDigits(year)}`)
}

function yearDigits(year: number) {
  return String(year).padStart(4, '0')
}

/** The address of a page of a list: the first has no number. */
export function pagePath(base: string, page: number) {
  return page === 1 ? base : `${base}/page/${page}`
}

/** The language to mark a text with, where it differs from the interface's. */
export function langOf(frame: Pick<Frame, 'language'>, language: Language) {
  return language === frame.language ? undefined : language
}

/** The language to mark words with, where only the language around them is known: their letters may show another one. */
export function langByLetters(frame: Frame, text: string, surrounding: Language) {
  const language = languageByLetters(text, surrounding)
  return language === frame.language ? undefined : language
}
