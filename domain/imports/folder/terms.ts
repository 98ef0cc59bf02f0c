import { nameKey } from '@/lib/slug'
import { regionCode } from '@/lib/region-codes'
import type { TermNames } from '@/db/schema'

export type Term = { id: number; kind: 'topic' | 'country'; slug: string; name: string; names: TermNames }
type Kind = Term['kind']

/** What a word in a table means here: a term there is, one that is made for it, or nothing, and why. */
export type Meant = { is: 'known'; id: number } | { is: 'new'; name: string } | { is: 'nothing'; why: string }

/**
 * A topic is known by its name in any of its languages or by its address, and made where there is none of that name; a country also by
 * its code and by whatever else the country is called, and made only where the word is that of a country.
 */
export function meantBy(kind: Kind, name: string, terms: Term[]): Meant {
  const known = terms.filter((term) => term.kind === kind)
  const key = nameKey(name)
  const found = known.find((term) => key !== '' && namesOf(term).some((one) => nameKey(one) === key))
  if (found) return { is: 'known', id: found.id }
  const code = kind === 'country' ? regionCode(name) : undefined
  const same = code && known.find((term) => namesOf(term).some((one) => regionCode(one) === code))
  if (same) return { is: 'known', id: same.id }
  if (kind === 'topic') return key ? { is: 'new', name } : { is: 'nothing', why: `“${name}” is no name for a topic.` }
  if (!code) return { is: 'nothing', why: `“${name}” is no country, and none of the site’s countries is called so.` }
  return { is: 'new', name: new Intl.DisplayNames('en', { type: 'region' }).of(code)! }
}

function namesOf({ name, slug, names }: Term) {
  return [name, slug, ...Object.values(names)]
}
