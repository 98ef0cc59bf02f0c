import { filterIn } from '@/app/(site)/filter'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/public-route'
import { LibraryPage } from '@/components/site/library-page'
import { library } from '@/domain/published/library'

// Unknown names in a query are ignored, so that a link with somebody's campaign in it works. A value that nothing has
// is no page: there would be no end of pages.
export const GET = section(async ({ at: now, language, query, frame }) => {
  const filter = filterIn(query, language)
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return missing()
  const result = await library({ now, filter, page })
  return result ? document(<LibraryPage frame={frame} filter={filter} library={result} />) : missing()
})
