import type { Facet, Filter } from '@/domain/published/library'
import { local, type Frame } from './frame'

/** The facets in the order they are offered, and what each is called. */
export const facetNames: Record<Facet, string> = {
  country: 'Country',
  type: 'Type',
  year: 'Year',
  topic: 'Topic',
  language: 'Language',
}
export const facetOrder = Object.keys(facetNames) as Facet[]

/** The address of the library under a choice: its keys in one order, empty ones left out. */
export function libraryAddress(frame: Frame, filter: Filter, page = 1) {
  const query = new URLSearchParams()
  for (const key of [...facetOrder, 'q'] as const) {
    const value = filter[key]
    // A section in one language is that language's library: its address says so already.
    if (value && !(key === 'language' && value === frame.language && frame.language !== 'en')) query.set(key, value)
  }
  if (page > 1) query.set('page', String(page))
  const base = local(frame, '/publications')
  return query.size > 0 ? `${base}?${query}` : base
}

/** What has been chosen so far, in order. */
export function chosenIn(frame: Frame, filter: Filter) {
  return facetOrder.filter((facet) => filter[facet] && (facet !== 'language' || frame.language === 'en'))
}
