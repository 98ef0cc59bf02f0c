import { json, mistakes } from '@/app/(site)/-/[lang]/api/v1/answer'
import { readQuery } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { publicRoute } from '@/app/(site)/public-route'
import { termsCarried } from '@/domain/published/terms'

const folders = { topic: 'topics', country: 'countries' }

/** Topics and countries under which readers find anything. */
export const GET = publicRoute(async ({ at, query, frame: { origin } }) => {
  const read = readQuery(query, {})
  if (!read.ok) return mistakes(read.found)
  const items = (await termsCarried(at)).map(({ id: _, ...term }) => ({
    ...term,
    url: `${origin}/${folders[term.kind]}/${term.slug}`,
    entries: `${origin}/api/v1/entries?${term.kind}=${term.slug}`,
  }))
  return json({ items })
})
