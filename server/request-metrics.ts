import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics'
import { requestAddress, loggable, type Address } from './address'

/** The kind of a request: `kept` for a page from the store, `page` for all else of the public side, `none` for no address. */
type Kind = 'kept' | 'page' | 'file' | 'asset' | 'preview' | 'desk' | 'api' | 'none'

const kinds: Record<Address['area'], Kind> = {
  site: 'page',
  files: 'file',
  assets: 'asset',
  preview: 'preview',
  desk: 'desk',
  api: 'api',
}

/** From how many milliseconds on an answer is one that took long. */
const long = 1_000

/**
 * Counts the answer to a request when it begins, and logs one that failed or took long (all, with LOG_REQUESTS). Of the public
 * side no address is logged but that of a failure, and of nobody where they ask from.
 * @param began when the request came, as `performance.now()` says it
 */
export function recordWhenAnswered(
  req: IncomingMessage,
  res: ServerResponse,
  { id, began }: { id: string; began: number },
) {
  let isAnswered = false
  // Only now: a step may have made another request of it.
  const answered = (status: number) => {
    isAnswered = true
    const address = requestAddress(req)
    const kind = address ? kinds[address.area] : 'none'
    recordRequest(status, { kind, method: req.method, id, address: loggable(address) }, began)
    return kind
  }
  onHeaders(res, () => {
    const kind = answered(res.statusCode)
    // Staff can say which request they mean. A page that does not exist must say the same as any other such page.
    if (kind === 'desk' || kind === 'api') res.setHeader('x-request-id', id)
  })
  res.once('close', () => isAnswered || answered(0))
}

type RequestFacts = { kind: Kind; method: string | undefined; id?: string; address?: string }

/** `status` 0: whoever asked went away before there was an answer. */
export function recordRequest(status: number, { kind, method, id, address }: RequestFacts, began: number) {
  const ms = performance.now() - began
  const { requests, duration } = metrics()
  requests.inc({ kind, answer: classes[(status / 100) | 0] })
  duration.observe({ kind }, ms / 1000)
  if (status < 500 && ms < long && !env().logRequests) return
  const facts = { kind, method, status, ms: Math.round(ms), request: id }
  if (status >= 500) log.error('A request failed', { ...facts, address })
  else log.info(ms < long ? 'A request was answered' : 'A request took long', facts)
}
const classes = ['none', '1xx', '2xx', '3xx', '4xx', '5xx']
