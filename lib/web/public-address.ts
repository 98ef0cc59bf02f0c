import { match } from 'path-to-regexp'
import { addresses, areas, parts, type AddressRow, type Area } from '@/addresses.mjs'
import { isLanguage, mainLanguage, type Language } from '../languages/languages'

/** An address by its row in the table: the language of its prefix, the path without that, and the parts that vary. */
export type PublicAddress = {
  row: AddressRow
  language: Language
  bare: string
  /** The parameters as they are escaped in the address; what takes several segments is one text. */
  params: Record<string, string>
}

const patterns = Object.fromEntries(
  // Linear: each is a part of a path, checked one by one in lib/web/public-address.test.ts.
  Object.entries(parts).map(([name, pattern]) => [name, new RegExp(`^(?:${pattern})$`)]),
)

const rows = addresses.map((row) => ({
  row,
  matchPath: match<Record<string, string>>(row.path, { sensitive: true, trailing: false, decode: false }),
}))

/** The table's row for a canonical public path. A path that fits no other row is the address of a page. */
export function publicAddress(path: string): PublicAddress {
  const [, first = ''] = path.split('/', 2)
  const main = mainLanguage()
  // The main language has no prefix: below one, nothing is there.
  const language = isLanguage(first) ? first : main
  const bare = language === main ? path : path.slice(first.length + 1) || '/'
  for (const { row, matchPath } of rows) {
    const matched = row.once && language !== main ? false : matchPath(bare)
    if (matched && fits(matched.params)) return { row, language, bare, params: matched.params }
  }
  return { row: addresses.at(-1)!, language, bare, params: {} }
}

function fits(params: Record<string, string>) {
  return Object.entries(params).every(([name, value]) => patterns[name]?.test(value) ?? true)
}

/** Returns who answers an address, by its beginning. */
export function areaOf(path: string): Area {
  const [, first = '', second = ''] = path.split('/', 3)
  return areas[`/${first}/${second}`] ?? areas[`/${first}`] ?? 'site'
}

/** Returns whether an address begins with something that is not, or not alone, answered by public pages. */
export function isOutsideSite(path: string) {
  return areas[`/${path.split('/', 2)[1]}`] !== undefined
}

const listAnswers = new Set(['section', 'news', 'period', 'always'])

/** Returns whether an address is that of a list, or of its feed, whatever is in it. */
export function isListAddress({ answer }: AddressRow) {
  return listAnswers.has(answer)
}

/** Returns whether a path without a language has the form of a list, whatever is in it: no entry and no redirect can be there. */
export function isListShape(bare: string) {
  const { row, language } = publicAddress(bare)
  return language === mainLanguage() && !row.isFile && isListAddress(row)
}

/** Returns whether a path without a language is that of something that has pages by numbers. */
export function isPaged(bare: string) {
  return publicAddress(`${bare}/page/1`).row !== addresses.at(-1)
}

/** A page of a list has one address: the first has no number, and numbers have no zeros before them. */
export function pageAddressOf(path: string) {
  return path.replace(/\/page\/0*([1-9]\d*)$/, (_, page: string) => (page === '1' ? '' : `/page/${page}`))
}

/**
 * The address of the same form of an entry at another path, `/2014/10/new/cite.bib`; the entry's own where that kind of entry
 * has no such form.
 */
export function formAt(path: string, ending: string) {
  const { answer } = publicAddress(path + ending).row
  return answer === 'entry form' || answer === 'figures' ? path + ending : path
}
