import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compression from 'compression'
import onHeaders from 'on-headers'
import { pathForLog, requestAddress } from '../front-door/address'
import { barePolicy, deskPolicy, publicPolicy } from '../front-door/headers'
import { previewHeaders } from '../files/preview'
import type { HttpHandler } from '../kept-pages/render'
import type { Step } from '../front-door/step'
import { log } from '@/lib/process/log'

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

/** Milliseconds of processor time: the longest that a request may keep all others waiting. */
const maxHold = 2_000
/** Milliseconds between two looks while the thread is free. */
const interval = 250

/** Logs which addresses were answered while the thread was held: that work belongs in another process. */
export class HeldThread {
  private readonly underWay = new Map<symbol, string>()
  private last = spentTime()

  constructor(private readonly max = maxHold) {
    setInterval(() => this.look([...this.underWay.values()]), interval).unref()
  }

  async watch<T>(address: string, work: () => Promise<T>): Promise<T> {
    const key = Symbol()
    this.underWay.set(key, address)
    try {
      return await work()
    } finally {
      this.look([address])
      this.underWay.delete(key)
    }
  }

  private look(addresses: string[]) {
    const now = spentTime()
    const milliseconds = Math.round(now - this.last)
    this.last = now
    if (milliseconds > this.max && addresses.length > 0)
      log.warn('A request held the thread of the desk', { milliseconds, addresses })
  }
}

/** Returns milliseconds of processor time, of this thread alone from Node 23.9 on. */
function spentTime() {
  const threadUsage = process.threadCpuUsage as typeof process.threadCpuUsage | undefined
  const { user, system } = threadUsage?.call(process) ?? process.cpuUsage()
  return (user + system) / 1_000
}
