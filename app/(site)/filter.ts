import { facetNames, publicationSorts, type PublicationFilter } from '@/domain/published/filter'
import { siteLanguage, type Language } from '@/lib/languages'

/** The longest choice and the longest search, in characters. */
const longest = 100

/** How an address narrows the library, in the section of one language to that; undefined where it asks for no known order. */
export function filterIn(query: URLSearchParams, section: Language): PublicationFilter | undefined {
  const valueOf = (name: string) => [...(query.get(name) ?? '')].slice(0, longest).join('') || undefined
  const sort = valueOf('sort')
  if (sort && !publicationSorts.some((one) => one === sort)) return undefined
  const filter: PublicationFilter = {
    q: valueOf('q')?.replace(/\s+/g, ' ').trim(),
    sort: sort as PublicationFilter['sort'],
  }
  for (const facet of facetNames) filter[facet] = valueOf(facet) as Language | undefined
  if (section !== siteLanguage) filter.language = section
  return filter
}
