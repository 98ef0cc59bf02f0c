import { lowerCasePath, canonicalPath, trimmedPath } from '@/lib/web/canonical-path'
import { withoutEnd } from '@/lib/text/without-end'

/** A site as its exports name it, whichever of its spellings they use. */
export type OldSite = {
  /** The name under which its things are kept: host and path, without `www.` and the way of transport. */
  name: string
  /** The hosts where WordPress.com kept its files, apart from its pages: "x.files.wordpress.com". Found on the way through its exports. */
  fileHosts: Set<string>
  /** Its own addresses begin with one of these. */
  hosts: ReadonlySet<string>
  /** The text with which its paths begin where it is not at the root of its host: "/blog"; otherwise empty. */
  base: string
  /** Its address, without a final slash. */
  url: string
}

/** Undefined where the address is none. */
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

/** An address of the old site as this one is asked for it: its path in one spelling, its query as it is. */
export type OldPlace = { path: string; query: string; hash: string }

/**
 * Returns where an address leads within the old site; undefined for another site's, and for what is no address: `mailto:`, a
 * place in the same text. A relative one is read from the text's own address.
 */
export function placeIn(site: OldSite, href: string, from = `${site.url}/`): OldPlace | undefined {
  const text = href.trim()
  if (!text || text.startsWith('#') || !URL.canParse(text, from)) return undefined
  const url = new URL(text, from)
  if (!/^https?:$/.test(url.protocol) || !site.hosts.has(url.host.toLowerCase())) return undefined
  const path = canonicalPath(encoded(url.pathname))
  if (path === undefined) return undefined
  const sitePath = lowerCasePath(trimmedPath(path))
  if (site.base && sitePath !== site.base && !sitePath.startsWith(`${site.base}/`)) return undefined
  return { path: sitePath, query: url.search, hash: url.hash }
}

function encoded(path: string) {
  return path.replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.toWellFormed()))
}

/** A path without what all of the site's begin with: "/2014/10" for "/blog/2014/10". */
export function within(site: OldSite, path: string) {
  return path.slice(site.base.length) || '/'
}

const ofFiles = /^[a-z0-9-]{1,63}\.files\.wordpress\.com$/

/** The host of the files of a blog of WordPress.com, by that of its pages or by itself. */
export function fileHostsOf(host: string) {
  const name = host.toLowerCase()
  if (ofFiles.test(name)) return [name]
  const [, blog] = /^([a-z0-9-]{1,63})\.wordpress\.com$/.exec(name) ?? []
  return blog ? [`${blog}.files.wordpress.com`] : []
}

/** Returns what stands after the folder of uploads, decoded: "2014/10/report.pdf"; undefined for any other path. */
export function uploadPath(path: string): string | undefined {
  const folder = /\/wp-content\/(?:uploads|blogs\.dir\/\d{1,12}\/files)\//i.exec(path)
  return folder ? decoded(path.slice(folder.index + folder[0].length)) : undefined
}

/**
 * Returns the place of an upload at addresses like `/files/2008/06/a.jpg`, as old networks had it: theirs alone are asked for
 * it, others have such paths too.
 */
export function networkPath(path: string): string | undefined {
  const [, rest] = /^(?:\/[\w-]{1,100})?\/files\/(\d{4}\/\d\d\/[^/]+)$/i.exec(path) ?? []
  return rest === undefined ? undefined : decoded(rest)
}

/** Returns the place of an upload for all that the host of files of WordPress.com has. */
export function pathAtFileHost(path: string): string | undefined {
  const [, rest] = /^\/(\d{4}\/\d\d\/[^/]+)$/.exec(path) ?? []
  return rest === undefined ? undefined : decoded(rest)
}

function decoded(rest: string) {
  if (!rest) return undefined
  try {
    return decodeURIComponent(rest)
  } catch {
    return undefined
  }
}
