import { GonePage } from '@/components/site/gone-page'
import { itemDocument } from '@/components/site/item-document'
import { findItem } from '@/domain/published/item'
import { newestPosts } from '@/domain/published/posts'
import { around } from './around'
import { document, gone, missing, moved, still } from './still'

/** Answers with whatever entry has, or had, the address that was asked for: a post, a publication, a page. */
export const entryStill = still(async ({ at: now, path, language, frame }) => {
  const found = await findItem({ path, now })
  if (!found) return missing()
  if (found.is === 'moved') return moved(found.path)
  if (found.is === 'gone') {
    const latest = await newestPosts({ now, language, limit: 5 })
    return gone(<GonePage frame={frame} gone={found} latest={latest} />)
  }
  const { item } = found
  const view = itemDocument(item, frame, await around(item, now))
  return document(view, { lastModified: item.updatedAt, language: item.language })
})
