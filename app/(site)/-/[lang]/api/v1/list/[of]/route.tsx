import { jsonResponse, mistakesResponse, problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { entryData, only } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import { listParameters, parseParameters } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { pageLinks } from '@/app/(site)/-/[lang]/api/v1/page-links'
import { filterOf } from '@/app/(site)/-/[lang]/api/v1/list-filter'
import { inLists } from '@/app/(site)/-/[lang]/api/v1/shapes'
import { publicRoute } from '@/app/(site)/public-route'
import { entryList } from '@/domain/published/entry-list'

/** Live entries of every kind, or publications alone, narrowed as the query says. */
export const GET = publicRoute<{ of: string }>(async ({ at: now, params, path, query, frame }) => {
  const { kind, ...ofPublications } = listParameters
  const parsedQuery = parseParameters(
    query,
    params.of === 'publications' ? ofPublications : { kind, ...ofPublications },
  )
  if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
  const filter = await filterOf(parsedQuery.values, now)
  if (!filter.ok) return mistakesResponse(filter.mistakes)
  if (params.of === 'publications') filter.filter.kind = 'publication'

  const { page = 1, limit = 20, fields } = parsedQuery.values
  const { total, entries } = await entryList({ now, filter: filter.filter, page, limit })
  if (page > 1 && entries.length === 0) return problem(404, 'The list has fewer pages than that.')
  const shownFields = fields?.split(',') ?? inLists
  const { links, link, pages } = pageLinks({ base: frame.origin + path, query, page, limit, total })
  const items = entries.map((entry) => only(entryData(frame, entry), shownFields))
  return jsonResponse({ total, page, pages, limit, links, items }, { link })
})
