import { jsonResponse, mistakesResponse } from '@/app/(site)/-/[lang]/api/v1/answer'
import { parseParameters } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { publicRoute } from '@/app/(site)/public-route'

export const GET = publicRoute(async ({ query, frame: { origin, site } }) => {
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
