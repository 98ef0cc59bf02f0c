import { readOldUrl } from '@/lib/web/old-url'
import type { WxrItem, WxrTerm } from '@/lib/wxr/types'
import type { OldPath } from '../records'
import { placeInSite, type OldSite } from './old-site'

type AddressedItem = Pick<WxrItem, 'id' | 'type' | 'link' | 'guid'> & { olderSlugs: string[] }

/** Returns all addresses of an entry at the old site, the canonical one first. */
export function oldPathsOf({ type, id, link, guid, olderSlugs }: AddressedItem, old: OldSite): OldPath[] {
  const numbers = !id ? [] : type === 'page' ? [`?p=${id}`, `?page_id=${id}`] : [`?p=${id}`]
  const own = oldPathsAmong([link, guid, ...numbers.map((query) => `${old.url}/${query}`)], old)
  const isNamed = placeInSite(old, link)?.query === '' && placeInSite(old, link)?.path !== (old.base || '/')
  const renamed = isNamed ? olderSlugs.map((slug) => withLastPart(link, slug)) : []
  const former = oldPathsAmong(renamed, old).filter(({ url }) => !own.some((other) => other.url === url))
  return [...own, ...former.map((oldPath) => ({ ...oldPath, isFormer: true as const }))]
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
