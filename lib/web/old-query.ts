import { languagePrefix, languages } from '../languages/languages'

const number = /^\d{1,12}$/
// In any script, as readers see it.
const slug = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u

// WordPress, before it wrote addresses in words, named everything by a query at its front page: /?p=12.
const values: Record<string, RegExp> = {
  p: number,
  page_id: number,
  attachment_id: number,
  author: number,
  author_name: slug,
  m: /^\d{4,8}$/,
  cat: slug,
  category_name: slug,
  tag: slug,
  feed: /^[a-z0-9]{2,10}$/,
  s: /^\P{Cc}{1,200}$/u,
}

/** The names that such a query can have. */
export const oldQueryNames = Object.keys(values)

/**
 * The query of the old kind that an address carries, in its one spelling (`?p=12`), or undefined: exactly one of the names,
 * once. Other names in it do not matter, as with every public page.
 */
export function oldQuery(query: string): string | undefined {
  if (query.length < 4 || query.length > 500) return undefined
  const matches = [...new URLSearchParams(query)].filter(([name]) => Object.hasOwn(values, name))
  const [name, rawValue = ''] = matches[0] ?? []
  if (matches.length !== 1 || !name) return undefined
  const value = name === 's' ? rawValue.trim() : rawValue.toLowerCase().normalize('NFC')
  if (name === 's' && !/[\p{L}\p{N}]/u.test(value)) return undefined
  return values[name]!.test(value) ? `?${name}=${encodeURIComponent(value)}` : undefined
}

/**
 * The lookup key of an address of the old kind, `/?p=12`, or undefined. A site that was in a folder had such addresses at
 * that, `/blog?p=12`, and some wrote out the name of the script, `/index.php?p=12`; at any other path nothing is found under them, and what stands there answers.
 */
export function oldQueryAt(path: string, query: string): string | undefined {
  const old = query ? oldQuery(query) : undefined
  return old && (path.replace(/\/index\.php$/, '') || '/') + old
}

/** Returns whether an address is one of the old kind, that is looked up with its query. */
export function isOldQuery(address: string) {
  const [path = '', query] = address.split('?')
  return query !== undefined && oldQueryAt(path, `?${query}`) !== undefined
}

/** Returns whether a path is that of the front page, in any language. */
export function isFrontPage(path: string) {
  return languages.some((language) => path === (languagePrefix(language) || '/'))
}
