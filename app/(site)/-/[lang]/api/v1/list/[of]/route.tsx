import { json, mistakes, problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { entryData, only } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import { listParameters, readQuery } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { pageLinks } from '@/app/(site)/-/[lang]/api/v1/page-links'
import { filterOf } from '@/app/(site)/-/[lang]/api/v1/list-filter'
import { inLists } from '@/app/(site)/-/[lang]/api/v1/shapes'
import { publicRoute } from '@/app/(site)/public-route'
import { entryList } from '@/domain/published/entry-list'

/** Live entries of every kind, or publications alone, narrowed as the query says. */
export const GET = publicRoute<{ of: string }>(async ({ at: now, params, path, query, frame }) => {
  const { kind, ...ofPublications } = listParameters
  const read = readQuery(query, params.of === 'publications' ? ofPublications : { kind, ...ofPublications })
  if (!read.ok) return mistakes(read.found)
  const filter = await filterOf(read.asked, now)
  if (!filter.ok) return mistakes(filter.found)
  if (params.of === 'publications') filter.filter.kind = 'publication'

  const { page = 1, limit = 20, fields } = read.asked
  const { total, entries } = await entryList({ now, zone: frame.site.zone, filter: filter.filter, page, limit })
  if (page > 1 && entries.length === 0) return problem(404, 'The list has fewer pages than that.')
  const shown = fields?.split(',') ?? inLists
  const { links, link, pages } = pageLinks({ base: frame.origin + path, query, page, limit, total })
  const items = entries.map((entry) => only(entryData(frame, entry), shown))
  return json({ total, page, pages, limit, links, items }, { link })
})
