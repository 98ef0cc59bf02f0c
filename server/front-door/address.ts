import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Area } from '@/addresses.mjs'
import { areaOf, publicAddress } from '@/lib/web/public-address'
import { percentEncode, lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { languagePrefix } from '@/lib/languages/languages'
import type { Socket } from 'node:net'
import { networkOf } from '@/auth/keys'
import { clientAddress, noProxies, parseNetworks } from '@/lib/web/client-address'

export type Address = {
  /** Equal to `path` if no redirect is needed. */
  sentPath: string
  path: string
  /** With its question mark, or ''. */
  query: string
  area: Area
}

const knownAddresses = new WeakMap<IncomingMessage, Address>()

/** Undefined for a malformed address (RFC 3986), one with dot segments or with U+0000. */
export function requestAddress(req: IncomingMessage): Address | undefined {
  const cached = knownAddresses.get(req)
  if (cached) return cached
  const address = readAddress(req.url ?? '')
  if (address) knownAddresses.set(req, address)
  return address
}

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

/** Public addresses are in lower case. */
function canonicalAddress(path: string) {
  if (areaOf(path.replace(/\/{2,}/g, '/')) === 'assets') return path
  const bare = withoutMainPrefix(path)
  return areaOf(bare) === 'site' ? lowerCasePath(bare) : bare
}

// Public pages read only these; others would duplicate the page.
const queryNames = ['country', 'kind', 'language', 'page', 'q', 'series', 'sort', 'topic', 'type', 'year']

/** Next's own paths. */
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

/** Hides the secret of some addresses. */
export function pathForLog(address: Address | undefined) {
  return address?.path.replace(/^\/(preview|setup)\/.*/, '/$1/…')
}

/** Forbidden by RFC 9112, section 3.2. */
export function namesTwoHosts({ rawHeaders }: IncomingMessage) {
  let hosts = 0
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n]!
    if (name.length === 4 && name.toLowerCase() === 'host' && ++hosts > 1) return true
  }
  return false
}

/** In the absolute form `GET http://host/path`, that host counts (RFC 9112, section 3.2.2). */
export function toOriginForm(req: IncomingMessage) {
  const [, host, rest] = /^https?:\/\/([^/?#@\\]+)([/?].*)?$/i.exec(req.url ?? '') ?? []
  if (host === undefined) return
  req.headers.host = host
  req.url = rest?.startsWith('/') ? rest : `/${rest ?? ''}`
}

export type Exchange = { req: IncomingMessage; res: ServerResponse }

/** Answers, or calls `next`. */
export type Step = (req: IncomingMessage, res: ServerResponse, next: () => void | Promise<void>) => void | Promise<void>

export function chainSteps(...steps: Step[]): Step {
  return (req, res, next) => {
    const from = (i: number): void | Promise<void> =>
      i < steps.length ? steps[i]!(req, res, () => from(i + 1)) : next()
    return from(0)
  }
}

export function ifReading(step: Step): Step {
  return (req, res, next) => (isReading(req) ? step(req, res, next) : next())
}

/** For every answer, including errors and redirects. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ...(siteUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

type PublicPages = { forms?: string[]; frameAncestors?: string }

/**
 * Allows no scripts and no other sites; tools may fetch robots.txt. `style`: hashes or `none`; `forms`: the addresses to
 * which forms of the page lead.
 */
export function publicPolicy(style: string, { forms = ["'none'"], frameAncestors = "'none'" }: PublicPages = {}) {
  const sources = style.split(' ').map((source) => `'${source}'`)
  return (
    `default-src 'none'; script-src 'none'; style-src ${sources.join(' ')}; img-src 'self'; media-src 'self'; font-src 'self'; ` +
    `manifest-src 'self'; ` +
    `connect-src 'self'; form-action ${forms.join(' ')}; base-uri 'none'; frame-ancestors ${frameAncestors}`
  )
}

/** Returns the addresses of the only forms of a public page: the search of the site and that of its library. */
export function searchForms(siteUrl: string, address: string) {
  const { language } = publicAddress(address.split('?')[0]!)
  // Without texts in a language, the search is that of the main language.
  const prefixes = new Set(['', languagePrefix(language)])
  return [...prefixes].flatMap((prefix) => [`${siteUrl}${prefix}/search`, `${siteUrl}${prefix}/publications`])
}

/** In development Next evaluates code, injects styles and uses a web socket. */
export function deskPolicy(nonce: string, dev: boolean) {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For answers that are not pages. */
export const barePolicy = "default-src 'none'; frame-ancestors 'none'"

/** A stranger may have made an upload. */
export const filePolicy = "sandbox; default-src 'none'"

/** Identifies an asker for fair sharing; undefined if unknown. */
export type FindAsker = (req: IncomingMessage) => string | undefined

const isLoopback = parseNetworks('loopback')
const clients = new WeakMap<IncomingMessage, string>()

/** Notes the client's address, as far as proxies are trusted, before their headers are removed. */
export function rememberClient(req: IncomingMessage, trustedProxies = noProxies): string {
  const address = clientAddress(req.socket.remoteAddress, req.headers, trustedProxies)
  clients.set(req, address)
  return address
}

export function clientOf(req: IncomingMessage): string {
  return clients.get(req) ?? req.socket.remoteAddress ?? ''
}

/** Undefined for this machine: an unnamed proxy there may send everybody's requests. */
export const askerOf: FindAsker = (req) => {
  const address = clientOf(req)
  return isLoopback(address) ? undefined : networkOf(address)
}

/** Undefined for a proxy, whose connections bring many people. */
export function connectionOwnerBy(trustedProxies = noProxies) {
  return ({ remoteAddress = '' }: Socket) =>
    isLoopback(remoteAddress) || trustedProxies(remoteAddress) ? undefined : networkOf(remoteAddress)
}
