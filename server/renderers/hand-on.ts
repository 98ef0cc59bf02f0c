import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compression from 'compression'
import onHeaders from 'on-headers'
import { pathForLog, requestAddress } from '../front-door/address'
import { barePolicy, deskPolicy, publicPolicy } from '../front-door/headers'
import { previewHeaders } from '../files/preview'
import type { HttpHandler } from '../kept-pages/render'
import type { Step } from '../front-door/step'
import { HeldThread } from './held-thread'

const compressAnswer = compression({
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  filter: (req, res) => res.statusCode !== 206 && !res.getHeader('accept-ranges') && compression.filter(req, res),
})

/** Hands requests to Next, bodies unread, and sets the last headers. Next takes the nonce from the request's policy. */
export function forwardStep({ handle, dev }: { handle: HttpHandler; dev: boolean }): Step {
  const thread = new HeldThread(dev ? Infinity : undefined)
  return (req, res) => {
    const address = requestAddress(req)!
    const { area, path } = address
    const nonce = randomBytes(16).toString('base64')
    const bare = area === 'api' || area === 'preview' || path.startsWith('/api/')
    const policy = bare ? barePolicy : deskPolicy(nonce, dev)
    if (area !== 'api') req.headers['content-security-policy'] = deskPolicy(nonce, dev)

    onHeaders(res, () => {
      const mark = res.getHeader('x-still')
      for (const name of ['x-still', 'x-still-keep', 'x-still-sources', 'x-powered-by']) res.removeHeader(name)
      if (mark)
        res.setHeader(
          'content-security-policy',
          publicPolicy(String(mark), area === 'desk' ? { frameAncestors: "'self'" } : {}),
        )
      // A handler of uploads sets a stricter policy.
      else if (!res.hasHeader('content-security-policy')) res.setHeader('content-security-policy', policy)
      if (area === 'desk') {
        res.setHeader('cache-control', 'no-store')
        res.setHeader('referrer-policy', 'same-origin')
        res.setHeader('x-robots-tag', 'noindex')
      } else if (area === 'preview') res.setHeaders(new Map(Object.entries(previewHeaders)))
      else if (mark) res.setHeader('cache-control', 'public, no-cache')
      else if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'no-store')
    })
    const answered = () =>
      new Promise<void>((resolve, reject) => {
        compressAnswer(req as never, res as never, () =>
          Promise.resolve(handle(req, res)).then(() => resolve(), reject),
        )
      })
    return thread.watch(`${req.method} ${pathForLog(address)}`, answered)
  }
}
