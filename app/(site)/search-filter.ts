import { searchSorts, type SearchFilter } from '@/domain/published/search/filter'
import { isLanguage, mainLanguage, type Language } from '@/lib/languages'

/** The longest search and the longest choice, in characters. */
const maxLength = 200

/**
 * The search in a query. The section of one language searches that language and then the main one, unless the query says otherwise;
 * the site's own section searches all. Undefined for an unknown order, language or kind.
 */
export function searchIn(query: URLSearchParams, section: Language): SearchFilter | undefined {
  const valueOf = (name: string) => [...(query.get(name) ?? '')].slice(0, maxLength).join('').trim() || undefined
  const sort = searchSorts.find((one) => one === (valueOf('sort') ?? 'best'))
  const chosen = valueOf('language')
  const language = chosen ?? 'all'
  if (!sort || !(language === 'all' || isLanguage(language))) return undefined
  return {
    q: valueOf('q')?.replace(/\s+/g, ' ') ?? '',
    kind: valueOf('kind') as SearchFilter['kind'],
    country: valueOf('country'),
    year: valueOf('year'),
    language: language === 'all' ? undefined : language,
    readers: chosen === undefined && section !== mainLanguage() ? section : undefined,
    sort,
  }
}
