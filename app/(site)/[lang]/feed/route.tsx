import { machine, missing, still } from '@/app/(site)/still'
import { newestTexts } from '@/domain/published/feed'
import { siteLanguage } from '@/lib/languages'
import { rss } from './rss'

/** How many items a feed carries. */
const length = 20

export const GET = still(async ({ at: now, language, path, frame }) => {
  const items = await newestTexts({ now, language, limit: length })
  if (items.length === 0 && language !== siteLanguage) return missing()
  const lastModified = items.length > 0 ? Math.max(...items.map((item) => item.updatedAt)) : undefined
  return machine(rss({ frame, items, path }), 'application/rss+xml', { lastModified, language })
})
