import type { ReactNode } from 'react'
import type { TextsElsewhere } from '@/domain/published/list-languages'
import type { MenuPages } from '@/domain/published/menu-pages'
import type { Site, MenuItem } from '@/domain/published/site'
import type { Alternate } from '@/domain/published/translations'
import { buddhistThai, inSentence, type DateLanguage } from '@/lib/time/date-words'
import { directionOf } from '@/lib/languages/language-tags'
import { languagePrefix, mainLanguage, type Language, deskLanguage, languageByLetters } from '@/lib/languages/languages'
import { interfaceOf, kindName, languageName, messagesIn } from '@/lib/messages/messages'
import { menuKey } from '@/lib/text/menu-items'
import { isListAddress, publicAddress } from '@/lib/web/public-address'
import { declarationOf, endingKinds } from '@/lib/kinds/kinds'

export type Frame = {
  /** The only origin that is ever printed, without a final slash. */
  origin: string
  site: Site
  language: Language
  languages: Language[]
  demonstration: boolean
  help: boolean
  banner?: ReactNode
  /** The pages of the language switch; other languages lead to their list of the section. */
  languageLinks?: Record<Language, string>
  menu?: MenuPages
  alternates?: Alternate[]
  /** True for a list without texts of its own language: search engines get another list. */
  unlisted?: boolean
  /** Counts of the texts that other languages have of an empty list. */
  elsewhere?: TextsElsewhere
}

export function datesOf({ language, site }: Pick<Frame, 'language' | 'site'>): DateLanguage {
  return language === 'th' && site.buddhistYears ? buddhistThai : language
}

type FrameLanguages = Pick<Frame, 'language'> & Partial<Pick<Frame, 'languages'>>

/** Returns a path in a language, such as `/km/news`; in the main language if the language has no texts. */
export function localPath({ language, languages }: FrameLanguages, path: string) {
  const prefix = languages && !languages.includes(language) ? '' : languagePrefix(language)
  return path === '/' ? prefix || '/' : prefix + path
}

/** Returns the language of the lists of a text: the reader's for the main language, else the text's own. */
export function frameOfLists(frame: FrameLanguages, { language }: { language: Language }): FrameLanguages {
  return language === mainLanguage() ? frame : { language }
}

/** Returns the path of help, which exists in every language, also without texts there. */
export function helpPath({ language }: Pick<Frame, 'language'>, slug?: string) {
  return `${languagePrefix(language)}/help${slug === undefined ? '' : `/${encodeURIComponent(slug)}`}`
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

/** Returns the language of a page's own words: that of the nearest interface if the page's has none. */
export function pageLanguage({ language }: { language: Language }) {
  const spoken = interfaceOf(language)
  return spoken.split('-', 1)[0] === language.split('-', 1)[0] ? language : spoken
}

export function langOf(frame: Pick<Frame, 'language'>, language: Language) {
  return language === pageLanguage(frame) ? undefined : language
}

export function langByLetters(frame: Frame, text: string, surrounding: Language) {
  const language = languageByLetters(text, surrounding)
  return language === pageLanguage(frame) ? undefined : language
}

/** Replaces marked-up words while their message is formatted; no text has this character. */
const placeholder = '\uE000'

/** The parts of a message around marked-up words, such as a date, a title or a link. */
type Enclosure = [before: string, after: string, ...string[]]

/** Returns the words of a message around marked-up words, which have one order in every language. */
export function splitAround(message: (place: string) => string): Enclosure {
  return message(placeholder).split(placeholder) as Enclosure
}

/** Returns the arrows to the page before and after. */
export function arrowsOf(frame: { language: Language }) {
  return directionOf(pageLanguage(frame)) ? { back: '→', on: '←' } : { back: '←', on: '→' }
}

/** Returns the gap after words. Chinese marks are as wide as a letter and include their space. */
export function gapAfter(words: string) {
  return /[：。]$/.test(words) ? '' : ' '
}

export function languageInSentence(language: Language, frame: { language: Language }) {
  return inSentence(languageName(language, frame.language), frame)
}

export type Named = { text: string; lang?: Language | '' }

function nameForReader(frame: Pick<Frame, 'language'>, original: string, translated: string | undefined): Named {
  return translated ? { text: translated } : { text: original, lang: langOf(frame, mainLanguage()) }
}

export function siteName(frame: Frame) {
  return nameForReader(frame, frame.site.name, siteTranslation(frame)?.name)
}

export function tagline(frame: Frame) {
  return nameForReader(frame, frame.site.tagline, siteTranslation(frame)?.tagline)
}

/** Returns the staff's name of a line; in other languages, or without one, the interface's name of its list. */
export function menuLabel(frame: Frame, { label, path }: MenuItem) {
  const usual = isSection(path) ? sectionName(path, frame.language) : undefined
  const isOwn = isSection(path) && label === sectionName(path, deskLanguage)
  const isNamed = frame.language === mainLanguage() && !isOwn
  return nameForReader(
    frame,
    label,
    siteTranslation(frame)?.menu?.[menuKey({ label, path })] ?? (isNamed ? undefined : usual),
  )
}

/** Returns where a line leads: to a list or help in the reader's language, else to a translation if there is one. */
export function menuTarget(frame: Frame, { path }: MenuItem): { href: string; hrefLang?: Language } {
  // An older page at `/events` stands in place of the list.
  const page = frame.menu?.pages[path]
  const { row, language } = publicAddress(path.split('?')[0]!)
  const isOfMain = path.startsWith('/') && language === mainLanguage() && !row.isFile
  if (!page && isOfMain && (isSection(path) || isListAddress(row) || listAnswers.has(row.answer)))
    return { href: localPath(frame, path) }
  if (isOfMain && row.answer === 'help' && frame.help) return { href: helpPath(frame) + path.slice('/help'.length) }
  const translated = page?.translations[frame.language]
  if (translated !== undefined) return { href: translated }
  return { href: path, hrefLang: path.startsWith('/') ? langOf(frame, language) : undefined }
}

const listAnswers = new Set(['topic', 'country', 'changes'])

type TermNames = { name: string; names?: Record<Language, string> }

export function termName(frame: Pick<Frame, 'language'>, { name, names }: TermNames) {
  return nameForReader(frame, name, frame.language === mainLanguage() ? name : names?.[frame.language])
}

/** Quotes words with the marks of the reader's language; in Chinese, not with the marks for titles. */
export function quotedWords({ language }: Pick<Frame, 'language'>, words: string) {
  return messagesIn(language).frame.quotedWords({ words })
}

function siteTranslation({ site, language }: Frame) {
  return site.translations[language]
}

const sections = {
  '/': 'front',
  '/news': 'news',
  '/publications': 'publications',
  '/countries': 'countries',
  '/topics': 'topics',
  '/archive': 'archive',
} as const

type SectionPath = keyof typeof sections

/** The lists of events and calls are sections with the names of their kinds. */
const kindsByPath = new Map(endingKinds.map((kind) => [declarationOf(kind).folder!, kind]))
const paths = [...Object.keys(sections), ...kindsByPath.keys()] as SectionPath[]

function isSection(path: string): path is SectionPath {
  return (paths as string[]).includes(path)
}

/** Returns where the language switch leads: to the page in a language, else to its section there, named in a title. */
export function languageLink(frame: Frame, language: Language, section?: string) {
  const href = frame.languageLinks?.[language]
  if (href !== undefined) return { href }
  // A list of a kind, such as events, may be missing in a language.
  const list = section !== undefined && section in sections ? (section as SectionPath) : '/'
  return { href: localPath({ language }, list), title: section && sectionName(list, language) }
}

export function sectionName(path: SectionPath, language: Language) {
  const kind = kindsByPath.get(path)
  return kind ? kindName(kind, language, 'several') : messagesIn(language).sections[sections[path]]
}

export function sectionNames(language: Language): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, sectionName(path, language)]))
}

/** The size of a card in pixels, as link previews require. */
export const cardSize = { width: 1200, height: 630 }

export function cardOf(frame: Frame, path?: string) {
  return { ...cardSize, path: path === undefined ? localPath(frame, '/social.png') : `${path}/social.png`, alt: '' }
}
