import { jsonResponse, mistakesResponse } from '@/app/(site)/-/[lang]/api/v1/answer'
import { parseParameters } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { publicRoute } from '@/app/(site)/public-route'
import { termsCarried } from '@/domain/published/terms'
import { termPaths } from '@/lib/web/term-paths'

export const GET = publicRoute(async ({ at, query, frame: { origin } }) => {
  const parsedQuery = parseParameters(query, {})
  if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
  const items = (await termsCarried(at)).map(({ id: _, pages, ...term }) => ({
    ...term,
    pages: pages.map(({ language, entryId }) => ({ language, api: `${origin}/api/v1/entries/${entryId}` })),
    url: `${origin}${termPaths[term.kind]}/${term.slug}`,
    entries: `${origin}/api/v1/entries?${term.kind}=${term.slug}`,
  }))
  return jsonResponse({ items })
})
