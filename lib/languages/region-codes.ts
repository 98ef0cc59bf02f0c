import { languages, type Language } from './languages'
import { nameKey } from '../text/slug'

/** Spellings that the runtime lacks: three letters (ISO 3166), names of the United Nations, and old names. */
const extraSpellings: Record<string, string[]> = {
  CN: ['CHN', 'PRC', 'People’s Republic of China'],
  KH: ['KHM', 'Kampuchea', 'Kingdom of Cambodia'],
  LA: ['LAO', 'Lao', 'Lao PDR', 'Lao People’s Democratic Republic'],
  MM: ['MMR', 'Burma', 'Union of Myanmar', 'Republic of the Union of Myanmar'],
  TH: ['THA', 'Siam', 'Kingdom of Thailand'],
  VN: ['VNM', 'Viet Nam', 'Socialist Republic of Viet Nam'],
}

let codesByName: Map<string, string> | undefined
let knownCodes: string[] | undefined

export function regionCode(name: string): string | undefined {
  return (codesByName ??= allNames()).get(regionKey(name))
}

export function regionCodes(): string[] {
  return (knownCodes ??= pairsOfLetters().filter(
    (code) => !codesOfGroups.has(code) && regionName(code, 'en') && currentCode(code) === code,
  ))
}

const namesByLanguage = new Map<Language, Intl.DisplayNames>()

export function regionName(code: string, language: Language): string | undefined {
  const names = namesByLanguage.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  namesByLanguage.set(language, names)
  return names.of(code)
}

function allNames() {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => names.set(regionKey(name), code)
  // Former codes map to present ones.
  for (const code of pairsOfLetters()) {
    const current = currentCode(code)
    if (current && !codesOfGroups.has(current) && regionName(code, 'en')) add(code, current)
  }
  for (const code of regionCodes())
    for (const language of languages) {
      const name = regionName(code, language)!
      // "Myanmar (Burma)" is two names.
      for (const spelling of [name, ...name.split(/ ?[()（）]/)]) if (spelling) add(spelling, code)
    }
  for (const [code, spellings] of Object.entries(extraSpellings)) for (const name of spellings) add(name, code)
  return names
}

function regionKey(name: string) {
  return nameKey(name).replaceAll('-', '')
}

function pairsOfLetters() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second))
}

/** `BU` was Burma and is `MM`; codes of three digits (UN M49) have two letters too. */
export function currentCode(code: string): string | undefined {
  return new Intl.Locale(`und-${code}`).region
}

/** Codes with a name in the runtime that ISO 3166 gives to no country or territory. */
const codesOfGroups = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))
