import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

/** A search as in the query of an address. `readers`: texts in this language come first, then the main language's. */
export type SearchFilter = {
  q: string
  kind?: Kind
  country?: string
  year?: string
  language?: Language
  readers?: Language
  sort?: SearchSort
}

export type SearchFacet = 'kind' | 'language' | 'country' | 'year'
export const searchFacets = ['kind', 'language', 'country', 'year'] as const satisfies SearchFacet[]

export type SearchSort = 'best' | 'date'
export const searchSorts = ['best', 'date'] as const satisfies SearchSort[]
