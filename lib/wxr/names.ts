import { isSlug, slugify } from '@/lib/text/slug'
import type { WxrItem, WxrTerm } from './types'

export type RenamedSlug = { slug: string; original: string }

/** Returns the item's slug if valid, else one made of it, the title, or kind and number. It may be taken. */
export function slugOf(item: Pick<WxrItem, 'id' | 'type' | 'name' | 'title'>): RenamedSlug {
  const original = decodedSlug(item.name)
  if (isSlug(original)) return { slug: original, original }
  const numbered = slugify(`${item.type} ${item.id}`, 'imported')
  return { slug: slugify(original, '') || slugify(item.title, numbered), original }
}

/** "မြန်မာ" for %e1%80%99…; other text stays. */
export function decodedSlug(name: string) {
  try {
    return decodeURIComponent(name).normalize('NFC')
  } catch {
    return name
  }
}

export function wxrItemKey({ id, guid, link, title, date }: WxrItem) {
  return id || guid || link || `${date} ${title}`
}

export function wxrTermKey({ taxonomy, slug, name }: Pick<WxrTerm, 'taxonomy' | 'slug' | 'name'>) {
  return `${taxonomy}/${decodedSlug(slug) || name}`
}
