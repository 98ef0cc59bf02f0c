import { formerMainLanguages, languageOfPrefix, mainLanguage, prefixOf, type Language } from '../languages/languages'
import { isOutsideSite, publicAddress } from './public-address'

export type MainLanguageChange = { from: Language; to: Language }

/** Returns the address after a change of the main language. Files and single things keep theirs. Reversible. */
export function addressAfter(address: string, { from, to }: MainLanguageChange): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(address)!
  const [, first = ''] = path.split('/', 2)
  if (languageOfPrefix(first) === to) return (path.slice(first.length + 1) || '/') + query
  if (from === to || languageOfPrefix(first) || isOutsideSite(path) || publicAddress(path).row.once) return address
  return `${prefixOf(from)}${path === '/' ? '' : path}${query}`
}

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

/** Returns present addresses of something under earlier main languages, the likeliest first. */
export function addressesSince(address: string): string[] {
  const later: string[] = []
  const all = [mainLanguage(), ...formerMainLanguages()]
  for (let n = 1; n < all.length; n++) {
    let current = address
    for (let i = n; i > 0; i--) current = addressAfter(current, { from: all[i]!, to: all[i - 1]! })
    later.push(current)
  }
  return later.filter((one, n) => one !== address && later.indexOf(one) === n)
}
