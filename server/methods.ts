import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicAddress } from '@/lib/public-address'
import type { Address } from './address'
import { barePolicy } from './headers'

const reading = ['GET', 'HEAD', 'OPTIONS']

/** The methods that an address may be asked by. What the routes of the desk export is among them: a test compares. */
export function methodsOf({ area, path }: Pick<Address, 'area' | 'path'>): string[] {
  if (area === 'site') return publicAddress(path).row.posted ? [...reading, 'POST'] : reading
  if (area !== 'desk' || /^\/api\/auth(\/|$)/.test(path)) return reading
  return path.startsWith('/api/desk/') ? [...reading, 'POST', 'PUT'] : [...reading, 'POST']
}

/** Seconds for which a browser remembers the allowed methods: a day. */
const preflightAge = '86400'

/**
 * Answers OPTIONS: which methods there are (RFC 9110, section 9.3.7), and, where a browser asks for a script of another site,
 * that it may ask with the headers by which a copy is found to be still true (fetch.spec.whatwg.org, CORS-preflight).
 */
export function answerOptions({ headers }: IncomingMessage, res: ServerResponse, address?: Address) {
  // `OPTIONS *` is about the server as a whole.
  const allowed = address ? methodsOf(address) : [...reading, 'POST', 'PUT']
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
