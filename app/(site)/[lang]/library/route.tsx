import { pageOf } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/still'
import { LibraryPage } from '@/components/site/library-page'
import { facetNames, sorts, type Filter } from '@/domain/published/filter'
import { library } from '@/domain/published/library'
import { siteLanguage, type Language } from '@/lib/languages'

/** The longest choice and the longest search, in characters. */
const longest = 100

// Names that are not known are passed over, so that a link with somebody's campaign in it works. A value that nothing has is
// no page: there would be no end of them.
export const GET = section(async ({ at: now, language, query, frame }) => {
  const filter = filterOf(query, language)
  const page = pageOf(query.get('page') || '1')
  if (!filter || !page) return missing()
  const found = await library({ now, filter, page })
  return found ? document(<LibraryPage frame={frame} filter={filter} library={found} />) : missing()
})

function filterOf(query: URLSearchParams, section: Language): Filter | undefined {
  const said = (name: string) => [...(query.get(name) ?? '')].slice(0, longest).join('') || undefined
  const sort = said('sort')
  if (sort && !sorts.some((known) => known === sort)) return undefined
  const filter: Filter = { q: said('q')?.replace(/\s+/g, ' ').trim(), sort: sort as Filter['sort'] }
  for (const facet of facetNames) filter[facet] = said(facet) as Language | undefined
  if (section !== siteLanguage) filter.language = section
  return filter
}
