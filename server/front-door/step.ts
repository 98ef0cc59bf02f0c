import type { IncomingMessage, ServerResponse } from 'node:http'
import { isReading } from './address'

/** A request and its response. */
export type Exchange = { req: IncomingMessage; res: ServerResponse }

/** One thing the front door does with a request: it answers, or it calls `next`. */
export type Step = (req: IncomingMessage, res: ServerResponse, next: () => void | Promise<void>) => void | Promise<void>

/** The steps as one, each called by the `next` of the one before it. */
export function inOrder(...steps: Step[]): Step {
  return (req, res, next) => {
    const from = (i: number): void | Promise<void> =>
      i < steps.length ? steps[i]!(req, res, () => from(i + 1)) : next()
    return from(0)
  }
}

/** A step for reading requests only; anything else goes on to the next step. */
export function whenReading(step: Step): Step {
  return (req, res, next) => (isReading(req) ? step(req, res, next) : next())
}
