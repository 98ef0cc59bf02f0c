import { declarationOf, type Kind } from '../kinds/kinds'
import { languagePrefix, type Language } from '../languages/languages'
import { yearMonthOf } from '../time/time'

type EntryAddress = {
  kind: Kind
  language: Language
  slug: string
  dated: number
  zone: string
}

/** Returns the path percent-encoded, as it is stored and sent. `dated` (UTC ms) gives the year and month of a post, in the site's zone. */
export function pathOf({ kind, language, slug, dated, zone }: EntryAddress): string {
  const prefix = languagePrefix(language)
  const { folder } = declarationOf(kind)
  const part = encodeURIComponent(slug.toWellFormed())
  if (kind === 'page' || folder) return `${prefix}${folder ?? ''}/${part}`
  const { year, month } = yearMonthOf(dated, zone)
  return `${prefix}/${year}/${String(month).padStart(2, '0')}/${part}`
}

export function publicationPath(language: Language, slug: string) {
  return `${languagePrefix(language)}/publications/${encodeURIComponent(slug)}`
}

/** Returns the slug at the end of a path, in its letters. */
export function slugIn(path: string) {
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
}
