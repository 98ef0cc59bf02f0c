import type { SearchTerm } from '@/lib/search/search-terms'
import { shelfOf, tokenQueryOf, type TokenQuery, type Shelf, type ShownEntry } from './shape'

export type Hit = { entry: number; score: number; pages: number[] }

type TokenPlaces = Map<string, { at: Set<number>; inTitle: boolean }>

export function shelvesFor(terms: SearchTerm[]): string[] {
  const tokens = terms.flatMap((term) =>
    alternativesOf(term).flatMap((alternative) => alternative.map(({ token }) => token)),
  )
  return [...new Set(tokens.map(shelfOf))]
}

function alternativesOf({ runs, isbn, isPrefix }: SearchTerm): TokenQuery[][] {
  const typed = tokenQueryOf(runs, isPrefix)
  return isbn ? [typed, [{ token: isbn.toLowerCase(), after: 0, begins: false }]] : [typed]
}

/** Finds entries with every term and no excluded one, best first. `entries`: the total number. */
export function findHits(terms: SearchTerm[], shelves: Map<string, Shelf>, entries: number): Hit[] {
  const hits = new Map<number, Hit & { terms: number }>()
  const includedTerms = terms.filter(({ excluded }) => !excluded)
  for (const [n, term] of includedTerms.entries())
    for (const [unit, worth] of termWeight(term, shelves, entries)) {
      const [entry = 0, page] = unit.split('.').map(Number)
      const hit = hits.get(entry) ?? { entry, score: 0, pages: [], terms: 0 }
      if (hit.terms < n) continue
      hits.set(entry, hit)
      hit.terms = n + 1
      hit.score += worth
      if (page !== undefined && !hit.pages.includes(page)) hit.pages.push(page)
    }
  const excludedEntries = new Set(
    terms
      .filter(({ excluded }) => excluded)
      .flatMap((term) => [...termWeight(term, shelves, entries).keys()].map(entryOf)),
  )
  return [...hits.values()]
    .filter((hit) => hit.terms === includedTerms.length && !excludedEntries.has(hit.entry))
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

function entryOf(unit: string) {
  return Number(unit.split('.')[0])
}

/** Titles and rare terms count more, and repetitions a little. */
function termWeight(term: SearchTerm, shelves: Map<string, Shelf>, entries: number) {
  const places = alternativesOf(term).map((alternative) => consecutivePlaces(alternative, shelves))
  const units = new Map<string, { times: number; inTitle: boolean }>()
  for (const rows of places) for (const [unit, { at, inTitle }] of rows) units.set(unit, { times: at.size, inTitle })
  const among = new Set([...units.keys()].map(entryOf)).size
  const rarity = Math.log(1 + entries / Math.max(1, among))
  const worth = ([unit, { times, inTitle }]: [string, { times: number; inTitle: boolean }]) =>
    [unit, rarity * ((inTitle ? 5 : 0) + (unit.includes('.') ? 0.3 : 1) * (1 + Math.log(times)))] as const
  return new Map([...units].map(worth))
}

function consecutivePlaces(queries: TokenQuery[], shelves: Map<string, Shelf>): TokenPlaces {
  let rows: TokenPlaces | undefined
  for (const query of queries) {
    const places = placesOf(query, shelves.get(shelfOf(query.token)) ?? {})
    rows = rows ? followedBy(rows, places, query.after) : places
  }
  return rows ?? new Map()
}

function followedBy(rows: TokenPlaces, places: TokenPlaces, after: number): TokenPlaces {
  const matches: TokenPlaces = new Map()
  for (const [unit, row] of rows) {
    const next = places.get(unit)
    const starts = next && [...row.at].filter((place) => next.at.has(place + after))
    if (starts && starts.length > 0) matches.set(unit, { at: new Set(starts), inTitle: row.inTitle && next.inTitle })
  }
  return matches
}

function placesOf({ token, begins }: TokenQuery, shelf: Shelf): TokenPlaces {
  const lists = begins
    ? Object.entries(shelf).flatMap(([word, list]) => (word.startsWith(token) ? [list] : []))
    : Object.hasOwn(shelf, token)
      ? [shelf[token]!]
      : []
  const places: TokenPlaces = new Map()
  for (const list of lists)
    for (const posting of list.split(';')) {
      const [unit = '', at = ''] = posting.split(':')
      const name = unit.replace('!', '')
      const row = places.get(name) ?? { at: new Set<number>(), inTitle: false }
      for (const place of at.split(',')) row.at.add(parseInt(place, 36))
      places.set(name, { at: row.at, inTitle: row.inTitle || unit.endsWith('!') })
    }
  return places
}

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
