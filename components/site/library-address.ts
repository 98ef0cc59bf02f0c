import type { PublicationFacet, PublicationFilter, PublicationSort } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'
import { local, type Frame } from './frame'

/** The facets and the orders of a list in the order they are offered. */
export const libraryFacetOrder: PublicationFacet[] = ['country', 'type', 'year', 'topic', 'language', 'series']
export const sortOrder: PublicationSort[] = ['best', 'newest', 'oldest', 'title', 'posted']

/** The order that a list has when nobody asks for another. */
export function usualSort({ q }: PublicationFilter): PublicationSort {
  return q ? 'best' : 'newest'
}

/** The address of the library under a choice: its keys in one order, empty and usual ones left out. */
export function libraryAddress(frame: Frame, filter: PublicationFilter, page = 1) {
  const query = new URLSearchParams()
  for (const facet of chosenIn(frame, filter)) query.set(facet, filter[facet]!)
  if (filter.q) query.set('q', filter.q)
  if (hasOwnSort(filter)) query.set('sort', filter.sort!)
  if (page > 1) query.set('page', String(page))
  const base = local(frame, '/publications')
  return query.size > 0 ? `${base}?${query}` : base
}

/** Returns whether an order was chosen that makes another list than the usual one. */
export function hasOwnSort(filter: PublicationFilter) {
  return Boolean(filter.sort) && filter.sort !== usualSort(filter) && (filter.sort !== 'best' || Boolean(filter.q))
}

/** Returns what has been chosen so far, in order. A section in one language is that language's library: its address says so already. */
export function chosenIn(frame: Frame, filter: PublicationFilter) {
  return libraryFacetOrder.filter(
    (facet) => filter[facet] && (facet !== 'language' || frame.language === mainLanguage()),
  )
}

/** Returns whether anything was asked for: without, the list is all that there is. */
export function isAsked(frame: Frame, filter: PublicationFilter) {
  return chosenIn(frame, filter).length > 0 || Boolean(filter.q)
}
