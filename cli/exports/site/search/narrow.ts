import type { Hit } from './find'
import type { ShownEntry } from './shape'

export const facetNames = ['kind', 'country', 'type', 'year', 'topic', 'language', 'series']

/** A section filters by its language, unless the address says all. */
export function chosenFacets(query: URLSearchParams, section: string): Map<string, string> {
  const chosen = new Map(facetNames.flatMap((name) => (query.get(name) ? [[name, query.get(name)!] as const] : [])))
  if (section && !chosen.has('language')) chosen.set('language', section)
  if (chosen.get('language') === 'all') chosen.delete('language')
  return chosen
}

export function isChosen({ facts }: ShownEntry, chosen: Map<string, string>) {
  return [...chosen].every(([name, value]) => facts[name]?.includes(value))
}

type NarrowOptions = { sort: string; language: string; entryAt: (entry: number) => ShownEntry }

/** By default keeps the order of `hits`. */
export function sortHits(hits: Hit[], { sort, language, entryAt }: NarrowOptions): Hit[] {
  const { compare } = new Intl.Collator(language)
  const order: Record<string, (a: ShownEntry, b: ShownEntry) => number> = {
    newest: (a, b) => Number(b.on > a.on) - Number(b.on < a.on),
    oldest: (a, b) => Number(a.on > b.on) - Number(a.on < b.on),
    title: (a, b) => compare(a.title, b.title),
  }
  const comparison = order[sort === 'date' ? 'newest' : sort]
  return comparison
    ? hits.toSorted((a, b) => comparison(entryAt(a.entry), entryAt(b.entry)) || a.entry - b.entry)
    : hits
}
