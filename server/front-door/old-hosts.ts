import type { IncomingMessage } from 'node:http'
import { oldQueryAt } from '@/lib/web/old-query'
import { isOldFileAddress } from '@/lib/web/old-shapes'
import { requestAddress, isReading, pageAddress, type Address } from './address'
import { fileRequestAt, type FindFile } from '../files/files'
import type { Page } from '../kept-pages/page'
import { sendRedirect, type FindOldTarget } from './redirect'
import type { Exchange, Step } from './step'

type OldHostDeps = {
  siteUrl: string
  page: (pageAddress: string, exchange: Exchange) => Promise<Page>
  /** Sends the page of this site at the path, in any spelling. */
  answer: Step
  findOld: FindOldTarget
  findFile: FindFile
  now?: () => number
}

type RedirectTarget = { path: string; forNow?: boolean }

const oldHostByRequest = new WeakMap<IncomingMessage, string>()

/** Notes a request's host if it is one of `hosts`. Called first, since other Host headers are removed. */
export function rememberOldHost(req: IncomingMessage, hosts: readonly string[]): boolean {
  const requestHost = hosts.length > 0 ? req.headers.host?.toLowerCase() : undefined
  const host =
    requestHost &&
    hosts.find((oldHost) => oldHost === requestHost || oldHost === requestHost.replace(/\.?(:\d+)?$/, ''))
  if (host) oldHostByRequest.set(req, host)
  return Boolean(host)
}

/** Redirects once from an earlier site's host to `siteUrl`. Uses only path and query of the request. */
export function atOldHost({ siteUrl, page, answer, findOld, findFile, now = Date.now }: OldHostDeps): Step {
  return async (req, res, next) => {
    const host = oldHostByRequest.get(req)
    const address = requestAddress(req)!
    if (host === undefined || !isReading(req) || address.area === 'assets') return next()
    const target = await whereTo(address, host, { req, res })
    if (target) return sendRedirect(res, target.forNow ? 302 : 301, siteUrl + target.path)
    return answer(req, res, next)
  }

  /** Finds where an address leads; undefined if it is missing. */
  async function whereTo(address: Address, host: string, exchange: Exchange): Promise<RedirectTarget | undefined> {
    const { path, query, area } = address
    const old = oldQueryAt(path, query) ?? (isOldFileAddress(path) ? path : undefined)
    const queryTarget =
      old && ((await findOld({ source: old, host, now: now() })) ?? (await findOld({ source: old, now: now() })))
    const target = queryTarget ?? (await findOld({ source: path, host, now: now() }))
    if (target) return { path: target }
    if (area === 'files') {
      const request = fileRequestAt(path)
      const file = request && (await findFile(request, now()))
      return file && ('mediaId' in file ? { path } : { path: file.path, forNow: true })
    }
    if (area !== 'site') return { path: path + query }
    const { status, location } = await page(pageAddress(address), exchange)
    if (location !== undefined) return { path: location, forNow: status === 302 }
    return status < 400 ? { path: path + query } : undefined
  }
}
