import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { answerClasses, metrics } from '@/lib/process/metrics'
import { requestAddress, pathForLog, type Address } from './address'

/** `kept`: from the store; `page`: other public pages; `none`: no address. */
type Kind = 'kept' | 'page' | 'file' | 'asset' | 'preview' | 'desk' | 'api' | 'none'

const kindByArea: Record<Address['area'], Kind> = {
  site: 'page',
  files: 'file',
  assets: 'asset',
  preview: 'preview',
  desk: 'desk',
  api: 'api',
}

/** Answers that a limit refused: they are not failures. */
const refusedAnswers = new WeakSet<ServerResponse>()

/** Marks a refusal by a limit, which other log lines report. */
export function markRefused(res: ServerResponse) {
  refusedAnswers.add(res)
}

/** Milliseconds. */
const slowAfter = 1_000

/** Logs failures and slow answers, public addresses only on failure, clients never. `began`: `performance.now()`. */
export function recordWhenAnswered(
  req: IncomingMessage,
  res: ServerResponse,
  { id, began }: { id: string; began: number },
) {
  let isAnswered = false
  // Read now, since a step may have rewritten the request.
  const answered = (status: number) => {
    isAnswered = true
    const address = requestAddress(req)
    const kind = address ? kindByArea[address.area] : 'none'
    const isRefused = refusedAnswers.has(res)
    recordRequest(status, { kind, method: req.method, id, address: pathForLog(address), isRefused }, began)
    return kind
  }
  onHeaders(res, () => {
    // The client may have left before.
    if (isAnswered) return
    const kind = answered(res.statusCode)
    // With this id, staff can name a request. Missing pages must all be equal.
    if (kind === 'desk' || kind === 'api') res.setHeader('x-request-id', id)
  })
  res.once('close', () => isAnswered || answered(0))
}

/** Counts an answer from the kept pages. Its duration is in no metric, only in the log of all requests. */
export function recordKeptPage({ method }: IncomingMessage, status: number, began: number) {
  const { keptAnswers } = metrics()
  keptAnswers[(status / 100) | 0]!++
  if (env().logRequests) logRequest(status, { kind: 'kept', method }, performance.now() - began)
}

type RequestFacts = { kind: Kind; method: string | undefined; id?: string; address?: string; isRefused?: boolean }

/** Counts and times an answer. `status` 0: the client left before the answer. */
function recordRequest(status: number, { kind, method, id, address, isRefused }: RequestFacts, began: number) {
  const ms = performance.now() - began
  const { requests, duration } = metrics()
  requests.inc({ kind, answer: isRefused ? 'refused' : answerClasses[(status / 100) | 0] })
  duration.observe({ kind }, ms / 1000)
  const isTold = (status >= 500 || ms >= slowAfter) && !isRefused
  if (isTold || env().logRequests) logRequest(status, { kind, method, id, address, isRefused }, ms)
}

function logRequest(status: number, { kind, method, id, address, isRefused }: RequestFacts, ms: number) {
  const facts = { kind, method, status, ms: Math.round(ms), request: id }
  if (status >= 500 && !isRefused) log.error('A request failed', { ...facts, address })
  else log.info(ms < slowAfter ? 'A request was answered' : 'A request took long', facts)
}
