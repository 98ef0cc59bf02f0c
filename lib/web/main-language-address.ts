import { formerMainLanguages, isLanguage, mainLanguage, type Language } from '../languages/languages'
import { isOutsideSite, publicAddress } from './public-address'

/** A change of the main language: `to` loses its prefix, and `from` gets one. */
export type MainLanguageChange = { from: Language; to: Language }

/**
 * The address (a path, with its query where it has one) under another main language, of what has `address` now. What exists once, such as a file or the
 * sitemap, keeps its address. Each change has exactly one way back.
 */
export function addressAfter(address: string, { from, to }: MainLanguageChange): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(address)!
  const [, first = ''] = path.split('/', 2)
  if (first === to) return (path.slice(first.length + 1) || '/') + query
  if (from === to || isLanguage(first) || isOutsideSite(path) || publicAddress(path).row.once) return address
  return `/${from}${path === '/' ? '' : path}${query}`
}

/** The addresses that what has one now had under the main languages of before, the latest first. */
export function addressesBefore(address: string): string[] {
  const earlier: string[] = []
  let [current, language] = [address, mainLanguage()]
  for (const before of formerMainLanguages()) {
    current = addressAfter(current, { from: language, to: before })
    language = before
    earlier.push(current)
  }
  return earlier.filter((one, n) => one !== address && earlier.indexOf(one) === n)
}

/** Returns where to look for what had an address under the main languages of before, the likeliest first. */
export function addressesSince(address: string): string[] {
  const later: string[] = []
  const all = [mainLanguage(), ...formerMainLanguages()]
  // Follows what was at the address while `before` was the main language, followed through each change until now.
  for (let n = 1; n < all.length; n++) {
    let current = address
    for (let i = n; i > 0; i--) current = addressAfter(current, { from: all[i]!, to: all[i - 1]! })
    later.push(current)
  }
  return later.filter((one, n) => one !== address && later.indexOf(one) === n)
}
