import { machine, section } from '@/app/(site)/still'
import { newestTexts } from '@/domain/published/feed'
import { rss } from './rss'

/** How many items a feed carries. */
const length = 20

export const GET = section(async ({ at: now, language, path, frame }) => {
  const items = await newestTexts({ now, language, limit: length })
  const lastModified = items.length > 0 ? Math.max(...items.map((item) => item.updatedAt)) : undefined
  return machine(rss({ frame, items, path }), 'application/rss+xml', { lastModified, language })
})
