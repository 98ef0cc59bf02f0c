import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { sitemapPart } from '../../sitemap-xml/parts'

export const GET = publicRoute<{ part: string }>(async ({ at, frame, params }) => {
  const sitemap = await sitemapPart(frame, at, params.part)
  return sitemap ? machineFile(sitemap.xml, 'application/xml', { lastModified: sitemap.changedAt }) : missing()
})
