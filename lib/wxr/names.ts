import { isSlug, slugify } from '@/lib/text/slug'
import type { WxrItem, WxrTerm } from './types'

/** A slug as this site has them, and as the other site had it, decoded: what stood in its address. */
export type RenamedSlug = { slug: string; original: string }

/**
 * The slug for an item: its own where this site could have given it, otherwise the nearest to it, to its title or, in a script
 * that is not Latin, its kind and number. Not looked up: another entry may have it.
 */
export function slugOf(item: Pick<WxrItem, 'id' | 'type' | 'name' | 'title'>): RenamedSlug {
  const original = decodedSlug(item.name)
  if (isSlug(original)) return { slug: original, original }
  const numbered = slugify(`${item.type} ${item.id}`, 'imported')
  return { slug: slugify(original, '') || slugify(item.title, numbered), original }
}

/** "မြန်မာ" for what is stored as %e1%80%99…; what is no encoding stays. */
export function decodedSlug(name: string) {
  try {
    return decodeURIComponent(name).normalize('NFC')
  } catch {
    return name
  }
}

/**
 * The key of an item, the same in every export of its site: its number or, in exports made by hand, its address.
 */
export function wxrItemKey({ id, guid, link, title, date }: WxrItem) {
  return id || guid || link || `${date} ${title}`
}

export function wxrTermKey({ taxonomy, slug, name }: Pick<WxrTerm, 'taxonomy' | 'slug' | 'name'>) {
  return `${taxonomy}/${decodedSlug(slug) || name}`
}
