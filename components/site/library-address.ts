import type { PublicationFacet, PublicationFilter, PublicationSort } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'
import { localPath, type Frame } from './frame'

export const libraryFacetOrder: PublicationFacet[] = ['country', 'type', 'year', 'topic', 'language', 'series']
export const sortOrder: PublicationSort[] = ['best', 'newest', 'oldest', 'title', 'posted']

export function defaultSort({ q }: PublicationFilter): PublicationSort {
  return q ? 'best' : 'newest'
}

/** Keys have one order; empty and default ones are left out. */
export function libraryAddress(frame: Frame, filter: PublicationFilter, page = 1) {
  const query = new URLSearchParams()
  for (const facet of chosenFacetsIn(frame, filter)) query.set(facet, filter[facet]!)
  if (filter.q) query.set('q', filter.q)
  if (hasOwnSort(filter)) query.set('sort', filter.sort!)
  if (page > 1) query.set('page', String(page))
  const base = localPath(frame, '/publications')
  return query.size > 0 ? `${base}?${query}` : base
}

export function hasOwnSort(filter: PublicationFilter) {
  return Boolean(filter.sort) && filter.sort !== defaultSort(filter) && (filter.sort !== 'best' || Boolean(filter.q))
}

/** A language's section is its library: the address has the language already. */
export function chosenFacetsIn(frame: Frame, filter: PublicationFilter) {
  return libraryFacetOrder.filter(
    (facet) => filter[facet] && (facet !== 'language' || frame.language === mainLanguage()),
  )
}

export function isNarrowed(frame: Frame, filter: PublicationFilter) {
  return chosenFacetsIn(frame, filter).length > 0 || Boolean(filter.q)
}
