import type { ReactNode } from 'react'
import type { Site } from '@/domain/published/site'
import { languagePrefix, type Language } from '@/lib/languages'

/** What every public document needs to know of the site around it. */
export type Frame = {
  /** The only origin ever printed, without a final slash. */
  origin: string
  site: Site
  /** The language of the section the reader is in, which the interface speaks. */
  language: Language
  /** Languages that have something to read. */
  languages: Language[]
  /** Whether any of the texts are the demonstration's. */
  demonstration: boolean
  /** Said above every page where the site is shown as it stands at another moment. */
  banner?: ReactNode
}

/** A section's address in the reader's language: `/news` or `/km/news`. */
export function local(frame: Frame, path: string) {
  return path === '/' ? languagePrefix(frame.language) || '/' : languagePrefix(frame.language) + path
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
export function langOf(frame: Frame, language: Language) {
  return language === frame.language ? undefined : language
}
