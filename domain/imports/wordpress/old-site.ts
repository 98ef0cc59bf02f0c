import { lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { withoutEnd } from '@/lib/text/slug'

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
  const path = canonicalPath(encodePath(url.pathname))
  if (path === undefined) return undefined
  const sitePath = lowerCasePath(withoutMainPrefix(path))
  if (site.base && sitePath !== site.base && !sitePath.startsWith(`${site.base}/`)) return undefined
  return { path: sitePath, query: url.search, hash: url.hash }
}

function encodePath(path: string) {
  return path.replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.toWellFormed()))
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

/** "2014/10/report.pdf": the decoded path after the folder of uploads. */
export function uploadPath(path: string): string | undefined {
  const folder = /\/wp-content\/(?:uploads|blogs\.dir\/\d{1,12}\/files)\//i.exec(path)
  return folder ? decodePath(path.slice(folder.index + folder[0].length)) : undefined
}

/** Reads `/files/2008/06/a.jpg` of old networks. Call it only for networks: other sites have such paths too. */
export function networkPath(path: string): string | undefined {
  const [, rest] = /^(?:\/[\w-]{1,100})?\/files\/(\d{4}\/\d\d\/[^/]+)$/i.exec(path) ?? []
  return rest === undefined ? undefined : decodePath(rest)
}

/** Reads an address at WordPress.com's host of files. */
export function pathAtFileHost(path: string): string | undefined {
  const [, rest] = /^\/(\d{4}\/\d\d\/[^/]+)$/.exec(path) ?? []
  return rest === undefined ? undefined : decodePath(rest)
}

function decodePath(rest: string) {
  if (!rest) return undefined
  try {
    return decodeURIComponent(rest)
  } catch {
    return undefined
  }
}
