import { match } from 'path-to-regexp'
import { addresses, pathAreas, pathParamPatterns, type AddressRow, type Area } from '@/addresses.mjs'
import { languageOfPrefix, mainLanguage, type Language } from '../languages/languages'
import { decodedPart } from './canonical-path'

export type PublicAddress = {
  row: AddressRow
  language: Language
  bare: string
  params: Record<string, string>
}

const parameterPatterns = Object.fromEntries(
  // Linear: each is a part of a path, checked one by one in lib/web/public-address.test.ts.
  Object.entries(pathParamPatterns).map(([name, pattern]) => [name, new RegExp(`^(?:${pattern})$`)]),
)

const addressRows = addresses.map((row) => ({
  row,
  matchPath: match<Record<string, string>>(row.path, { sensitive: true, trailing: false, decode: false }),
}))

/** A path without a row of its own in addresses.mjs belongs to a page. */
export function publicAddress(path: string): PublicAddress {
  const [, first = ''] = path.split('/', 2)
  const main = mainLanguage()
  // The main language has no prefix, so an address with its prefix does not exist.
  const language = languageOfPrefix(first) ?? main
  const bare = language === main ? path : path.slice(first.length + 1) || '/'
  for (const { row, matchPath } of addressRows) {
    const matched = row.once && language !== main ? false : matchPath(bare)
    if (matched && parametersFit(matched.params)) return { row, language, bare, params: decoded(matched.params) }
  }
  return { row: addresses.at(-1)!, language, bare, params: {} }
}

function decoded(params: Record<string, string>) {
  return Object.fromEntries(Object.entries(params).map(([name, part]) => [name, decodedPart(part)]))
}

function parametersFit(params: Record<string, string>) {
  return Object.entries(params).every(([name, value]) => parameterPatterns[name]?.test(value) ?? true)
}

export function areaOf(path: string): Area {
  const [, first = '', second = ''] = path.split('/', 3)
  return pathAreas[`/${first}/${second}`] ?? pathAreas[`/${first}`] ?? 'site'
}

export function isOutsideSite(path: string) {
  return pathAreas[`/${path.split('/', 2)[1]}`] !== undefined
}

const listAnswers = new Set(['section', 'news', 'period', 'always'])

export function isListAddress({ answer }: AddressRow) {
  return listAnswers.has(answer)
}

/** `bare`: an address without its language. Entries and redirects cannot be at the address of a list. */
export function isListShape(bare: string) {
  const { row, language } = publicAddress(bare)
  return language === mainLanguage() && !row.isFile && isListAddress(row)
}

export function isPaged(bare: string) {
  return publicAddress(`${bare}/page/1`).row !== addresses.at(-1)
}

/** The first page has no number, and numbers have no leading zeros. */
export function pageAddressOf(path: string) {
  return path.replace(/\/page\/0*([1-9]\d*)$/, (_, page: string) => (page === '1' ? '' : `/page/${page}`))
}

/** For example `/2014/10/new/cite.bib`; the entry's own address if it has no form with this ending. */
export function formAt(path: string, ending: string) {
  const { answer } = publicAddress(path + ending).row
  return answer === 'entry form' || answer === 'figures' ? path + ending : path
}
