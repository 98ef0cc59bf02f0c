import { languagePrefix, languages } from './languages'

// WordPress, before it wrote addresses in words, named everything by a query at its front page: /?p=12.
const values: Record<string, RegExp> = {
  p: /^\d{1,12}$/,
  page_id: /^\d{1,12}$/,
  attachment_id: /^\d{1,12}$/,
  author: /^\d{1,12}$/,
  m: /^\d{4,8}$/,
  cat: /^(\d{1,12}|[a-z0-9][a-z0-9_-]{0,79})$/,
  tag: /^[a-z0-9][a-z0-9_-]{0,79}$/,
  feed: /^[a-z0-9]{2,10}$/,
}

/** The names, for rules of servers. */
export const oldQueryNames = Object.keys(values)

/**
 * The query of the old kind that an address carries, in its one spelling (`?p=12`), or undefined: exactly one of the names,
 * once. Other names in it do not matter, as with every public page.
 */
export function oldQuery(query: string): string | undefined {
  if (query.length < 4 || query.length > 500) return undefined
  const found = [...new URLSearchParams(query)].filter(([name]) => Object.hasOwn(values, name))
  const [name, value] = found[0] ?? []
  if (found.length !== 1 || !name || !values[name]!.test(value!.toLowerCase())) return undefined
  return `?${name}=${value!.toLowerCase()}`
}

/** What an address of the old kind is looked up by, `/?p=12`, or undefined: only a front page ever had such a query. */
export function oldQueryAt(path: string, query: string): string | undefined {
  const old = query && frontPages.has(path) ? oldQuery(query) : undefined
  return old && path + old
}
const frontPages = new Set(languages.map((language) => languagePrefix(language) || '/'))

/** Whether an address is one of the old kind, that is looked up with its query. */
export function isOldQuery(address: string) {
  const [path = '', query] = address.split('?')
  return query !== undefined && oldQueryAt(path, `?${query}`) !== undefined
}
