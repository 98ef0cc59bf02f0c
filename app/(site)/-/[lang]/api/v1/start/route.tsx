import { json, mistakes } from '@/app/(site)/-/[lang]/api/v1/answer'
import { readQuery } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { publicRoute } from '@/app/(site)/public-route'

/** Where everything else is. */
export const GET = publicRoute(async ({ query, frame: { origin, site } }) => {
  const read = readQuery(query, {})
  if (!read.ok) return mistakes(read.found)
  const api = `${origin}/api/v1`
  return json({
    name: site.name,
    description: `${api}/openapi.json`,
    documentation: 'Everything here can be read by anyone, without a key. It is described in OpenAPI 3.1.',
    entries: `${api}/entries`,
    publications: `${api}/publications`,
    terms: `${api}/terms`,
    oai: `${origin}/oai`,
  })
})
