import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { sitemap } from './parts'

export const GET = publicRoute(async ({ at, frame }) => {
  const { xml, changedAt } = await sitemap(frame, at)
  return machineFile(xml, 'application/xml', { lastModified: changedAt })
})
