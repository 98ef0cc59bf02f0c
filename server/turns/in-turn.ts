import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import busboy from 'busboy'
import onHeaders from 'on-headers'
import type { FindAsker } from '../front-door/asker'
import { bodyWatchOf, closeAfterAnswer } from '../front-door/body'
import { limits } from '../front-door/limits'
import { answerPlainly } from '../front-door/plain'
import type { Exchange, Step } from '../front-door/step'
import type { TurnRequest, FairTurns } from './turns'

/** Checks the session, not only the cookie. */
export type IsStaff = (req: IncomingMessage) => Promise<boolean>

type TurnDeps = { turns: FairTurns; askerOf: FindAsker; isStaff: IsStaff }

/** Milliseconds that readers wait for the turn of a popular page: longer than a process needs to start again. */
const maxPopularWait = 90_000

/** Returns the request for a turn; without an exchange that of a popular page, which is made for all. */
export function turnOf(exchange: Exchange | undefined, askerOf: FindAsker): TurnRequest {
  if (exchange) return turnRequestOf(exchange.req, exchange.res, askerOf)
  return { line: 'popular', signal: AbortSignal.timeout(maxPopularWait) }
}

export function turnRequestOf(req: IncomingMessage, res: ServerResponse, askerOf: FindAsker): TurnRequest {
  const controller = new AbortController()
  if (res.destroyed) controller.abort()
  else res.once('close', () => controller.abort())
  return { asker: askerOf(req), signal: controller.signal }
}

/** A header for Next's own request for the target of a redirect: it must not wait for the turn that it belongs to. */
const passHeader = 'x-own-turn'
const ownPass = randomBytes(16).toString('base64url')

/** The cheap addresses that must answer even when the server is busy. */
const neverWaitsPattern = /^\/api\/(health(\/ready)?|metrics)$/

/** Gives everybody but staff turns, so that no crawler blocks the desk. A form must arrive before its turn begins. */
export function withTurns({ turns, askerOf, isStaff }: TurnDeps, step: Step): Step {
  return async (req, res, next) => {
    if (neverWaitsPattern.test(req.url!) || req.headers[passHeader] === ownPass || (await isStaff(req)))
      return step(req, res, next)
    // API routes refuse strangers without reading, but the desk's forms are read first.
    if (req.method === 'POST' && !req.url!.startsWith('/api/')) {
      const body = bodyWatchOf(req)
      if (body && !body.lower(limits.bodies.visitor)) {
        closeAfterAnswer(req, res)
        return answerPlainly(req, res, 413)
      }
      if (body && !(await body.received)) return // the connection has ended
      if (!(await isWholeForm(req, body?.chunks ?? []))) return answerPlainly(req, res, 400)
      blameForm(res)
      req.headers[passHeader] = ownPass
    }
    const closed = new Promise<void>((resolve) => res.once('close', resolve))
    // Next may wait for the rest of a form after answering.
    return turns.take(turnRequestOf(req, res, askerOf), async () => Promise.race([step(req, res, next), closed]))
  }
}

/** Returns whether a form is complete: Next takes a truncated one for its own error. */
function isWholeForm({ headers }: IncomingMessage, chunks: Buffer[]): Promise<boolean> {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) return Promise.resolve(true)
  return new Promise((resolve) => {
    try {
      const form = busboy({ headers })
      form.on('file', (_, file) => file.resume())
      form.once('error', () => resolve(false))
      form.once('close', () => resolve(true))
      form.end(Buffer.concat(chunks))
    } catch {
      resolve(false) // no boundary
    }
  })
}

/** Answers 400 in place of 500: actions explain their own errors, so only a form that Next cannot decode ends so. */
function blameForm(res: ServerResponse) {
  onHeaders(res, () => {
    if (res.statusCode === 500) res.statusCode = 400
  })
}
