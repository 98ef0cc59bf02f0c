import { machine, missing, publicRoute } from '@/app/(site)/public-route'
import { sitemapPart } from '../../sitemap-xml/parts'

export const GET = publicRoute<{ part: string }>(async ({ at, frame, params }) => {
  const found = await sitemapPart(frame, at, params.part)
  return found ? machine(found.xml, 'application/xml', { lastModified: found.changedAt }) : missing()
})
