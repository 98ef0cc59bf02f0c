import { lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { withoutEnd } from '@/lib/text/slug'
import { jsonCopy } from '@/lib/lists/own-copy'
import { sha256 } from '@/lib/keys/random'
import { wxrItemKey, type WxrItem } from '@/lib/wxr/types'

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

type OldPlace = { path: string; query: string; hash: string }

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

/** Parts of an export may overlap, and hand-made exports give one number to two things. */
type ItemKey = { key: string; is: 'first' | 'another' | 'same again' | 'changed again' }

type SeenItem = { key: string; guid: string; name: string; title: string; words: string }

/** Assigns stable keys in file order. The first item of a number has it as key; others get their own. */
export class ItemKeys {
  private readonly seen = new Map<string, SeenItem[]>()

  of(item: WxrItem): ItemKey {
    const { guid, title } = item
    const number = wxrItemKey(item)
    const isFile = item.type === 'attachment'
    const name = isFile ? item.attachmentUrl : item.name
    const words = shortHash([title, item.content, item.excerpt, item.status])
    const place = `${itemKindOf(item.type)} ${number}`
    const others = this.seen.get(place) ?? []
    const before = others.find((other) => isOneThing(other, { guid, name, title }, isFile))
    if (before) return { key: before.key, is: before.words === words ? 'same again' : 'changed again' }
    const isFirst = others.length === 0
    const key = isFirst ? number : `${number} ${shortHash([guid, name, title])}`
    this.seen.set(jsonCopy(place), [...others, jsonCopy({ key, guid, name, title, words })])
    return { key, is: isFirst ? 'first' : 'another' }
  }
}

export function againKey(key: string, { title, content, excerpt, status }: WxrItem) {
  return `${key} again ${shortHash([title, content, excerpt, status])}`
}

// Files have a key space of their own.
function itemKindOf(type: string) {
  if (type === 'attachment') return 'file'
  return type === 'post' || type === 'page' ? 'entry' : 'other'
}

type ItemIdentity = Pick<SeenItem, 'guid' | 'name' | 'title'>

/** A text with a new name or a new title stays the same text; with both it is another. Files differ by address. */
function isOneThing(one: ItemIdentity, other: ItemIdentity, isFile: boolean) {
  if (one.guid && other.guid && one.guid !== other.guid) return false
  if (isFile) return one.name === other.name
  return (one.name !== '' && one.name === other.name) || one.title === other.title
}

function shortHash(parts: string[]) {
  return sha256(JSON.stringify(parts)).slice(0, 12)
}
