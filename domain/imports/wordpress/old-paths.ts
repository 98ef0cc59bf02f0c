import { oldShapes } from '@/lib/web/old-shapes'
import { readOldUrl } from '@/lib/web/old-url'
import type { WxrTerm } from '@/lib/wxr/types'
import { placeIn, type OldSite } from './old-site'
import type { SurveyItem } from './survey'

/** An address that something had: whole, and as readers ask this site for it. */
export type OldPath = { url: string; path: string }

/** Every address under which the old site answered with an entry, each once; the one that it gave out first. */
export function oldPathsOf({ type, id, link, guid, olderSlugs }: SurveyItem, old: OldSite): OldPath[] {
  const numbers = !id ? [] : type === 'page' ? [`?p=${id}`, `?page_id=${id}`] : [`?p=${id}`]
  const isNamed = placeIn(old, link)?.query === '' && placeIn(old, link)?.path !== (old.base || '/')
  const renamed = isNamed ? olderSlugs.map((slug) => withLastPart(link, slug)) : []
  return oldPathsAmong([link, guid, ...numbers.map((query) => `${old.url}/${query}`), ...renamed], old)
}

/** "/2014/10/old/" with another last part: "/2014/10/new/". */
function withLastPart(link: string, part: string) {
  const end = link.endsWith('/') ? '/' : ''
  const bare = end ? link.slice(0, -1) : link
  return bare.slice(0, bare.lastIndexOf('/') + 1) + part + end
}

const bases: Record<string, string> = { category: 'category', post_tag: 'tag' }

/** The addresses under which a category or a tag listed its texts; none of a plugin's terms, which may have any. */
export function oldPathsOfTerm({ id, taxonomy, slug, parent }: WxrTerm, old: OldSite) {
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

/** Returns, among some addresses, those that are the old site's, each once. */
export function oldPathsAmong(urls: string[], old: OldSite): OldPath[] {
  const paths = urls.flatMap((url) => (placeIn(old, url) ? (readOldUrl(url) ?? []) : []))
  return paths
    .filter(({ url }, n) => paths.findIndex((other) => other.url === url) === n)
    .map(({ url, path }) => ({ url, path }))
}

/** Returns whether an old address leads to a place by its shape alone. */
export function leadsByShape(path: string, to: string) {
  return path === to || oldShapes(path).includes(to)
}
