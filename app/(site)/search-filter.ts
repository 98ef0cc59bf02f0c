import { searchSorts, type SearchFilter } from '@/domain/published/search/filter'
import { isLanguage, siteLanguage, type Language } from '@/lib/languages'

/** The longest search and the longest choice, in characters. */
const longest = 200

/**
 * What an address looks for. In the section of one language that is texts of it, unless the address says otherwise; the
 * site's own section has all. Undefined where it asks for no known order, language or kind.
 */
export function searchIn(query: URLSearchParams, section: Language): SearchFilter | undefined {
  const said = (name: string) => [...(query.get(name) ?? '')].slice(0, longest).join('').trim() || undefined
  const sort = searchSorts.find((known) => known === (said('sort') ?? 'best'))
  const language = said('language') ?? (section === siteLanguage ? 'all' : section)
  if (!sort || !(language === 'all' || isLanguage(language))) return undefined
  return {
    q: said('q')?.replace(/\s+/g, ' ') ?? '',
    kind: said('kind') as SearchFilter['kind'],
    country: said('country'),
    year: said('year'),
    language: language === 'all' ? undefined : language,
    sort,
  }
}
