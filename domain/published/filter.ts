import type { Language } from '@/lib/languages/languages'

/** The filter and the order by which a list of publications is narrowed and ordered: what stands in its address. */
export type PublicationFilter = {
  country?: string
  topic?: string
  year?: string
  type?: string
  language?: Language
  series?: string
  q?: string
  sort?: PublicationSort
}

export type PublicationFacet = 'country' | 'topic' | 'year' | 'type' | 'language' | 'series'
export const facetNames = [
  'country',
  'topic',
  'year',
  'type',
  'language',
  'series',
] as const satisfies PublicationFacet[]

/** `newest` and `oldest` by what stands on the title page, `posted` by when it came onto this site. */
export type PublicationSort = 'best' | 'newest' | 'oldest' | 'title' | 'posted'
export const publicationSorts = ['best', 'newest', 'oldest', 'title', 'posted'] as const satisfies PublicationSort[]

/** The order a list is in: the best match first where words are looked for, and nowhere else. */
export function orderOf({ sort, q }: PublicationFilter): PublicationSort {
  if (q) return sort ?? 'best'
  return sort && sort !== 'best' ? sort : 'newest'
}
