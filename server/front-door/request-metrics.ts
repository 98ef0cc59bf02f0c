import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { answerClasses, metrics } from '@/lib/process/metrics'
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

/** Answers that refuse what too many ask for: the limits at work, and no failure. */
const refusals = new WeakSet<ServerResponse>()

/** Notes that a request is refused without being tried: of too much that waits, or of a page set aside, other lines tell. */
export function noteRefusal(res: ServerResponse) {
  refusals.add(res)
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
    const isRefused = refusals.has(res)
    recordRequest(status, { kind, method: req.method, id, address: loggable(address), isRefused }, began)
    return kind
  }
  onHeaders(res, () => {
    const kind = answered(res.statusCode)
    // Staff can say which request they mean. A page that does not exist must say the same as any other such page.
    if (kind === 'desk' || kind === 'api') res.setHeader('x-request-id', id)
  })
  res.once('close', () => isAnswered || answered(0))
}

/** Counts an answer with a kept page, which takes no time worth measuring. */
export function recordKept({ method }: IncomingMessage, status: number, began: number) {
  const { keptAnswers } = metrics()
  keptAnswers[(status / 100) | 0]!++
  if (env().logRequests) logRequest(status, { kind: 'kept', method }, performance.now() - began)
}

type RequestFacts = { kind: Kind; method: string | undefined; id?: string; address?: string; isRefused?: boolean }

/** `status` 0: whoever asked went away before there was an answer. */
function recordRequest(status: number, { kind, method, id, address, isRefused }: RequestFacts, began: number) {
  const ms = performance.now() - began
  const { requests, duration } = metrics()
  requests.inc({ kind, answer: isRefused ? 'refused' : answerClasses[(status / 100) | 0] })
  duration.observe({ kind }, ms / 1000)
  const isTold = (status >= 500 || ms >= long) && !isRefused
  if (isTold || env().logRequests) logRequest(status, { kind, method, id, address, isRefused }, ms)
}

function logRequest(status: number, { kind, method, id, address, isRefused }: RequestFacts, ms: number) {
  const facts = { kind, method, status, ms: Math.round(ms), request: id }
  if (status >= 500 && !isRefused) log.error('A request failed', { ...facts, address })
  else log.info(ms < long ? 'A request was answered' : 'A request took long', facts)
}
