import { jsonResponse, mistakesResponse, problemResponse, type Mistake } from './answer'
import { parseParameters, listParameters, secondOf, fieldNames, oneParameters } from './parameters'
import { publicRoute, moved } from '@/app/(site)/public-route'
import { description } from './openapi'
import type { z } from 'zod'
import { entryData, pickFields, entryAddress } from './entry-data'
import { inLists } from './shapes'
import { entryList, listedEntry } from '@/domain/published/entry-list'
import type { EntryFilter } from '@/domain/published/entry-selection'
import { countTermsOnTexts } from '@/domain/published/terms'
import { findItem } from '@/domain/published/item'
import { findNamed } from '@/domain/published/named-entry'
import type { Language } from '@/lib/languages/languages'
import { inZone } from '@/lib/time/time'
import { termPath } from '@/lib/web/term-paths'

export const apiStart = publicRoute(async ({ query, frame: { origin, site } }) => {
  const parsedQuery = parseParameters(query, {})
  if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
  const api = `${origin}/api/v1`
  return jsonResponse({
    name: site.name,
    description: `${api}/openapi.json`,
    documentation: 'Everything here can be read by anyone, without a key. It is described in OpenAPI 3.1.',
    entries: `${api}/entries`,
    publications: `${api}/publications`,
    terms: `${api}/terms`,
    oai: `${origin}/oai`,
  })
})

export const apiDescription = publicRoute(async ({ frame }) => jsonResponse(description(frame)))

export const apiList = publicRoute<{ of: string }>(async ({ at: now, params, path, query, frame }) => {
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
  if (page > 1 && entries.length === 0) return problemResponse(404, 'The list has fewer pages than that.')
  const shownFields = fields?.split(',') ?? inLists
  const { links, link, pages } = pageLinks({ base: frame.origin + path, query, page, limit, total })
  const items = entries.map((entry) => pickFields(entryData(frame, entry), shownFields))
  return jsonResponse({ total, page, pages, limit, links, items }, { link })
})

type ListQuery = { [N in keyof typeof listParameters]?: z.infer<(typeof listParameters)[N]> }

async function filterOf(
  { kind, language, country, topic, type, year, updated_since, q }: ListQuery,
  now: number,
): Promise<{ ok: true; filter: EntryFilter } | { ok: false; mistakes: Mistake[] }> {
  const mistakes: Mistake[] = []
  const terms = country !== undefined || topic !== undefined ? await countTermsOnTexts(now) : []
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

type PageLinkRequest = { base: string; query: URLSearchParams; page: number; limit: number; total: number }

/** Returns the links between pages of a list, also as the value of a `Link` header (RFC 8288). */
function pageLinks({ base, query, page, limit, total }: PageLinkRequest) {
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

export const apiEntry = publicRoute<{ kind: 'entry' | 'publication'; of: string }>(
  async ({ at: now, params, query, frame }) => {
    const { language, fields } = oneParameters
    const parsedQuery = parseParameters(query, params.kind === 'publication' ? { language, fields } : { fields })
    if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
    const { language: requestedLanguage, fields: chosenFields } = parsedQuery.values as {
      language?: Language
      fields?: string
    }
    const lookup = await findNamed({ kind: params.kind, idOrSlug: params.of, language: requestedLanguage, now })
    if (!lookup) return problemResponse(404, 'No entry that readers have is called that.')
    if (lookup.is === 'moved') return toWhereItIs(lookup.path)
    if (lookup.is === 'gone') {
      // A consent has ended, which nobody may learn: no reason is given.
      if (lookup.reason === 'unavailable') return problemResponse(410, 'This is no longer available.')
      const at = inZone(lookup.at, frame.site.zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
      return problemResponse(410, lookup.explanation, { reason: lookup.reason, at })
    }
    const entry = (await listedEntry({ entryId: lookup.item.entryId, now }))!
    return jsonResponse(pickFields(entryData(frame, entry), chosenFields?.split(',') ?? fieldNames))

    async function toWhereItIs(path: string) {
      const there = await findItem({ path, now })
      if (there?.is !== 'live') return problemResponse(404, 'No entry that readers have is called that.')
      return moved(entryAddress(frame, there.item.entryId).slice(frame.origin.length), true)
    }
  },
)

export const apiTerms = publicRoute(async ({ at, query, frame: { origin } }) => {
  const parsedQuery = parseParameters(query, {})
  if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
  const items = (await countTermsOnTexts(at)).map(({ id: _, pages, ...term }) => ({
    ...term,
    pages: pages.map(({ language, entryId }) => ({ language, api: `${origin}/api/v1/entries/${entryId}` })),
    url: origin + termPath(term.kind, term.slug),
    entries: `${origin}/api/v1/entries?${term.kind}=${encodeURIComponent(term.slug)}`,
  }))
  return jsonResponse({ items })
})

export const apiNothing = publicRoute(async () =>
  problemResponse(404, 'There is nothing at this address. /api/v1 lists what there is.'),
)
