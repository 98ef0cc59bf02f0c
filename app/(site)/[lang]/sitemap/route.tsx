import { machine, still } from '@/app/(site)/still'
import { sitemap } from './urls'

export const GET = still(async ({ at, frame }) => {
  return machine(await sitemap(frame, at), 'application/xml')
})
