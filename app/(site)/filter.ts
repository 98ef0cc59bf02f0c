import { facetNames, publicationSorts, type PublicationFilter } from '@/domain/published/filter'
import { mainLanguage, type Language } from '@/lib/languages/languages'

/** The maximum length of each filter and of a search, in characters. */
const maxLength = 100

export function filterIn(query: URLSearchParams, section: Language): PublicationFilter | undefined {
  const valueOf = (name: string) => [...(query.get(name) ?? '')].slice(0, maxLength).join('') || undefined
  const sort = valueOf('sort')
  if (sort && !publicationSorts.some((one) => one === sort)) return undefined
  const filter: PublicationFilter = {
    q: valueOf('q')?.replace(/\s+/g, ' ').trim(),
    sort: sort as PublicationFilter['sort'],
  }
  for (const facet of facetNames) filter[facet] = valueOf(facet) as Language | undefined
  if (section !== mainLanguage()) filter.language = section
  return filter
}
