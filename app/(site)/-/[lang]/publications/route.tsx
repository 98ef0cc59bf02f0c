import { filterIn } from '@/app/(site)/filter'
import { pageNumberIn } from '@/app/(site)/numbers'
import { languageLinksOf } from '@/app/(site)/language-links'
import { document, missing, section } from '@/app/(site)/public-route'
import { libraryAddress } from '@/components/site/library-address'
import { LibraryPage } from '@/components/site/library-page'
import { library } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'

// Unknown names in a query are ignored, so that tracking parameters do no harm. Unknown values are 404, since their
// number is unlimited.
export const GET = section(async ({ at: now, language, query, frame }) => {
  const filter = filterIn(query, language)
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return missing()
  const readers = language === mainLanguage() ? undefined : language
  const result = await library({ now, filter, page, readers })
  if (!result) return missing()
  const chosen = readers ? { ...filter, language: undefined } : filter
  const languageLinks = languageLinksOf(frame, (other) => libraryAddress(other, chosen))
  return document(<LibraryPage frame={{ ...frame, languageLinks }} filter={filter} library={result} />)
})
