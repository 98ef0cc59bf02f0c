import { languages } from './languages'
import { nameKey } from './slug'

/** Spellings that the tables of the run-time do not have: three letters (ISO 3166), names of the United Nations and old ones. */
const extraSpellings: Record<string, string[]> = {
  CN: ['CHN', 'PRC', 'People’s Republic of China'],
  KH: ['KHM', 'Kampuchea', 'Kingdom of Cambodia'],
  LA: ['LAO', 'Lao', 'Lao PDR', 'Lao People’s Democratic Republic'],
  MM: ['MMR', 'Burma', 'Union of Myanmar', 'Republic of the Union of Myanmar'],
  TH: ['THA', 'Siam', 'Kingdom of Thailand'],
  VN: ['VNM', 'Viet Nam', 'Socialist Republic of Viet Nam'],
}

let codesByName: Map<string, string> | undefined

/** The two letters (ISO 3166) of a country by its code or by its name in any of the site's languages; undefined for other words. */
export function regionCode(name: string): string | undefined {
  return (codesByName ??= allNames()).get(nameKey(name).replaceAll('-', ''))
}

function allNames() {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => names.set(nameKey(name).replaceAll('-', ''), code)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of languages) {
    const displayNames = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = displayNames.of(code)
      if (name && !groups.has(code)) add(name, code).set(code.toLowerCase(), code)
    }
  }
  for (const [code, spellings] of Object.entries(extraSpellings)) for (const name of spellings) add(name, code)
  return names
}

/** Two-letter regions that are no countries. */
const groups = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
