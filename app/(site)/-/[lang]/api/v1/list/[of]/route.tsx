import type { z } from 'zod'
import { jsonResponse, mistakesResponse, problem, type Mistake } from '@/app/(site)/-/[lang]/api/v1/answer'
import { entryData, only } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import { listParameters, parseParameters, secondOf } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { inLists } from '@/app/(site)/-/[lang]/api/v1/shapes'
import { publicRoute } from '@/app/(site)/public-route'
import { entryList } from '@/domain/published/entry-list'
import type { EntryFilter } from '@/domain/published/entry-selection'
import { termsCarried } from '@/domain/published/terms'

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

type ListQuery = { [N in keyof typeof listParameters]?: z.infer<(typeof listParameters)[N]> }

async function filterOf(
  { kind, language, country, topic, type, year, updated_since, q }: ListQuery,
  now: number,
): Promise<{ ok: true; filter: EntryFilter } | { ok: false; mistakes: Mistake[] }> {
  const mistakes: Mistake[] = []
  const terms = country !== undefined || topic !== undefined ? await termsCarried(now) : []
  for (const [parameter, slug] of Object.entries({ country, topic }))
    if (slug !== undefined && !terms.some((term) => term.kind === parameter && term.slug === slug))
      mistakes.push({
        parameter,
        message: `Nothing is filed under the ${parameter} “${slug}”: /api/v1/terms lists them.`,
      })
  const updatedSince = updated_since === undefined ? undefined : secondOf(updated_since)
  if (updated_since !== undefined && updatedSince === undefined)
    mistakes.push({ parameter: 'updated_since', message: '“updated_since” is no day that a calendar has.' })
  const words = q?.replace(/\s+/g, ' ').trim() || undefined
  const filter = { kind, language, country, topic, type, updatedSince, q: words, year: year ? Number(year) : undefined }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, filter }
}

type Paged = { base: string; query: URLSearchParams; page: number; limit: number; total: number }

/** Returns the links between pages of a list, also as the value of a `Link` header (RFC 8288). */
function pageLinks({ base, query, page, limit, total }: Paged) {
  const pages = Math.max(1, Math.ceil(total / limit))
  const to = (number: number) => {
    const there = new URLSearchParams(query)
    there.delete('page')
    if (number > 1) there.set('page', String(number))
    there.sort()
    return there.size > 0 ? `${base}?${there}` : base
  }
  const links = {
    self: to(page),
    first: to(1),
    last: to(pages),
    next: page < pages ? to(page + 1) : null,
    prev: page > 1 ? to(page - 1) : null,
  }
  const link = Object.entries(links)
    .filter(([rel, address]) => rel !== 'self' && address !== null)
    .map(([rel, address]) => `<${address}>; rel="${rel}"`)
    .join(', ')
  return { pages, links, link }
}
