import { machine, missing, still } from '@/app/(site)/still'
import { sitemapPart } from '../../sitemap-xml/parts'

export const GET = still<{ part: string }>(async ({ at, frame, params }) => {
  const found = await sitemapPart(frame, at, params.part)
  return found ? machine(found.xml, 'application/xml', { lastModified: found.changedAt }) : missing()
})
