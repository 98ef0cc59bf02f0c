import type { IncomingMessage } from 'node:http'

/**
 * Who answers an address: `site` the public pages, `desk` staff, `api` machines, `files` uploads, `assets` the build,
 * `preview` a draft for whoever has its secret.
 */
export type Area = 'site' | 'desk' | 'api' | 'files' | 'assets' | 'preview'

export type Address = {
  /** The path as it was sent, and as it should have been; equal for a request that needs no redirect. */
  sent: string
  path: string
  /** The query as it was sent, with its question mark, or empty. */
  query: string
  area: Area
}

const known = new WeakMap<IncomingMessage, Address>()

/** The address a request names, or undefined where it is malformed (RFC 3986) or climbs with dot segments. */
export function addressOf(req: IncomingMessage): Address | undefined {
  const seen = known.get(req)
  if (seen) return seen
  const address = readAddress(req.url ?? '')
  if (address) known.set(req, address)
  return address
}

export function readAddress(url: string): Address | undefined {
  if (!url.startsWith('/')) return undefined
  const mark = url.indexOf('?')
  const sent = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : escape(url.slice(mark), notInQuery)
  const spelled = spell(sent)
  if (spelled === undefined) return undefined
  const path = canonical(spelled)
  return { sent, path, query: query === '?' ? '' : query, area: areaOf(path) }
}

const notInPath = /[^\w\-.~!$&'()*+,;=:@%/]/g
const notInQuery = /[^\w\-.~!$&'()*+,;=:@%/?[\]|]/g

// Node refuses a request line with bytes outside ASCII, so one character is one byte.
function escape(text: string, unsafe: RegExp) {
  return text.replace(unsafe, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** One spelling for every way to percent-encode the same path. */
function spell(path: string) {
  if (/%(?![0-9a-f]{2})/i.test(path)) return undefined
  const spelled = escape(path, notInPath).replace(/%([0-9a-f]{2})/gi, (triplet: string, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16))
    return /[\w\-.~]/.test(character) ? character : triplet.toUpperCase()
  })
  if (/(^|\/)\.{1,2}(\/|$)/.test(spelled)) return undefined
  try {
    return /[\x00-\x1f\x7f]/.test(decodeURIComponent(spelled)) ? undefined : spelled
  } catch {
    return undefined
  }
}

/** One slash at a time, none at the end, no prefix for the site's own language, and public addresses in lower case. */
function canonical(spelled: string) {
  const single = spelled.replace(/\/{2,}/g, '/')
  if (areaOf(single) === 'assets') return spelled
  const english = single.replace(/^(\/en)+(?=\/|$)/i, '') || '/'
  const bare = english.length > 1 && english.endsWith('/') ? english.slice(0, -1) : english
  return areaOf(bare) === 'site' ? bare.replace(/%..|[A-Z]+/g, (s) => (s[0] === '%' ? s : s.toLowerCase())) : bare
}

// What anyone may read through the API is public pages in another form, and kept as they are.
const apiAreas: Record<string, Area> = { auth: 'desk', desk: 'desk', v1: 'site' }

function areaOf(path: string): Area {
  const [, first, second] = path.split('/', 3)
  if (first === '_next') return 'assets'
  if (first === 'files' || first === 'media') return 'files'
  if (first === 'api') return apiAreas[second ?? ''] ?? 'api'
  if (first === 'preview') return 'preview'
  return ['admin', 'sign-in', 'setup'].includes(first!) ? 'desk' : 'site'
}

// Public pages read these and nothing else; any other name would make a copy of the same page.
const queryNames = ['country', 'language', 'page', 'q', 'series', 'sort', 'topic', 'type', 'year']

// Programs are told what is wrong with their request, so these see all of it. What was refused is never kept.
const machines = /^\/(oai|api\/v1(\/.*)?)$/

/**
 * The only address under which a public page is rendered and kept: known query names in one order, each once, empty ones left
 * out.
 * Every file that is not public, and every preview that does not open, is one and the same missing page.
 */
export function pageAddress({ path, query, area }: Omit<Address, 'sent'>) {
  if (area === 'files' || area === 'preview') return '/files'
  if (!query) return path
  const asked = new URLSearchParams(query)
  if (machines.test(path)) {
    asked.sort()
    return asked.size > 0 ? `${path}?${asked}` : path
  }
  const kept = queryNames.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)!]] : []))
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path
}

/** Whether a page's address asks for a free-text search. */
export function isSearch(pageAddress: string) {
  return /[?&]q=/.test(pageAddress)
}

export function isReading(req: IncomingMessage) {
  return req.method === 'GET' || req.method === 'HEAD'
}

/** An address as logs may have it: without the secret that some of them are. */
export function loggable(address: Address | undefined) {
  return address?.path.replace(/^\/(preview|setup)\/.*/, '/$1/…')
}
