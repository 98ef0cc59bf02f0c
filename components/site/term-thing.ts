import type { Term, TermKind } from '@/domain/published/terms'
import { regionName } from '@/lib/region-codes'
import type { Frame } from './frame'
import { collectionThing, type Thing } from './json-ld'

type DescribedTerm = { kind: TermKind; term: Term; name: string; path: string }

/** The list of a topic or a country as search engines know it, with the country that it is about. */
export function termThing(frame: Frame, { kind, term, name, path }: DescribedTerm): Thing {
  const list = collectionThing(frame, { name, path })
  return kind === 'country' ? { ...list, about: placeThing(name, term.code) } : list
}

/** A country by its code (ISO 3166-1); what is filed under several of them is a place. */
export function placeThing(name: string, code: string | null): Thing {
  if (code === null) return { '@type': 'Place', name }
  const usualName = regionName(code, 'en')
  return {
    '@type': 'Country',
    name,
    alternateName: usualName === name ? undefined : usualName,
    identifier: { '@type': 'PropertyValue', propertyID: 'ISO 3166-1', value: code },
  }
}
