import { languages } from './languages'
import { nameKey } from './slug'

/** Spellings that the tables of the run-time do not have: three letters (ISO 3166), names of the United Nations and old ones. */
const besides: Record<string, string[]> = {
  CN: ['CHN', 'PRC', 'People’s Republic of China'],
  KH: ['KHM', 'Kampuchea', 'Kingdom of Cambodia'],
  LA: ['LAO', 'Lao', 'Lao PDR', 'Lao People’s Democratic Republic'],
  MM: ['MMR', 'Burma', 'Union of Myanmar', 'Republic of the Union of Myanmar'],
  TH: ['THA', 'Siam', 'Kingdom of Thailand'],
  VN: ['VNM', 'Viet Nam', 'Socialist Republic of Viet Nam'],
}

let known: Map<string, string> | undefined

/** The two letters (ISO 3166) of a country by its code or by its name in any of the site's languages; undefined for other words. */
export function regionCode(name: string): string | undefined {
  return (known ??= allNames()).get(nameKey(name).replaceAll('-', ''))
}

function allNames() {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => names.set(nameKey(name).replaceAll('-', ''), code)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of languages) {
    const told = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((one) => letters.map((two) => one + two))) {
      const name = told.of(code)
      if (name && !groups.has(code)) add(name, code).set(code.toLowerCase(), code)
    }
  }
  for (const [code, others] of Object.entries(besides)) for (const name of others) add(name, code)
  return names
}

/** What has two letters there and is no country. */
const groups = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
