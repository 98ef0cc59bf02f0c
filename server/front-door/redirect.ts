import type { ServerResponse } from 'node:http'
import { isFrontPage, oldQueryAt } from '@/lib/web/old-query'
import { isOldFileAddress } from '@/lib/web/old-shapes'
import { requestAddress, pageAddress, type Address } from './address'
import { barePolicy } from './headers'
import { whenReading, type Exchange, type Step } from './step'

/**
 * Returns the address to which an address leads at a moment (UTC ms): one of the old kind (`/?p=12`); or any that was asked for
 * at a host of a site before this one, by what was written down for that host alone.
 */
export type FindOld = (old: { source: string; host?: string; now: number }) => Promise<string | undefined>

type RedirectDeps = {
  /** Returns the address where the page at an address says that it went, so that an old address in an old spelling is one hop too. */
  movedTo: (pageAddress: string, exchange: Exchange) => Promise<string | undefined>
  /** Answers that nothing is there, in the language of a prefix of addresses. */
  missing: (prefix: string, exchange: Exchange) => Promise<void>
  findOld: FindOld
  now?: () => number
}

/**
 * Sends every other spelling of an address to the one it has, in one hop, with its query; and what WordPress named by a
 * query at its front page, that of a folder too, or where old networks of it had files, to where it is now. A number there that names nothing is an address of nothing.
 * Any other query is one of the page at the path.
 */
export function redirect({ movedTo, missing, findOld, now = Date.now }: RedirectDeps): Step {
  return whenReading(async (req, res, next) => {
    const address = requestAddress(req)!
    const old = oldAddressIn(address)
    const target = old && (await findOld({ source: old, now: now() }))
    const prefix = target ? undefined : prefixOfThing(old)
    if (prefix !== undefined) return missing(prefix, { req, res })
    if (!target && address.path === address.sentPath) return next()

    const newAddress =
      target ?? (address.area === 'site' ? await movedTo(pageAddress(address), { req, res }) : undefined)
    sendRedirect(res, 301, newAddress ?? address.path + address.query)
  })
}

/** Returns what is looked up before anything of this site is: a query of WordPress, or a place of a file that no file here can have. */
function oldAddressIn({ area, path, query }: Address) {
  if (area === 'files') return isOldFileAddress(path) ? path : undefined
  return area === 'site' ? oldQueryAt(path, query) : undefined
}

/** The prefix of the language of an address that is of one text or upload, `/?p=12`; undefined for that of a list or a search. */
function prefixOfThing(old: string | undefined) {
  const [, path] = /^([^?]*)\?(?:p|page_id|attachment_id)=/.exec(old ?? '') ?? []
  if (path === undefined || !isFrontPage(path)) return undefined
  return path === '/' ? '' : path
}

/** Sends a reader on, with nothing to read: 301 for good, 302 for now. */
export function sendRedirect(res: ServerResponse, status: 301 | 302, location: string) {
  const headers = { location, 'cache-control': 'public, no-cache', 'content-security-policy': barePolicy }
  res.writeHead(status, { ...headers, 'content-length': 0 }).end()
}
