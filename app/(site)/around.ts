import { editionsOf } from '@/domain/published/editions'
import { relatedTo, type Item } from '@/domain/published/item'
import { otherLanguagesOf } from '@/domain/published/other-languages'
import { neighbourPosts } from '@/domain/published/posts'

/**
 * What stands around an entry at a moment (UTC ms): related ones; for a publication its other languages, for a post the
 * ones before and after it.
 */
export async function around(item: Item, now: number) {
  const { language, entryId, dated } = item
  const [related, editions, neighbours, translations] = await Promise.all([
    item.kind === 'page' ? [] : relatedTo(item, { now }),
    item.kind === 'publication' ? editionsOf({ entryId, now }) : [],
    item.kind === 'post' ? neighbourPosts({ now, language, entryId, dated }) : {},
    otherLanguagesOf({ entryIds: [entryId], now }),
  ])
  return { related, editions, ...neighbours, translations: translations.get(entryId) }
}
