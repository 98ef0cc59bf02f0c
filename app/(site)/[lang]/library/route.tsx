import { filterIn } from '@/app/(site)/filter'
import { pageOf } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/still'
import { LibraryPage } from '@/components/site/library-page'
import { facets, publicationsMatching } from '@/domain/published/library'

export const GET = section(async ({ at: now, language, query, frame }) => {
  const filter = filterIn(query, language)
  const page = pageOf(query.get('page') || '1')
  if (!page) return missing()
  const [list, choices] = await Promise.all([publicationsMatching({ now, filter, page }), facets({ now, filter })])
  return list ? document(<LibraryPage {...{ frame, filter, list, choices }} />) : missing()
})
