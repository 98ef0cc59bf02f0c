import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

/**
 * The way in which a search is narrowed and ordered: what stands in its address. Without a language, all of them; or, for
 * `readers` of one, first what is in it, then what is in the main language.
 */
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
