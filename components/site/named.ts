import type { MenuItem } from '@/domain/published/site'
import { deskLanguage, mainLanguage, type Language } from '@/lib/languages/languages'
import { menuKey } from '@/lib/text/menu-items'
import { publicAddress } from '@/lib/web/public-address'
import { helpPath, langOf, local, type Frame } from './frame'
import { isSection, sectionNames } from './words/sections'
import { say } from './words/say'

/** Words for a reader, and the language to mark them with where it is not the reader's. */
export type Named = { text: string; lang?: Language | '' }

/** A name in the reader's language, or the site's own name, marked as being in another language. */
function nameForReader(frame: Pick<Frame, 'language'>, original: string, translated: string | undefined): Named {
  return translated ? { text: translated } : { text: original, lang: langOf(frame, mainLanguage()) }
}

export function siteName(frame: Frame) {
  return nameForReader(frame, frame.site.name, translation(frame)?.name)
}

export function tagline(frame: Frame) {
  return nameForReader(frame, frame.site.tagline, translation(frame)?.tagline)
}

/**
 * A line of the menu: as staff call it, or in other languages what the interface calls the list it leads to. What nobody has named is in
 * the interface's words in the main language too.
 */
export function menuLabel(frame: Frame, { label, path }: MenuItem) {
  const usual = isSection(path) ? say(frame, sectionNames)[path] : undefined
  const isOwn = isSection(path) && label === sectionNames[deskLanguage][path]
  const isNamed = frame.language === mainLanguage() && !isOwn
  return nameForReader(
    frame,
    label,
    translation(frame)?.menu?.[menuKey({ label, path })] ?? (isNamed ? undefined : usual),
  )
}

/** Sections exist in every language, and so does help; a page such as About has an address in each that it is written in. */
export function menuWay(frame: Frame, { path }: MenuItem): { href: string; hrefLang?: Language } {
  if (isSection(path)) return { href: local(frame, path) }
  if (path === '/help' && frame.help) return { href: helpPath(frame) }
  const translated = frame.menu?.pages[path]?.translations[frame.language]
  if (translated !== undefined) return { href: translated }
  return { href: path, hrefLang: path.startsWith('/') ? langOf(frame, publicAddress(path).language) : undefined }
}

type TermNames = { name: string; names?: Partial<Record<Language, string>> }

export function termName(frame: Pick<Frame, 'language'>, { name, names }: TermNames) {
  return nameForReader(frame, name, frame.language === mainLanguage() ? name : names?.[frame.language])
}

/** A reader's own words, in the quotation marks of their language; Chinese has others for titles. */
export function inQuotes({ language }: Pick<Frame, 'language'>, words: string) {
  return language === 'km' ? `«${words}»` : `“${words}”`
}

function translation({ site, language }: Frame) {
  return site.translations[language]
}
