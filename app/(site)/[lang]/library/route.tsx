import { pageOf } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/still'
import { LibraryPage } from '@/components/site/library-page'
import { facets, publicationsMatching, type Filter } from '@/domain/published/library'
import { siteLanguage, type Language } from '@/lib/languages'

/** The longest search, in characters. */
const longest = 100

export const GET = section(async ({ at: now, language, query, frame }) => {
  const choice = (name: string) => query.get(name)?.slice(0, longest) || undefined
  const filter: Filter = {
    country: choice('country'),
    topic: choice('topic'),
    year: choice('year'),
    type: choice('type'),
    language: language === siteLanguage ? (choice('language') as Language) : language,
    q: choice('q')?.trim(),
  }
  const page = pageOf(query.get('page') || '1')
  if (!page) return missing()
  const [list, choices] = await Promise.all([publicationsMatching({ now, filter, page }), facets({ now, filter })])
  return list ? document(<LibraryPage {...{ frame, filter, list, choices }} />) : missing()
})
