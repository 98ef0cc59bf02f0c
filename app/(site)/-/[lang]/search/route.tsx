import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, moved, publicRoute } from '@/app/(site)/public-route'
import { searchIn } from '@/app/(site)/search-filter'
import { SearchPage, SearchStart } from '@/components/site/search-page'
import { helpCountries } from '@/domain/published/help'
import { search, searchChoices } from '@/domain/published/search/search'
import { mainLanguage } from '@/lib/languages'
import { asksForHelp } from '@/lib/words-of-need'

// A value that nothing has is no page: there would be no end of pages. Without words there is one page, whatever else
// is asked.
export const GET = publicRoute(async ({ at: now, language, path, query, frame }) => {
  // In a language without texts, the search box looks in all languages.
  const filter = searchIn(query, frame.languages.includes(language) ? language : mainLanguage())
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return missing()
  if (!filter.q)
    return query.size > 0 ? moved(path) : document(<SearchStart frame={frame} kinds={await searchChoices(now)} />)
  const [result, help] = await Promise.all([
    search({ now, filter, page }),
    frame.help && asksForHelp(filter.q) ? helpCountries() : [],
  ])
  return result ? document(<SearchPage frame={frame} filter={filter} search={result} help={help} />) : missing()
})
