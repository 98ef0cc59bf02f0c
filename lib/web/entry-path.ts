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

/** `dated` (UTC ms) gives the year and month of a post, in the site's zone. */
export function pathOf({ kind, language, slug, dated, zone }: EntryAddress): string {
  const prefix = languagePrefix(language)
  const { folder } = declarationOf(kind)
  if (kind === 'page' || folder) return `${prefix}${folder ?? ''}/${slug}`
  const { year, month } = yearMonthOf(dated, zone)
  return `${prefix}/${year}/${String(month).padStart(2, '0')}/${slug}`
}
