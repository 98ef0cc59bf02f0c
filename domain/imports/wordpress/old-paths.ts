import { oldShapes } from '@/lib/web/old-shapes'
import { readOldUrl } from '@/lib/web/old-url'
import type { WxrTerm } from '@/lib/wxr/types'
import { placeInSite, type OldSite } from './old-site'
import type { SurveyItem } from './survey'

/** `path`: the path that readers of the old address request from this site. */
export type OldPath = { url: string; path: string }

/** Returns all addresses of an entry at the old site, the canonical one first. */
export function oldPathsOf({ type, id, link, guid, olderSlugs }: SurveyItem, old: OldSite): OldPath[] {
  const numbers = !id ? [] : type === 'page' ? [`?p=${id}`, `?page_id=${id}`] : [`?p=${id}`]
  const isNamed = placeInSite(old, link)?.query === '' && placeInSite(old, link)?.path !== (old.base || '/')
  const renamed = isNamed ? olderSlugs.map((slug) => withLastPart(link, slug)) : []
  return oldPathsAmong([link, guid, ...numbers.map((query) => `${old.url}/${query}`), ...renamed], old)
}

/** "/2014/10/old/" and "new": "/2014/10/new/". */
function withLastPart(link: string, part: string) {
  const end = link.endsWith('/') ? '/' : ''
  const bare = end ? link.slice(0, -1) : link
  return bare.slice(0, bare.lastIndexOf('/') + 1) + part + end
}

const archiveBases: Record<string, string> = { category: 'category', post_tag: 'tag' }

/** Terms of plugins may have any address, so none is returned. */
export function oldPathsOfTerm({ id, taxonomy, slug, parent }: WxrTerm, old: OldSite) {
  const base = archiveBases[taxonomy]
  if (!base || !slug) return []
  // WordPress answers with and without the parent, and to its older query.
  const paths = [...(parent && taxonomy === 'category' ? [`${parent}/${slug}`] : []), slug]
  const query = taxonomy === 'post_tag' ? `?tag=${slug}` : id && `?cat=${id}`
  return oldPathsAmong(
    [...paths.map((path) => `${old.url}/${base}/${path}/`), ...(query ? [`${old.url}/${query}`] : [])],
    old,
  )
}

export function oldPathsAmong(urls: string[], old: OldSite): OldPath[] {
  const paths = urls.flatMap((url) => (placeInSite(old, url) ? (readOldUrl(url) ?? []) : []))
  return paths
    .filter(({ url }, n) => paths.findIndex((other) => other.url === url) === n)
    .map(({ url, path }) => ({ url, path }))
}

export function leadsByShape(path: string, to: string) {
  return path === to || oldShapes(path).includes(to)
}
