import { languagePrefix, siteLanguages } from '../languages/languages'

const numberPattern = /^\d{1,12}$/
// In any script, as readers see it.
const slugPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u

// WordPress named everything by a query of its front page, such as /?p=12, before it had readable addresses.
const valuePatterns: Record<string, RegExp> = {
  p: numberPattern,
  page_id: numberPattern,
  attachment_id: numberPattern,
  author: numberPattern,
  author_name: slugPattern,
  m: /^\d{4,8}$/,
  cat: slugPattern,
  category_name: slugPattern,
  tag: slugPattern,
  feed: /^[a-z0-9]{2,10}$/,
  s: /^\P{Cc}{1,200}$/u,
}

export const oldQueryNames = Object.keys(valuePatterns)

/** Returns the old query (`?p=12`) in canonical form: one known name, once. Other names are ignored. */
export function oldQuery(query: string): string | undefined {
  if (query.length < 4 || query.length > 500) return undefined
  const matches = [...new URLSearchParams(query)].filter(([name]) => Object.hasOwn(valuePatterns, name))
  const [name, rawValue = ''] = matches[0] ?? []
  if (matches.length !== 1 || !name) return undefined
  const value = name === 's' ? rawValue.trim() : rawValue.toLowerCase().normalize('NFC')
  if (name === 's' && !/[\p{L}\p{N}]/u.test(value)) return undefined
  return valuePatterns[name]!.test(value) ? `?${name}=${encodeURIComponent(value)}` : undefined
}

/** Returns the lookup key of an old address: `/?p=12`, `/blog?p=12` of a site in a folder, or `/index.php?p=12`. */
export function oldQueryAt(path: string, query: string): string | undefined {
  const old = query ? oldQuery(query) : undefined
  return old && (path.replace(/\/index\.php$/, '') || '/') + old
}

export function isOldQuery(address: string) {
  const [path = '', query] = address.split('?')
  return query !== undefined && oldQueryAt(path, `?${query}`) !== undefined
}

export function isFrontPage(path: string) {
  return siteLanguages().some((language) => path === (languagePrefix(language) || '/'))
}
