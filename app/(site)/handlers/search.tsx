import { languageLinksOf } from '@/app/(site)/language-links'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, notFound, moved, publicRoute } from '@/app/(site)/public-route'
import { localPath } from '@/components/site/frame'
import { filterForReaders, searchAddress } from '@/components/site/search-address'
import { SearchPage, SearchStart } from '@/components/site/search-page'
import { helpCountries } from '@/domain/published/help'
import { postsToGoOnTo } from '@/domain/published/posts'
import { searchSorts, type SearchFilter } from '@/domain/published/search/filter'
import { searchTexts as findTexts, searchChoices } from '@/domain/published/search/search'
import { liveTerms } from '@/domain/published/terms'
import { isSiteLanguage, mainLanguage, type Language } from '@/lib/languages/languages'
import { asksForHelp } from '@/lib/search/words-of-need'

/** The maximum length of a search and of each filter, in characters. */
const maxLength = 200

// Unknown values are 404, since their number is unlimited. Without words, all filters lead to one page.
export const search = publicRoute(async ({ at: now, language, path, query, frame }) => {
  // In a language without texts, all languages are searched.
  const filter = searchIn(query, frame.languages.includes(language) ? language : mainLanguage())
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return notFound()
  if (!filter.q) {
    const languageLinks = languageLinksOf(frame, (other) => localPath(other, '/search'))
    const kinds = await searchChoices(now)
    return query.size > 0 ? moved(path) : document(<SearchStart frame={{ ...frame, languageLinks }} kinds={kinds} />)
  }
  const [result, help] = await Promise.all([
    findTexts({ now, filter, page }),
    frame.help && asksForHelp(filter.q) ? helpCountries() : [],
  ])
  if (!result) return notFound()
  const ways = result.list.total === 0 ? await waysOn(now, language) : undefined
  const languageLinks = languageLinksOf(frame, (other) => searchAddress(other, filterForReaders(frame, filter, other)))
  return document(
    <SearchPage frame={{ ...frame, languageLinks }} filter={filter} search={result} help={help} ways={ways} />,
  )
})

/**
 * Parses a search; undefined for an unknown language or order. Without `language`, the section of the main language
 * searches all languages, any other section its own language and the main one.
 */
function searchIn(query: URLSearchParams, section: Language): SearchFilter | undefined {
  const valueOf = (name: string) => [...(query.get(name) ?? '')].slice(0, maxLength).join('').trim() || undefined
  const sort = searchSorts.find((one) => one === (valueOf('sort') ?? 'best'))
  const chosen = valueOf('language')
  const language = chosen ?? 'all'
  if (!sort || !(language === 'all' || isSiteLanguage(language))) return undefined
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

const fewTopics = 12

async function waysOn(now: number, language: Language) {
  const [latest, topics] = await Promise.all([
    postsToGoOnTo({ now, language, limit: 4 }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  return { latest, topics: topics.toSorted((one, other) => other.count - one.count).slice(0, fewTopics) }
}
