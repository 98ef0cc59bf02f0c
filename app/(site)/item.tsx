import { GonePage } from '@/components/site/gone-page'
import { itemDocument } from '@/components/site/item-document'
import { findItem, type Item } from '@/domain/published/item'
import { newestPosts } from '@/domain/published/posts'
import { around } from './around'
import { linkHeader, signpostsOf } from './signposts'
import { document, gone, missing, moved, still, type Asked, type Outcome } from './still'

/** Answers with whatever entry has, or had, the address that was asked for: a post, a publication, a page. */
export const entryStill = still(async (asked) => {
  const found = await entryOr(asked)
  if (found.is !== 'entry') return found
  const { item } = found
  const { frame, at } = asked
  const view = itemDocument(item, frame, await around(item, at))
  const link = item.kind === 'page' ? undefined : linkHeader(signpostsOf(frame, item))
  return document(view, { lastModified: item.updatedAt, language: item.language, link })
})

/** The live entry at a path, or the answer where there is none. */
export async function entryOr(asked: Asked<unknown>): Promise<{ is: 'entry'; item: Item } | Outcome> {
  const { at: now, path, language, frame } = asked
  const found = await findItem({ path, now })
  if (!found) return missing()
  if (found.is === 'moved') return moved(found.path)
  if (found.is === 'live') return { is: 'entry', item: found.item }
  const latest = await newestPosts({ now, language, limit: 5 })
  return gone(<GonePage frame={frame} gone={found} latest={latest} />)
}
