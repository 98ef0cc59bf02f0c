import { helpBeside } from '@/domain/published/help-beside'
import { relatedTo, type Item } from '@/domain/published/item'
import { otherLanguagesOf } from '@/domain/published/other-languages'
import { neighbourPosts } from '@/domain/published/posts'
import { newsKinds } from '@/lib/kinds/kinds'
import { editionsOf } from '@/domain/published/translations'

export async function neighboursOf(item: Item, now: number) {
  const { entryId, dated, language } = item
  const [related, editions, neighbours, translations, help] = await Promise.all([
    item.kind === 'page' ? [] : relatedTo(item, { now }),
    editionsOf({ entryId, now }),
    newsKinds.includes(item.kind) ? neighbourPosts({ now, language, entryId, dated }) : {},
    otherLanguagesOf({ entryIds: [entryId], now }),
    helpBeside(item),
  ])
  return { related, editions, ...neighbours, translations: translations.get(entryId), help }
}
