import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { noProxies } from '@/lib/web/client-address'
import { publicAddress } from '@/lib/web/public-address'
import { requestAddress, isReading, type Address } from './address'
import { rememberClient } from './asker'
import type { EndConnection } from './body'
import { publicPolicy, securityHeaders, barePolicy } from './headers'
import { answerPlainly, plainDocument, plainStyle } from './plain'
import type { Step } from './step'

// Next and its proxies trust these headers, so visitors must not set them. The front door sets policy and nonce.
const neverTrusted = /^(x-forwarded-|x-middleware-|forwarded$|x-for-nobody$|x-request-id$|content-security-policy)/
// Next's client sends these at the desk. Elsewhere they would request another form of a page.
const onlyFromTheDesk = /^(rsc$|next-|x-nextjs-)/

const readingMethods = ['GET', 'HEAD', 'OPTIONS']

/** Seconds: a day. */
const preflightAge = '86400'

/** Answers OPTIONS, 400, 405 and 403 (writes from other sites). Removes headers that could deceive Next. */
export function refuseUntrusted(siteUrl: string, trustedProxies = noProxies): Step {
  const { host, protocol } = new URL(siteUrl)
  return (req, res, next) => {
    const address = requestAddress(req)
    if (req.method === 'OPTIONS' && (address || req.url === '*')) return answerOptions(req, res, address)
    if (!address) return answerPlainly(req, res, 400)
    const allowed = methodsOf(address)
    const isAllowed = allowed.includes(req.method!)
    // The origin is checked before the method.
    const isForeign =
      !isReading(req) && !(req.headers.origin === siteUrl && req.headers['sec-fetch-site'] !== 'cross-site')
    if (isForeign && (isAllowed || req.method === 'POST')) return answerPlainly(req, res, 403)
    if (!isAllowed) return answerPlainly(req, res.setHeader('allow', allowed.join(', ')), 405)

    const client = rememberClient(req, trustedProxies)
    for (const name of Object.keys(req.headers))
      if (neverTrusted.test(name) || (address.area !== 'desk' && onlyFromTheDesk.test(name))) delete req.headers[name]
    req.headers.host = host
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    if (address.area === 'desk') req.headers['x-forwarded-for'] = client
    return next()
  }
}

/** Returns the methods of an address. A test compares these with the desk's routes. */
export function methodsOf({ area, path }: Pick<Address, 'area' | 'path'>): string[] {
  if (area === 'site') return publicAddress(path).row.posted ? [...readingMethods, 'POST'] : readingMethods
  if (area !== 'desk' || /^\/api\/auth(\/|$)/.test(path)) return readingMethods
  return path.startsWith('/api/desk/') ? [...readingMethods, 'POST', 'PUT'] : [...readingMethods, 'POST']
}

/** Answers OPTIONS (RFC 9110, section 9.3.7). A preflight (CORS) is allowed the headers that revalidate a copy. */
function answerOptions({ headers }: IncomingMessage, res: ServerResponse, address?: Address) {
  // `OPTIONS *` is about the whole server.
  const allowed = address ? methodsOf(address) : [...readingMethods, 'POST', 'PUT']
  res.statusCode = 204
  res.setHeader('allow', allowed.join(', '))
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-security-policy', barePolicy)
  const isPreflight = headers.origin !== undefined && headers['access-control-request-method'] !== undefined
  if (isPreflight && address && publicAddress(address.path).row.shared) {
    res.setHeader('access-control-allow-origin', '*')
    res.setHeader('access-control-allow-methods', allowed.join(', '))
    res.setHeader('access-control-allow-headers', 'If-None-Match, If-Modified-Since')
    res.setHeader('access-control-max-age', preflightAge)
  }
  res.end()
}

const garbledAnswers: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  ERR_BODY_TOO_LARGE: [413, 'Content Too Large'],
}

/** Milliseconds for the answer to reach a client that is still sending. */
const lingerTime = 500

/** Returns a listener of `clientError`, which answers requests that are invalid HTTP or too large. */
export function refuseGarbled(siteUrl: string): EndConnection {
  const headers = {
    ...securityHeaders(siteUrl),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': publicPolicy(plainStyle),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return (error, socket: Duplex & { _httpMessage?: ServerResponse }) => {
    // An answer that has begun cannot be replaced.
    if (!socket.writable || socket._httpMessage?.headersSent) return socket.destroy()
    const [status, phrase] = garbledAnswers[error.code ?? ''] ?? [400, 'Bad Request']
    socket.end(`HTTP/1.1 ${status} ${phrase}\r\n${lines.join('')}\r\n${plainDocument(status)}`)
    setTimeout(() => socket.destroy(), lingerTime).unref()
  }
}
