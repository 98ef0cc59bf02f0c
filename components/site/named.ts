import type { MenuItem } from '@/domain/published/site'
import { deskLanguage, mainLanguage, type Language } from '@/lib/languages/languages'
import { menuKey } from '@/lib/text/menu-items'
import { publicAddress } from '@/lib/web/public-address'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, langOf, localPath, type Frame } from './frame'
import { isSection, sectionName } from './sections'

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

/** Sections and help exist in every language; a page such as About has an address in each of its languages. */
export function menuTarget(frame: Frame, { path }: MenuItem): { href: string; hrefLang?: Language } {
  // An older page at `/events` stands in place of the list.
  const page = frame.menu?.pages[path]
  if (!page && isSection(path)) return { href: localPath(frame, path) }
  if (path === '/help' && frame.help) return { href: helpPath(frame) }
  const translated = page?.translations[frame.language]
  if (translated !== undefined) return { href: translated }
  return { href: path, hrefLang: path.startsWith('/') ? langOf(frame, publicAddress(path).language) : undefined }
}

type TermNames = { name: string; names?: Partial<Record<Language, string>> }

export function termName(frame: Pick<Frame, 'language'>, { name, names }: TermNames) {
  return nameForReader(frame, name, frame.language === mainLanguage() ? name : names?.[frame.language])
}

/** Uses the quotation marks of the reader's language; in Chinese, not the marks for titles. */
export function quotedWords({ language }: Pick<Frame, 'language'>, words: string) {
  return messagesIn(language).frame.quotedWords({ words })
}

function siteTranslation({ site, language }: Frame) {
  return site.translations[language]
}
