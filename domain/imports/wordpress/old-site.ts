import { readOldUrl } from '@/lib/web/old-url'
import type { WxrItem, WxrTerm } from '@/lib/wxr/types'
import { lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { withoutEnd } from '@/lib/text/slug'
import type { OldPath } from '../records'

export type OldSite = {
  /** Host and path without `www.`: the key of the site's things. */
  name: string
  /** WordPress.com's hosts of files, found in the export: "x.files.wordpress.com". */
  fileHosts: Set<string>
  hosts: ReadonlySet<string>
  /** The folder of the site, "/blog", or ''. */
  base: string
  /** Without a final slash. */
  url: string
}

export function oldSite(url: string): OldSite | undefined {
  const typed = /^https?:\/\//i.test(url) ? url : `http://${url}`
  if (!URL.canParse(typed) || !new URL(typed).hostname) return undefined
  const { host, pathname, protocol } = new URL(typed)
  const bare = host.replace(/^www\./, '')
  const base = withoutEnd(pathname, /\//)
  return {
    name: `${bare}${base}`.toLowerCase(),
    fileHosts: new Set(fileHostsOf(host)),
    hosts: new Set([bare, `www.${bare}`]),
    base: base.toLowerCase(),
    url: `${protocol}//${host}${base}`,
  }
}

export type OldPlace = { path: string; query: string; hash: string }

/** Returns an address's place in the old site; undefined for other sites, `mailto:` and anchors. */
export function placeInSite(site: OldSite, href: string, from = `${site.url}/`): OldPlace | undefined {
  const text = href.trim()
  if (!text || text.startsWith('#') || !URL.canParse(text, from)) return undefined
  const url = new URL(text, from)
  if (!/^https?:$/.test(url.protocol) || !site.hosts.has(url.host.toLowerCase())) return undefined
  const path = canonicalPath(url.pathname)
  if (path === undefined) return undefined
  const sitePath = lowerCasePath(withoutMainPrefix(path))
  if (site.base && sitePath !== site.base && !sitePath.startsWith(`${site.base}/`)) return undefined
  return { path: sitePath, query: url.search, hash: url.hash }
}

/** "/2014/10" for "/blog/2014/10". */
export function pathWithinSite(site: OldSite, path: string) {
  return path.slice(site.base.length) || '/'
}

const fileHostPattern = /^[a-z0-9-]{1,63}\.files\.wordpress\.com$/

export function fileHostsOf(host: string) {
  const name = host.toLowerCase()
  if (fileHostPattern.test(name)) return [name]
  const [, blog] = /^([a-z0-9-]{1,63})\.wordpress\.com$/.exec(name) ?? []
  return blog ? [`${blog}.files.wordpress.com`] : []
}

/** Returns "2014/10/report.pdf" for the address of an upload, of any size and at any host that the site had for them. */
export function uploadPlace(url: string, { hosts, fileHosts }: Pick<OldSite, 'hosts' | 'fileHosts'>) {
  if (!url) return undefined
  const bare = url.replace(/[?#].*$/s, '').replace(photonAddress, '//')
  const [, host] = /^(?:https?:)?\/\/([^/]+)/i.exec(bare) ?? []
  const path = bare.replace(/^(https?:)?\/\/[^/]+/i, '')
  const name = host?.toLowerCase()
  const isFileHost = name !== undefined && fileHosts.has(name)
  // Other sites have paths like those of old networks too.
  const isOwnHost = name === undefined || hosts.has(name)
  const [, rest] =
    uploadAddress.exec(path) ??
    (isFileHost ? fileHostAddress.exec(path) : isOwnHost ? networkAddress.exec(path) : null) ??
    []
  return rest ? decodePath(rest) : undefined
}

/** WordPress.com's picture cache: https://i0.wp.com/x.files.wordpress.com/2008/06/a.jpg */
const photonAddress = /^(?:https?:)?\/\/i[0-3]\.wp\.com\//i
const uploadAddress = /\/wp-content\/(?:uploads|blogs\.dir\/\d{1,12}\/files)\/(.*)$/is
const fileHostAddress = /^\/(\d{4}\/\d\d\/[^/]+)$/
/** `/files/2008/06/a.jpg` of old networks. */
const networkAddress = /^(?:\/[\w-]{1,100})?\/files\/(\d{4}\/\d\d\/[^/]+)$/i

/** "photo.jpg" for "photo-300x200.jpg". */
export function originalPlace(place: string) {
  return place.replace(/-\d{1,5}x\d{1,5}(\.\w+)$/, '$1')
}

function decodePath(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

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
