import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import busboy from 'busboy'
import onHeaders from 'on-headers'
import type { AskerOf } from '../front-door/asker'
import { bodyWatchOf, closeAfterAnswer } from '../front-door/body'
import { limits } from '../front-door/limits'
import { answerPlainly } from '../front-door/plain'
import type { Step } from '../front-door/step'
import type { TurnRequest, Turns } from './turns'

/** True if a request comes with a session that is live now: a cookie that only looks like one does not count. */
export type IsStaff = (req: IncomingMessage) => Promise<boolean>

type TurnDeps = { turns: Turns; askerOf: AskerOf; isStaff: IsStaff }

/** Returns who ask by a request, and whether they are still there. */
export function turnRequestOf(req: IncomingMessage, res: ServerResponse, askerOf: AskerOf): TurnRequest {
  const controller = new AbortController()
  if (res.destroyed) controller.abort()
  else res.once('close', () => controller.abort())
  return { asker: askerOf(req), signal: controller.signal }
}

/**
 * An action that leads to another page has Next ask this server for that page, with the headers of its own request: it must not
 * wait for the turn that its own request has. Nobody outside knows the value.
 */
const pass = 'x-own-turn'
const ownPass = randomBytes(16).toString('base64url')

/** Health and metrics are small, and asked for when there is too much to do. */
const neverWaits = /^\/api\/(health(\/ready)?|metrics)$/

/**
 * A step that people who are signed in take at once, and everybody else in turn: a crawler cannot hold up the desk. What a
 * visitor sends has to be here as a whole before, so that nobody takes a turn and makes it last.
 */
export function inTurn({ turns, askerOf, isStaff }: TurnDeps, step: Step): Step {
  return async (req, res, next) => {
    if (neverWaits.test(req.url!) || req.headers[pass] === ownPass || (await isStaff(req))) return step(req, res, next)
    // The routes of the desk answer a stranger without reading; its forms are read before anybody asks who sends them.
    if (req.method === 'POST' && !req.url!.startsWith('/api/')) {
      const body = bodyWatchOf(req)
      if (body && !body.lower(limits.bodies.visitor)) {
        closeAfterAnswer(req, res)
        return answerPlainly(req, res, 413)
      }
      if (body && !(await body.received)) return // the connection has ended
      if (!(await isWholeForm(req, body?.chunks ?? []))) return answerPlainly(req, res, 400)
      blameForm(res)
      req.headers[pass] = ownPass
    }
    const closed = new Promise<void>((resolve) => res.once('close', resolve))
    // Next may go on waiting for the rest of a form long after it has answered.
    return turns.take(turnRequestOf(req, res, askerOf), async () => Promise.race([step(req, res, next), closed]))
  }
}

/** Returns whether a form of several parts can be read. Next takes one that breaks off for a fault of its own. */
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

/**
 * Makes a fault of the form (400) of what Next answers with 500: our own actions tell every fault of ours in words, so that
 * only a form that cannot be decoded ends so. The log has what Next said.
 */
function blameForm(res: ServerResponse) {
  onHeaders(res, () => {
    if (res.statusCode === 500) res.statusCode = 400
  })
}
