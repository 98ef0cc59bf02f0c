import type { Server, ServerResponse } from 'node:http'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { startBackgroundJobs } from '../background/background-jobs'
import { deskDuties, type DeskDuties } from '../background/desk-duties'
import { turnOf } from '../turns/in-turn'
import { startNext } from './next-app'
import { createRenderer, type Answer, type HttpHandler } from '../kept-pages/render'
import {
  askerOf as askerOfNoted,
  type FindAsker,
  type Exchange,
  type Step,
  pathForLog,
  requestAddress,
  barePolicy,
  deskPolicy,
  publicPolicy,
} from '../front-door/address'
import { type FairTurns, ClientGone, TooBusy } from '../turns/turns'
import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compression from 'compression'
import onHeaders from 'on-headers'
import { previewHeaders } from '../files/files'

type MakeAnswer<T> = (begun: () => void) => Promise<T>

/** Joins requests for one key until the work begins: begun work may miss a change before a later request. */
export class JoinedRequests<T> {
  private readonly waiting = new Map<string, Promise<T>>()

  /** @param isOff every request gets a result of its own, to measure the cost of one */
  constructor(private readonly isOff = false) {}

  /** @throws the error of `make`. If the first asker leaves, each other asker takes a turn of its own. */
  async make(key: string, res: ServerResponse | undefined, make: MakeAnswer<T>): Promise<T> {
    const other = this.waiting.get(key)
    if (!other || this.isOff) return this.begin(key, make)
    try {
      return await other
    } catch (error) {
      const isOfOther = error instanceof ClientGone || error instanceof TooBusy
      if (!isOfOther || res?.destroyed) throw error
      return this.make(key, res, make)
    }
  }

  private begin(key: string, make: MakeAnswer<T>): Promise<T> {
    let hasBegun = false
    const begun = () => {
      if (!hasBegun) this.waiting.delete(key)
      hasBegun = true
    }
    const result = make(begun).finally(begun)
    if (!hasBegun) this.waiting.set(key, result)
    return result
  }
}

export type Renderer = {
  /** Waits for the turn of the asker, or without an exchange of a popular page. @throws Unavailable, ClientGone */
  render: (pageAddress: string, exchange?: Exchange) => Promise<Answer>
  forward: Step
}

/** Stopped after the last answer. */
export type Backend = Renderer & DeskDuties & { stop: () => Promise<void> }

type BackendOptions = { dev: boolean; keeps: boolean; server: Server; turns: FairTurns }

export async function startHere({ dev, keeps, server, turns }: BackendOptions): Promise<Backend> {
  const { handle, close } = await startNext({ dev, server: dev ? server : undefined })
  const stopJobs = startBackgroundJobs()
  if (!dev) await makeFrontPage(handle)
  return {
    ...localRenderer({ handle, siteUrl: env().siteUrl, turns, keeps, dev }),
    ...deskDuties,
    stop: async () => {
      await stopJobs()
      await close()
    },
  }
}

type LocalRenderer = {
  handle: HttpHandler
  siteUrl: string
  turns: FairTurns
  askerOf?: FindAsker
  keeps?: boolean
  dev: boolean
}

export function localRenderer({
  handle,
  siteUrl,
  turns,
  askerOf = askerOfNoted,
  keeps = true,
  dev,
}: LocalRenderer): Renderer {
  const render = createRenderer(handle, siteUrl, dev ? 120_000 : 30_000)
  const joined = new JoinedRequests<Answer>(!keeps)
  return {
    render: (pageAddress, exchange) =>
      joined.make(pageAddress, exchange?.res, (begun) =>
        turns.take(turnOf(exchange, askerOf), () => {
          begun()
          return render(pageAddress)
        }),
      ),
    forward: forwardStep({ handle, dev }),
  }
}

/** Loads code and the catalogue before a reader waits. A failure does not stop the start: the desk may repair it. */
export async function makeFrontPage(handle: HttpHandler) {
  await createRenderer(
    handle,
    env().siteUrl,
    60_000,
  )('/').catch((error: unknown) => log.error('The front page could not be made at the start', { error }))
}

/** Milliseconds of processor time: the longest that a request may keep all others waiting. */
const maxHold = 2_000
/** Milliseconds between two looks while the thread is free. */
const interval = 250

/** Says in the log which addresses were answered while the thread was held: that work belongs in another process. */
class HeldThread {
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
