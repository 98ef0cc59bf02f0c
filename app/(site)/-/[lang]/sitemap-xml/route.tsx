import { machine, still } from '@/app/(site)/still'
import { sitemap } from './parts'

export const GET = still(async ({ at, frame }) => {
  const { xml, changedAt } = await sitemap(frame, at)
  return machine(xml, 'application/xml', { lastModified: changedAt })
})
