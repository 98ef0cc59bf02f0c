import type { IncomingMessage } from 'node:http'
import type { Area } from '@/addresses.mjs'
import { areaOf, publicAddress } from '@/lib/web/public-address'
import { percentEncode, lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { keptByObject } from '@/lib/lists/kept-results'

export type Address = {
  /** Equal to `path` if no redirect is needed. */
  sentPath: string
  path: string
  /** With its question mark, or ''. */
  query: string
  area: Area
}

/** Returns a request's address; undefined if it is malformed (RFC 3986), has dot segments or U+0000. */
export const requestAddress = keptByObject((req: IncomingMessage) => readAddress(req.url ?? ''))

export function readAddress(url: string): Address | undefined {
  if (!url.startsWith('/')) return undefined
  const mark = url.indexOf('?')
  const sentPath = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : percentEncode(url.slice(mark), notInQuery)
  const normalized = canonicalPath(sentPath)
  // PostgreSQL has no U+0000, and nobody can type it. A path with a control character is malformed anyway.
  if (normalized === undefined || query.includes('%00')) return undefined
  const path = canonicalAddress(normalized)
  return { sentPath, path, query: query === '?' ? '' : query, area: areaOf(path) }
}

const notInQuery = /[^\w\-.~!$&'()*+,;=:@%/?[\]|]/g

/** Returns a path in its one spelling. Public addresses are in lower case. */
function canonicalAddress(path: string) {
  if (areaOf(path.replace(/\/{2,}/g, '/')) === 'assets') return path
  const bare = withoutMainPrefix(path)
  return areaOf(bare) === 'site' ? lowerCasePath(bare) : bare
}

// Public pages read only these; others would duplicate the page.
const queryNames = ['country', 'kind', 'language', 'page', 'q', 'series', 'sort', 'topic', 'type', 'year']

/** Returns whether a path is one of Next's own. */
function isInsideSite(path: string) {
  return path.startsWith('/_')
}

/** Keeps known query names in order, once. Hidden files, closed previews, internal paths become one missing page. */
export function pageAddress({ path, query, area }: Omit<Address, 'sent'>) {
  if (area === 'files' || area === 'preview' || isInsideSite(path)) return '/files'
  if (!query) return path
  const parameters = new URLSearchParams(query)
  // Programs see all parameters, to report wrong ones. Refusals are never kept.
  if (publicAddress(path).row.forPrograms) {
    parameters.sort()
    return parameters.size > 0 ? `${path}?${parameters}` : path
  }
  const pageParameters = queryNames.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)!]] : []))
  return pageParameters.length > 0 ? `${path}?${new URLSearchParams(pageParameters)}` : path
}

export function isSearch(pageAddress: string) {
  return /[?&]q=/.test(pageAddress)
}

export function isReading(req: IncomingMessage) {
  return req.method === 'GET' || req.method === 'HEAD'
}

/** Returns a path for the log, without the secret that some addresses have. */
export function pathForLog(address: Address | undefined) {
  return address?.path.replace(/^\/(preview|setup)\/.*/, '/$1/…')
}

/** Returns whether a request has two Host headers, which RFC 9112, section 3.2 forbids. */
export function namesTwoHosts({ rawHeaders }: IncomingMessage) {
  let hosts = 0
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n]!
    if (name.length === 4 && name.toLowerCase() === 'host' && ++hosts > 1) return true
  }
  return false
}

/** Rewrites the absolute form `GET http://host/path`, of which the host counts (RFC 9112, section 3.2.2). */
export function toOriginForm(req: IncomingMessage) {
  const [, host, rest] = /^https?:\/\/([^/?#@\\]+)([/?].*)?$/i.exec(req.url ?? '') ?? []
  if (host === undefined) return
  req.headers.host = host
  req.url = rest?.startsWith('/') ? rest : `/${rest ?? ''}`
}
