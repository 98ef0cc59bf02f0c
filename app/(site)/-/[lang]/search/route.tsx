import { languageLinksOf } from '@/app/(site)/language-links'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, moved, publicRoute } from '@/app/(site)/public-route'
import { searchIn } from '@/app/(site)/search-filter'
import { local } from '@/components/site/frame'
import { filterForReaders, searchAddress } from '@/components/site/search-address'
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
  if (!filter.q) {
    const languageLinks = languageLinksOf(frame, (other) => local(other, '/search'))
    const kinds = await searchChoices(now)
    return query.size > 0 ? moved(path) : document(<SearchStart frame={{ ...frame, languageLinks }} kinds={kinds} />)
  }
  const [result, help] = await Promise.all([
    search({ now, filter, page }),
    frame.help && asksForHelp(filter.q) ? helpCountries() : [],
  ])
  if (!result) return missing()
  const languageLinks = languageLinksOf(frame, (other) => searchAddress(other, filterForReaders(frame, filter, other)))
  return document(<SearchPage frame={{ ...frame, languageLinks }} filter={filter} search={result} help={help} />)
})
