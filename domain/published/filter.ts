import type { Language } from '@/lib/languages/languages'

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

/** `newest` and `oldest` by the date on the title page, `posted` by the date on this site. */
export type PublicationSort = 'best' | 'newest' | 'oldest' | 'title' | 'posted'
export const publicationSorts = ['best', 'newest', 'oldest', 'title', 'posted'] as const satisfies PublicationSort[]

/** Chooses the order. Best match is possible only if words are searched for. */
export function sortOf({ sort, q }: PublicationFilter): PublicationSort {
  if (q) return sort ?? 'best'
  return sort && sort !== 'best' ? sort : 'newest'
}
