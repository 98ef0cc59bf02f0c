import type { ServerResponse } from 'node:http'
import { isFrontPage, oldQueryAt } from '@/lib/web/old-query'
import { isOldFileAddress } from '@/lib/web/old-shapes'
import { requestAddress, pageAddress, type Address } from './address'
import { barePolicy } from './headers'
import { ifReading, type Exchange, type Step } from './step'

/** Finds the target of an old query such as `/?p=12`, or of any address at an earlier site's host. `now` is UTC ms. */
export type FindOldTarget = (old: { source: string; host?: string; now: number }) => Promise<string | undefined>

type RedirectDeps = {
  /** Follows a redirect of the page, so that an old address in another spelling takes one redirect. */
  movedTo: (pageAddress: string, exchange: Exchange) => Promise<string | undefined>
  missing: (prefix: string, exchange: Exchange) => Promise<void>
  findOld: FindOldTarget
  now?: () => number
}

/** Redirects other spellings and old WordPress addresses in one step. An unknown number (`/?p=12`) is a 404. */
export function redirectStep({ movedTo, missing, findOld, now = Date.now }: RedirectDeps): Step {
  return ifReading(async (req, res, next) => {
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

function oldAddressIn({ area, path, query }: Address) {
  if (area === 'files') return isOldFileAddress(path) ? path : undefined
  return area === 'site' ? oldQueryAt(path, query) : undefined
}

/** Returns the language prefix of an old entry's number (`/km/?p=12`); undefined for an old list or search. */
function prefixOfThing(old: string | undefined) {
  const [, path] = /^([^?]*)\?(?:p|page_id|attachment_id)=/.exec(old ?? '') ?? []
  if (path === undefined || !isFrontPage(path)) return undefined
  return path === '/' ? '' : path
}

export function sendRedirect(res: ServerResponse, status: 301 | 302, location: string) {
  const headers = { location, 'cache-control': 'public, no-cache', 'content-security-policy': barePolicy }
  res.writeHead(status, { ...headers, 'content-length': 0 }).end()
}
