import type { WxrTerm } from '@/lib/wxr/types'
import { oldPathsAmong } from './old-paths'
import type { OldSite } from './old-site'

const bases: Record<string, string> = { category: 'category', post_tag: 'tag' }

/** The addresses under which a category or a tag listed its texts; none of a plugin's terms, which may have any. */
export function oldAddressesOf({ id, taxonomy, slug, parent }: WxrTerm, old: OldSite) {
  const base = bases[taxonomy]
  if (!base || !slug) return []
  // Within its parent, as WordPress gives it out, and alone, as it answers too; and as it named them before it wrote words.
  const paths = [...(parent && taxonomy === 'category' ? [`${parent}/${slug}`] : []), slug]
  const query = taxonomy === 'post_tag' ? `?tag=${slug}` : id && `?cat=${id}`
  return oldPathsAmong(
    [...paths.map((path) => `${old.url}/${base}/${path}/`), ...(query ? [`${old.url}/${query}`] : [])],
    old,
  )
}
