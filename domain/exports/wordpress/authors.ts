import { slugify } from '@/lib/text/slug'
import type { WxrAuthor } from '@/lib/wxr/types'
import type { EntryText } from './meta'
import { withoutEnd } from '@/lib/text/without-end'

/**
 * Returns who WordPress names beside a text: as a byline says it, or the title page of a publication, or else the site. They
 * are names for readers; nobody's account, address or e-mail leaves the archive.
 */
export function creatorOf({ byline, publication }: Pick<EntryText, 'byline' | 'publication'>, site: string) {
  const authors = (publication?.authors ?? []).map(({ name }) => name.trim()).filter(Boolean)
  return byline.trim() || authors.join(', ') || site
}

/** The longest login that WordPress takes. */
const loginLength = 60

/** A login for each name, as WordPress spells logins. */
export function authorsNamed(names: Iterable<string>): Map<string, WxrAuthor> {
  const authors = new Map<string, WxrAuthor>()
  const usedLogins = new Set<string>()
  for (const name of names) {
    if (authors.has(name)) continue
    const base = withoutEnd(slugify(name, 'author').slice(0, loginLength - 5), /-/)
    let login = base
    for (let n = 2; usedLogins.has(login); n++) login = `${base}-${n}`
    usedLogins.add(login)
    authors.set(name, { login, email: '', name })
  }
  return authors
}
